import { InvalidRequestError } from '../errors/invalid-request.js';
import type { EncodedBody, OperationSpec, PageStep } from '../operation.js';
import type { OperationInfo } from '../operation-info.js';
import { applyOptions, type Fetch, type Limits, type RequestOptions, type Settings } from '../options.js';
import { serializeHeaders } from '../params/header.js';
import { expandPath } from '../params/path.js';
import { serializeCookies, serializeQuery } from '../params/query.js';
import { splitParams } from '../params/split.js';
import { isBrowser } from '../platform.js';
import { jsonResponse } from '../response/json.js';
import type { RetryPolicy } from '../retries/policy.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';
import { trust } from '../trust.js';
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
export interface Plan extends Limits, Pick<Settings, 'middleware'> {
  readonly operation: OperationInfo;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: EncodedBody | undefined;
  /** Whether credentials are sent at all. */
  readonly authorized: boolean;
  readonly schemes: readonly SecurityScheme[];
  readonly maxRetries: number;
  /** What the document says of retries. */
  readonly policy: RetryPolicy | undefined;
  readonly idempotent: boolean;
  readonly signal: AbortSignal | undefined;
  readonly fetch: Fetch;
}

/**
 * Builds the request of one call.
 *
 * @param step where it is not the first page of a list: what is different
 * @param authorizes whether credentials are sent where the options do not say
 * @throws InvalidRequestError that names the argument and the remedy
 * @throws ConfigurationError if a credential is missing
 */
export function createPlan(state: ClientState, spec: OperationSpec, args: CallArguments, step?: PageStep, authorizes = true): Plan {
  const { extras, settings: own, credentials } = state;
  extras.check?.(args, spec);
  const options = trust<RequestOptions>(args.options ?? {});
  const settings = args.options ? applyOptions(own, options, InvalidRequestError) : own;
  const policy = spec.retries ?? sdk.retries;
  const { timeout, deadline, idleTimeout, maxRetries = policy?.max ?? 2, maxRetryAfter, middleware } = settings;
  const operation = describeOperation(spec);
  const { query, header, cookie, body: content } = splitParams(spec, step && 'params' in step ? step.params : args.params);
  const body = content === undefined ? undefined : spec.body?.encode(content);

  const documented = spec.idempotencyHeader ?? settings.idempotencyHeader;
  const keyHeader = (documented ?? 'idempotency-key').toLowerCase();
  // The caller's key, or one made here where the API documents such keys.
  const key = options.idempotencyKey ?? (documented && !operation.idempotent ? crypto.randomUUID() : undefined);
  const headers = new Map<string, string | null>();
  const add = (name: string, value: string | false | undefined): void => {
    if (value) headers.set(name.toLowerCase(), headerValue(`the header ${name}`, value, InvalidRequestError));
  };
  add('accept', (spec.response ?? jsonResponse).accept);
  add('user-agent', !isBrowser() && `${sdk.packageName}/${sdk.version}`);
  add('content-type', body?.contentType);
  add(keyHeader, spec.method !== 'GET' && key);
  add('cookie', serializeCookies(spec, cookie));
  for (const [name, value] of serializeHeaders(spec, header)) headers.set(name.toLowerCase(), value);
  for (const [name, value] of settings.headers) headers.set(name, value);

  const base = spec.baseURL === undefined || settings.customBase ? settings.baseURL : new URL(spec.baseURL);
  const search = serializeQuery(spec, { ...own.query, ...query, ...options.query });
  const url = joinURL(base, expandPath(spec, args.values), search);
  const authorized = options.authorize ?? authorizes;
  return {
    timeout,
    deadline,
    idleTimeout,
    maxRetries,
    maxRetryAfter,
    policy,
    operation,
    method: spec.method,
    url: step && 'url' in step ? follow(spec, url, step.url) : url,
    headers,
    body,
    authorized,
    schemes: authorized ? chooseSchemes(spec.security ?? sdk.security, credentials, headers, spec.id) : [],
    // The caller may also have set the header himself, or removed it.
    idempotent: operation.idempotent || Boolean(headers.get(keyHeader)),
    signal: options.signal ?? undefined,
    fetch: settings.fetch ?? globalThis.fetch,
    middleware: [...middleware, ...(extras.middleware ?? [])],
  };
}

function follow({ id, page }: OperationSpec, current: string, target: string): string {
  if (page?.resolve) return page.resolve(current, target);
  throw new InvalidRequestError(`The pages of ${id} have no URLs: pass a position that one of them gave.`);
}
