import { ConfigurationError } from './errors/configuration.js';
import type { Middleware } from './middleware.js';
import { readEnv } from './platform.js';
import { sdk } from './sdk.js';
import { mergeHeaders, type HeaderMap, type HeadersInput } from './transport/headers.js';
import { parseBaseURL } from './transport/url.js';
import type { ClientState } from './transport/state.js';

/** Anything that works like the platform's `fetch`. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/**
 * A credential: its value, or a function that gives it anew for every attempt (for tokens that expire; calls that need it at
 * the same time share one run). `null`: none, and the environment variable is not looked at.
 */
export type CredentialOption = string | (() => string | Promise<string>) | null;

/** What a client and a single call both take. All times are in milliseconds. */
interface CommonOptions {
  /**
   * Where the API is. A path in it is put before every path of the API, and a query is kept.
   * For the client it may also come from the environment variable `<PREFIX>_BASE_URL`.
   */
  readonly baseURL?: string | URL | undefined;
  /** Another spelling of {@link CommonOptions.baseURL}. */
  readonly baseUrl?: string | URL | undefined;
  /** For one attempt, from sending to the last byte of the body. Infinity: no limit. Default 60,000. */
  readonly timeout?: number | undefined;
  /** For the whole call, with its retries and the waits between them. Default: no limit. */
  readonly deadline?: number | undefined;
  /** For the silence between two pieces of a streamed answer, comments and heartbeats included. Default 300,000. */
  readonly idleTimeout?: number | undefined;
  /** How often a failed attempt is repeated at most, where repeating is safe. Default 2. */
  readonly maxRetries?: number | undefined;
  /** The longest wait that the server may ask for (Retry-After); a longer one makes the call fail at once. Default 60,000. */
  readonly maxRetryAfter?: number | undefined;
  /** Added to the headers that are sent by default: `null` removes one, `undefined` keeps it. */
  readonly headers?: HeadersInput | undefined;
  /** Added to the query. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Used instead of the platform's fetch. */
  readonly fetch?: Fetch | undefined;
  /** Code around each attempt, outermost first; that of a call or a derived client is added, and runs inside the client's. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** How a client is set up. */
export interface ClientOptions extends CommonOptions {
  /** The header that carries idempotency keys, where the API has one that its document does not name. */
  readonly idempotencyHeader?: string | undefined;
  /** @internal Set by a client on the options of those that it derives. */
  readonly [inherited]?: ClientState;
}

/** How one call is made; what is not given here is as the client has it. */
export interface RequestOptions extends CommonOptions {
  /** Ends the call when it is aborted, also while it waits to retry. */
  readonly signal?: AbortSignal | null | undefined;
  /** Marks repetitions of this call as one, so that it may be retried. Made by the SDK where the API documents such keys. */
  readonly idempotencyKey?: string | undefined;
  /** Whether to send credentials. Default: true for a call, false for a request that is only built. */
  readonly authorize?: boolean | undefined;
}

/** The key under which a derived client finds what it inherits. @internal */
export const inherited: unique symbol = Symbol('inherited');

/** The options of a client, checked and complete. */
export interface Settings {
  readonly baseURL: URL;
  /** The base URL is the caller's own, which goes before the servers of single operations too. */
  readonly customBase: boolean;
  readonly timeout: number;
  readonly deadline: number;
  readonly idleTimeout: number;
  readonly maxRetries: number;
  readonly maxRetryAfter: number;
  readonly headers: HeaderMap;
  readonly query: Readonly<Record<string, unknown>>;
  readonly fetch: Fetch | undefined;
  readonly idempotencyHeader: string | undefined;
  readonly middleware: readonly Middleware[];
}

/**
 * Completes the options of a client from those it inherits, the environment and the defaults.
 *
 * @throws ConfigurationError that names the option
 */
export function resolveSettings(options: ClientOptions): Settings {
  const from = options[inherited]?.settings;
  const given = baseOf(options, ConfigurationError) ?? (from ? undefined : environmentBase());
  const baseURL = given ?? from?.baseURL ?? (sdk.baseURL === undefined ? undefined : new URL(sdk.baseURL));
  if (!baseURL)
    throw new ConfigurationError(
      `${sdk.name} needs to know where its API is: pass the option baseURL, or set the environment variable ${sdk.envPrefix}_BASE_URL.`,
    );
  checkLimits(options, ConfigurationError);
  if (!options.fetch && !from && typeof globalThis.fetch !== 'function')
    throw new ConfigurationError('This platform has no fetch: pass one as the option fetch.');
  return {
    baseURL,
    customBase: given !== undefined || from?.customBase === true,
    timeout: options.timeout ?? from?.timeout ?? 60_000,
    deadline: options.deadline ?? from?.deadline ?? Infinity,
    idleTimeout: options.idleTimeout ?? from?.idleTimeout ?? 300_000,
    maxRetries: options.maxRetries ?? from?.maxRetries ?? 2,
    maxRetryAfter: options.maxRetryAfter ?? from?.maxRetryAfter ?? 60_000,
    headers: mergeHeaders(from?.headers ?? new Map(), options.headers, ConfigurationError),
    query: { ...from?.query, ...options.query },
    fetch: options.fetch ?? from?.fetch,
    idempotencyHeader: options.idempotencyHeader ?? from?.idempotencyHeader ?? sdk.idempotencyHeader,
    middleware: [...(from?.middleware ?? []), ...(options.middleware ?? [])],
  };
}

/** A mistake in the options of a client is a ConfigurationError, in those of a call an InvalidRequestError. */
export type Failure = new (message: string) => Error;

/** The base URL of some options, under either spelling. */
export function baseOf({ baseURL, baseUrl }: CommonOptions, Failure: Failure): URL | undefined {
  const url = isBlank(baseURL) ? undefined : parseBaseURL(baseURL, 'baseURL', Failure);
  const same = isBlank(baseUrl) ? url : parseBaseURL(baseUrl, 'baseUrl', Failure);
  if (url && url.href !== same?.href)
    throw new Failure(
      'baseURL and baseUrl are two spellings of one option, and their values differ: pass one of them.',
    );
  return same;
}

/** Checks that each limit among some options is a number that makes sense. */
export function checkLimits(options: { readonly [name in keyof CommonOptions]?: unknown }, Failure: Failure): void {
  for (const name of ['timeout', 'deadline', 'idleTimeout', 'maxRetries', 'maxRetryAfter'] as const) {
    const value = options[name];
    if (value === undefined || (typeof value === 'number' && value >= 0)) continue;
    const unit = name === 'maxRetries' ? 'a count' : 'milliseconds';
    throw new Failure(
      `${name} is ${typeof value === 'number' ? value : `of type ${typeof value}`}: pass ${unit}, zero or more, or Infinity for no limit.`,
    );
  }
  if (options.fetch !== undefined && typeof options.fetch !== 'function')
    throw new Failure('fetch is no function: pass one that works like the fetch of the platform.');
  const { middleware } = options;
  if (middleware !== undefined && !(Array.isArray(middleware) && middleware.every((each) => typeof each === 'function')))
    throw new Failure('middleware is no list of functions: pass such as [(request, next) => next(request)].');
}

function environmentBase(): URL | undefined {
  const name = `${sdk.envPrefix}_BASE_URL`;
  const value = readEnv(name);
  return value === undefined ? undefined : parseBaseURL(value, `The environment variable ${name}`, ConfigurationError);
}

function isBlank(value: unknown): boolean {
  return value === undefined || (typeof value === 'string' && value.trim() === '');
}
