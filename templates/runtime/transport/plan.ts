import { InvalidRequestError } from '../errors/invalid-request.js';
import type { EncodedBody, OperationSpec, PageStep, ResponseCodec } from '../operation.js';
import type { OperationInfo } from '../operation-info.js';
import { applyOptions, type Fetch, type RequestOptions, type Settings } from '../options.js';
import { serializeHeaders } from '../params/header.js';
import { expandPath } from '../params/path.js';
import { serializeCookies, serializeQuery } from '../params/query.js';
import { splitParams } from '../params/split.js';
import { isBrowser } from '../platform.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';
import { describeOperation } from './describe.js';
import { headerValue, type HeaderMap } from './headers.js';
import { chooseSchemes } from './security.js';
import type { ClientState } from './state.js';
import { joinURL } from './url.js';

/** What a method was called with. */
export interface CallArguments {
  readonly values: readonly unknown[];
  readonly params: unknown;
  readonly options: unknown;
}

/** A request in full but for its credentials, which every attempt asks for anew. */
export interface Plan extends Pick<
  Settings,
  'timeout' | 'deadline' | 'idleTimeout' | 'maxRetries' | 'maxRetryAfter' | 'middleware'
> {
  readonly operation: OperationInfo;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: EncodedBody | undefined;
  /** Whether credentials are sent at all. */
  readonly authorized: boolean;
  readonly schemes: readonly SecurityScheme[];
  readonly idempotent: boolean;
  readonly signal: AbortSignal | undefined;
  readonly fetch: Fetch;
}

const optionNames: readonly string[] = [
  'signal',
  'timeout',
  'deadline',
  'idleTimeout',
  'maxRetries',
  'maxRetryAfter',
  'idempotencyKey',
  'headers',
  'query',
  'baseURL',
  'baseUrl',
  'fetch',
  'middleware',
  'authorize',
] satisfies (keyof RequestOptions)[];

/**
 * Builds the request of one call.
 *
 * @param step where it is not the first page of a list: what is different
 * @param authorizes whether credentials are sent where the options do not say
 * @throws InvalidRequestError that names the argument and the remedy
 * @throws ConfigurationError if a credential is missing
 */
export function createPlan(
  state: ClientState,
  spec: OperationSpec,
  codec: ResponseCodec,
  { values, params, options = {} }: CallArguments,
  step?: PageStep,
  authorizes = true,
): Plan {
  checkOptions(options, spec.id);
  const operation = describeOperation(spec);
  const settings = applyOptions(state.settings, options, InvalidRequestError);
  const { query, header, cookie, body: content } = splitParams(spec, step && 'params' in step ? step.params : params);
  const body = content === undefined ? undefined : spec.body?.encode(content);

  const documented = spec.idempotencyHeader ?? settings.idempotencyHeader;
  const keyHeader = (documented ?? 'idempotency-key').toLowerCase();
  // The caller's key, or one made here where the API documents such keys.
  const made = documented !== undefined && !operation.idempotent ? crypto.randomUUID() : undefined;
  const key = spec.method === 'GET' ? undefined : (options.idempotencyKey ?? made);
  const headers = new Map<string, readonly string[] | null>();
  const add = (name: string, value: string | undefined): void => {
    if (value) headers.set(name.toLowerCase(), [headerValue(name, value, InvalidRequestError)]);
  };
  add('accept', codec.accept);
  add('user-agent', isBrowser() ? undefined : `${sdk.packageName}/${sdk.version}`);
  add('content-type', body?.contentType);
  add(keyHeader, key);
  add('cookie', serializeCookies(spec, cookie));
  for (const [name, value] of serializeHeaders(spec, header)) headers.set(name.toLowerCase(), [value]);
  for (const [name, own] of settings.headers) headers.set(name, own);

  const authorized = options.authorize ?? authorizes;
  const base = spec.baseURL === undefined || settings.customBase ? settings.baseURL : new URL(spec.baseURL);
  const url = joinURL(
    base,
    expandPath(spec, values),
    serializeQuery(spec, { ...state.settings.query, ...query, ...options.query }),
  );
  return {
    ...settings,
    operation,
    method: spec.method,
    url: step && 'url' in step ? follow(spec, url, step.url) : url,
    headers,
    body,
    authorized,
    schemes: authorized ? chooseSchemes(spec.security ?? sdk.security, state.credentials, headers, spec.id) : [],
    // The caller may also have set the header himself, or removed it.
    idempotent: operation.idempotent || Boolean(headers.get(keyHeader)),
    signal: options.signal ?? undefined,
    fetch: settings.fetch ?? globalThis.fetch,
    middleware: [...settings.middleware, ...(state.extras.middleware ?? [])],
  };
}

function follow({ id, page }: OperationSpec, current: string, target: string): string {
  if (page?.resolve) return page.resolve(current, target);
  throw new InvalidRequestError(`The pages of ${id} have no URLs: pass a position that one of them gave.`);
}

function checkOptions(options: unknown, id: string): asserts options is RequestOptions {
  if (!isObject(options))
    throw new InvalidRequestError(`The options of ${id} are no object: pass them last, such as { timeout: 5000 }.`);
  for (const name of Object.keys(options)) {
    if (!optionNames.includes(name))
      throw new InvalidRequestError(`${id} has no option "${name}": the options are ${optionNames.join(', ')}.`);
  }
  const { signal } = options;
  if (signal !== undefined && signal !== null && !(isObject(signal) && 'aborted' in signal))
    throw new InvalidRequestError('signal is no AbortSignal: pass the signal of an AbortController.');
}

/** Members of any name and type: what is known of an argument before it is looked at. */
function isObject(value: unknown): value is { readonly [name in keyof RequestOptions]?: unknown } {
  return typeof value === 'object' && value !== null;
}
