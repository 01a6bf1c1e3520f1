import { browserBuild } from '../build.js';
import { InvalidRequestError } from '../errors/invalid-request.js';
import type { Middleware } from '../middleware.js';
import type { OperationInfo } from '../operation-info.js';
import type { EncodedBody, OperationSpec, PageStep } from '../operation.js';
import { applyOptions, type Fetch, type RequestOptions, type Settings } from '../options.js';
import { expandPath, type PathTemplate } from '../params/path.js';
import { placeParams } from '../params/place.js';
import { textsOf } from '../params/texts.js';
import { isBrowser, member } from '../platform.js';
import { jsonResponse } from '../response/json.js';
import type { RetryPolicy } from '../retries/policy.js';
import { sdk } from '../sdk.js';
import type { SecurityScheme } from '../security/scheme.js';
import type { ClientState } from '../transport/state.js';
import { trust } from '../trust.js';
import { resolveCredentials, type Credentials, type GivenCredentials } from './credentials.js';
import { headerValue, type HeaderMap } from './headers.js';
import { chooseSchemes } from './security.js';
import { joinURL, parseBaseURL } from './url.js';

/** What a method was called with. */
export interface CallArguments {
  readonly operation: OperationInfo;
  readonly template: PathTemplate;
  /** Begins with the values of the path's variables. */
  readonly values: readonly unknown[];
  readonly params: unknown;
  readonly options: unknown;
}

/** A request in full but for its credentials, which every attempt asks for anew. */
export interface Plan {
  /** The options of the call over those of its client. */
  readonly settings: Settings;
  readonly operation: OperationInfo;
  readonly method: string;
  readonly url: string;
  readonly headers: HeaderMap;
  readonly body: EncodedBody | undefined;
  readonly schemes: readonly SecurityScheme[];
  readonly credentials: Credentials;
  readonly maxRetries: number;
  /** What the document says of retries. */
  readonly policy?: RetryPolicy | undefined;
  readonly idempotent: boolean;
  readonly signal: AbortSignal | null | undefined;
  readonly fetch: Fetch;
  readonly middleware: readonly Middleware[];
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
  const { extras, settings: own } = state;
  extras.check?.(args, spec);
  const options = trust<RequestOptions>(args.options ?? {});
  const given = trust<GivenCredentials>(options);
  const credentials = args.options ? resolveCredentials(given, state.credentials, extras.flawOf, InvalidRequestError) : state.credentials;
  const settings = args.options ? applyOptions(own, options, InvalidRequestError) : own;
  const { id, method, response = jsonResponse } = spec;
  const policy = spec.retries ?? sdk.retries;
  // One object a call, by which a middleware tells its attempts from those of other calls.
  const operation = { ...args.operation };
  const { query, header, cookie, body: content } = placeParams(spec, step && 'params' in step ? step.params : args.params);
  const body = content === undefined ? undefined : spec.body?.encode(content, member(options, 'contentType'));

  const documented = spec.idempotencyHeader ?? settings.idempotencyHeader;
  const keyHeader = (documented ?? 'idempotency-key').toLowerCase();
  const headers = new Map<string, string | null>([['accept', response.accept]]);
  const add = (name: string, value: string | undefined): void => {
    if (value !== undefined) headers.set(name.toLowerCase(), headerValue(`the header ${name}`, value, InvalidRequestError));
  };
  if (!browserBuild && !isBrowser()) headers.set('user-agent', `${sdk.packageName}/${sdk.version}`);
  add('content-type', body?.contentType);
  // The caller's key, or one made here where the API documents such keys.
  if (method !== 'GET') add(keyHeader, options.idempotencyKey ?? (documented && !operation.idempotent ? crypto.randomUUID() : undefined));
  if (cookie.length > 0) add('cookie', cookie.map(([, text]) => text).join('; '));
  for (const [name, value] of header) add(name, value);
  for (const [name, value] of settings.headers) headers.set(name, value);

  // A name stands where it is first and has the text that is last: the call's option goes before its params, these before the client's option.
  const search = [...query, ...own.query, ...query, ...textsOf(options.query)];
  const url = joinURL(
    spec.baseURL !== undefined && !settings.customBase ? parseBaseURL(spec.baseURL, id, InvalidRequestError) : settings.baseURL,
    expandPath(args.template, args.values, spec.variables),
    [...new Map(search).values()].filter(Boolean).join('&'),
  );
  return {
    settings,
    maxRetries: settings.maxRetries ?? policy?.max ?? 2,
    policy,
    operation,
    method,
    url: step && 'url' in step ? follow(spec, url, step.url) : url,
    headers,
    body,
    schemes: (options.authorize ?? authorizes) ? chooseSchemes(spec.security ?? sdk.security, credentials, headers, id, given) : [],
    credentials,
    // The caller may also have set the header himself, or removed it.
    idempotent: operation.idempotent || Boolean(headers.get(keyHeader)),
    signal: options.signal,
    fetch: settings.fetch ?? fetch,
    middleware: [...settings.middleware, ...(extras.middleware ?? [])],
  };
}

function follow({ id, page }: OperationSpec, current: string, target: string): string {
  if (page?.resolve) return page.resolve(current, target);
  throw new InvalidRequestError(`The pages of ${id} have no URLs: pass a position of theirs.`);
}
