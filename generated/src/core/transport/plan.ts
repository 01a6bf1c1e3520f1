import { InvalidRequestError } from '../errors/invalid-request.js';
import type { SecuritySchemeInfo } from '../info.js';
import type { Middleware } from '../middleware.js';
import type { EncodedBody, OperationSpec, PageStep, ResponseCodec } from '../operation.js';
import type { OperationInfo } from '../operation-info.js';
import { baseOf, checkLimits, type Fetch, type RequestOptions } from '../options.js';
import { serializeHeaders } from '../params/header.js';
import { expandPath } from '../params/path.js';
import { serializeCookies, serializeQuery } from '../params/query.js';
import { splitParams } from '../params/split.js';
import { isBrowser } from '../platform.js';
import { sdk } from '../sdk.js';
import { describeOperation, isIdempotent } from './describe.js';
import { mergeHeaders, type HeaderMap } from './headers.js';
import { chooseSchemes, missingCredentials } from './security.js';
import type { ClientState } from './state.js';
import { joinURL, resolveURL } from './url.js';

/** What a method was called with. */
export interface CallArguments {
  readonly values: readonly unknown[];
  readonly params: unknown;
  readonly options: unknown;
}

/** A request in full but for its credentials, which every attempt asks for anew. */
export interface Plan {
  readonly operation: OperationInfo;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: EncodedBody | undefined;
  /** Whether credentials are sent at all. */
  readonly authorized: boolean;
  readonly schemes: readonly SecuritySchemeInfo[];
  readonly idempotent: boolean;
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly deadline: number;
  readonly idleTimeout: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly fetch: Fetch;
  /** Of the client, of the call, then of the client's features: outermost first. */
  readonly middleware: readonly Middleware[];
}

const optionNames = [
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
];

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
  const { settings, credentials } = state;
  checkOptions(options, spec.id);
  const { query, header, cookie, body: content } = splitParams(spec, step && 'params' in step ? step.params : params);

  const own = mergeHeaders(settings.headers, options.headers, InvalidRequestError);
  const body = content === undefined ? undefined : spec.body?.encode(content);
  const documented = spec.idempotencyHeader ?? settings.idempotencyHeader;
  const keyHeader = (documented ?? 'idempotency-key').toLowerCase();
  const key = idempotencyKey(spec, documented !== undefined, options.idempotencyKey);
  const cookies = serializeCookies(spec, cookie);
  const headers = new Map([
    ...single('accept', codec.accept),
    ...single('user-agent', isBrowser() ? undefined : `${sdk.packageName}/${sdk.version}`),
    ...single('content-type', body?.contentType),
    ...mergeHeaders(new Map(), { [keyHeader]: key }, InvalidRequestError),
    ...single('cookie', cookies || undefined),
    ...mergeHeaders(new Map(), serializeHeaders(spec, header), InvalidRequestError),
    ...own,
  ]);

  const security = spec.security ?? sdk.security;
  const authorized = options.authorize ?? authorizes;
  const schemes = !authorized ? [] : chooseSchemes(security, credentials, headers);
  if (!schemes) throw missingCredentials(security, spec.id);

  const url = joinURL(
    baseOf(options, InvalidRequestError) ??
      (spec.baseURL === undefined || settings.customBase ? settings.baseURL : new URL(spec.baseURL)),
    expandPath(spec, values),
    serializeQuery(spec, { ...settings.query, ...query, ...options.query }),
  );
  return {
    timeout: options.timeout ?? settings.timeout,
    deadline: options.deadline ?? settings.deadline,
    idleTimeout: options.idleTimeout ?? settings.idleTimeout,
    maxRetries: options.maxRetries ?? settings.maxRetries,
    maxRetryAfter: options.maxRetryAfter ?? settings.maxRetryAfter,
    operation: describeOperation(spec),
    method: spec.method,
    url: step && 'url' in step ? resolveURL(new URL(url), step.url) : url,
    headers,
    body,
    authorized,
    schemes,
    // The caller may also have set the header himself, or removed it.
    idempotent: isIdempotent(spec) || Boolean(headers.get(keyHeader)),
    signal: options.signal ?? undefined,
    fetch: options.fetch ?? settings.fetch ?? globalThis.fetch,
    middleware: [...settings.middleware, ...(options.middleware ?? []), ...state.features.middleware],
  };
}

function checkOptions(options: unknown, id: string): asserts options is RequestOptions {
  if (!isObject(options))
    throw new InvalidRequestError(`The options of ${id} are no object: pass them last, such as { timeout: 5000 }.`);
  for (const name of Object.keys(options)) {
    if (!optionNames.includes(name))
      throw new InvalidRequestError(`${id} has no option "${name}": the options are ${optionNames.join(', ')}.`);
  }
  checkLimits(options, InvalidRequestError);
  const { signal } = options;
  if (signal !== undefined && signal !== null && !(isObject(signal) && 'aborted' in signal))
    throw new InvalidRequestError('signal is no AbortSignal: pass the signal of an AbortController.');
}

/** The key that makes repetitions of a call one: the caller's, or one made here where the API documents such keys. */
function idempotencyKey(spec: OperationSpec, documented: boolean, given: string | undefined): string | undefined {
  if (spec.method === 'GET') return undefined;
  return given ?? (documented && !isIdempotent(spec) ? crypto.randomUUID() : undefined);
}

/** Members of any name and type: what is known of an argument before it is looked at. */
function isObject(value: unknown): value is { readonly [name in keyof RequestOptions]?: unknown } {
  return typeof value === 'object' && value !== null;
}

function single(name: string, value: string | undefined): [string, readonly string[]][] {
  return value === undefined ? [] : [[name, [value]]];
}
