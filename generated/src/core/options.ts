import { browserBuild } from './build.js';
import { ConfigurationError } from './errors/configuration.js';
import { assign } from './errors/details.js';
import type { Inherited } from './extras/features.js';
import type { Middleware } from './middleware.js';
import type { RetryObserver } from './retries/observer.js';
import type { FetchOptions } from './request/fetch-options.js';
import { textsOf, type Texts } from './params/texts.js';
import { isBlank, readEnv } from './platform.js';
import { mergeHeaders, type HeaderMap, type HeadersInput } from './request/headers.js';
import { parseBaseURL, type BaseURL } from './request/url.js';
import { sdk, type CredentialOptions } from './sdk.js';
import type { WebhookSecretOption } from './webhooks/secret-option.js';

/** Anything that works like the platform's `fetch`. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

/** What a function that gives a credential is told. */
export interface CredentialRequest {
  /** The server refused with 401 what the function gave before: it is asked to bring another one, past any cache of its own. */
  readonly refresh: boolean;
}

/**
 * A credential: its value, or a function that gives it anew for every attempt (for tokens that expire; calls that need it at
 * the same time share one run). A call that is refused with 401 asks the function for another credential and is sent once more.
 * `null`: none, and the environment variable is not looked at.
 */
export type CredentialOption = string | ((request: CredentialRequest) => string | Promise<string>) | null;

/** What a client and a single call both take. All times are in milliseconds. */
interface CommonOptions {
  /**
   * Where the API is. A path in it is put before every path of the API, and a query is kept.
   * For the client it may also come from the environment variable `<PREFIX>_BASE_URL`.
   */
  readonly baseURL?: string | URL | undefined;
  /** Another spelling of {@link CommonOptions.baseURL}, which goes before it. */
  readonly baseUrl?: string | URL | undefined;
  /** For one attempt, from sending to the last byte of the body. Infinity: no limit. Default 60,000. */
  readonly timeout?: number | undefined;
  /** For the whole call, with its retries and the waits between them. Default: no limit. */
  readonly deadline?: number | undefined;
  /** For the silence between two pieces of an answer that is read as it arrives, comments and heartbeats included. Default 300,000. */
  readonly idleTimeout?: number | undefined;
  /**
   * The longest body that is read whole, in bytes after decompression, and the longest event or record of a stream. A longer one is a
   * ResponseParseError. `asResponse()` and a stream as a whole have no limit. Infinity: no limit. Default 268,435,456 (256 MiB).
   */
  readonly maxResponseBytes?: number | undefined;
  /** How often a failed attempt is repeated at most, where repeating is safe. Default: what the API's document says, else 2. */
  readonly maxRetries?: number | undefined;
  /** The longest wait that the server may ask for (Retry-After); a longer one makes the call fail at once. Default 60,000. */
  readonly maxRetryAfter?: number | undefined;
  /** Added to the headers that are sent by default: `null` removes one, `undefined` keeps it. */
  readonly headers?: HeadersInput | undefined;
  /** Added to the query. */
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  /** Used instead of the platform's fetch. */
  readonly fetch?: Fetch | undefined;
  /**
   * Passed to fetch with every request: a proxy, a connection pool, the cache. Those of a call are laid over those of its client.
   * Never replaces the method, headers, body, signal or redirect mode of the request.
   */
  readonly fetchOptions?: FetchOptions | undefined;
  /** Called before each wait for a retry, for metrics. That of a call takes the place of the client's. */
  readonly onRetry?: RetryObserver | undefined;
  /** Code around each attempt, outermost first; that of a call or a derived client is added, and runs inside the client's. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** How a client is set up. */
export interface ClientOptions extends CommonOptions {
  /** The header that carries idempotency keys, where the API has one that its document does not name. */
  readonly idempotencyHeader?: string | undefined;
  /** @internal Set by a client on the options of those that it derives. */
  readonly [inherited]?: Inherited;
  /** @internal Set by the client of an API with several servers. */
  readonly [chosenServer]?: ChosenServer;
}

/** One of several servers that the API documents. */
export interface ChosenServer {
  readonly name: string;
  /** Those that were given. */
  readonly variables: Readonly<Record<string, string>>;
  readonly url: string;
}

/**
 * How one call is made; what is not given here is as the client has it. The credentials of the client have their names here too: one that
 * is given is sent instead of the client's, `null` sends none.
 */
export interface RequestOptions extends CommonOptions, CredentialOptions {
  /** Ends the call when it is aborted, also while it waits to retry. */
  readonly signal?: AbortSignal | null | undefined;
  /** Marks repetitions of this call as one, so that it may be retried. Made by the SDK where the API documents such keys. */
  readonly idempotencyKey?: string | undefined;
  /** Whether to send credentials. Default: true for a call, false for a request that is only built. */
  readonly authorize?: boolean | undefined;
}

/** The key under which a derived client finds what it inherits. @internal */
export const inherited: unique symbol = Symbol('inherited');

/** The key of the server that a client was told to use. @internal */
export const chosenServer: unique symbol = Symbol('chosenServer');

/** What bounds a call: in milliseconds, but for the bytes. */
export interface Limits {
  readonly timeout: number;
  readonly deadline: number;
  readonly idleTimeout: number;
  readonly maxRetryAfter: number;
  readonly maxResponseBytes: number;
}

/** The options of a client or a call, checked and complete. */
export interface Settings extends Limits {
  /** Absent: the caller leaves it to the document. */
  readonly maxRetries?: number;
  readonly baseURL: BaseURL;
  /** The base URL is the caller's own, which goes before the servers of single operations too. */
  readonly customBase?: boolean;
  readonly server?: ChosenServer;
  readonly headers: HeaderMap;
  readonly query: Texts;
  readonly fetch?: Fetch;
  readonly fetchOptions?: FetchOptions;
  readonly onRetry?: RetryObserver | undefined;
  readonly idempotencyHeader: string | undefined;
  readonly middleware: readonly Middleware[];
  /** Held for the receiver of webhooks. Only clients of APIs that sign them have this option. */
  readonly webhookSecret?: WebhookSecretOption | undefined;
}

/** A mistake in the options of a client is a ConfigurationError, in those of a call an InvalidRequestError. */
export type Failure = new (message: string) => Error;

/**
 * Completes the options of a client from those it inherits, else from the environment and the defaults.
 *
 * @throws ConfigurationError that names the option
 */
export function resolveSettings(options: ClientOptions): Settings {
  const variable = browserBuild ? '' : `${sdk.envPrefix}_BASE_URL`;
  const custom = readEnv(variable);
  const from = options[inherited]?.settings ?? {
    timeout: 60_000,
    deadline: Infinity,
    idleTimeout: 300_000,
    maxRetryAfter: 60_000,
    maxResponseBytes: 2 ** 28,
    baseURL: parseBaseURL(baseOf(options) ?? options[chosenServer]?.url ?? custom ?? sdk.baseURL, variable ? `baseURL (or ${variable})` : 'baseURL', ConfigurationError),
    customBase: Boolean(custom),
    headers: new Map(),
    query: [],
    middleware: [],
    idempotencyHeader: sdk.idempotencyHeader,
  };
  return applyOptions(from, options, ConfigurationError);
}

/**
 * Lays options over settings: those of a client over what it inherits, those of a call over its client's.
 *
 * @param Failure the error to throw, which names the option
 */
export function applyOptions(
  from: Settings,
  options: CommonOptions & Pick<ClientOptions, 'idempotencyHeader' | typeof chosenServer>,
  Failure: Failure,
): Settings {
  const { headers, query, fetchOptions, middleware = [] } = options;
  const own = baseOf(options);
  const server = options[chosenServer];
  const custom = own ?? server?.url;
  const settings = { ...from };
  assign(settings, {
    ...options,
    baseURL: custom && parseBaseURL(custom, own ? 'baseURL' : 'server', Failure),
    // Operations with servers of their own keep them, whichever of the API's is chosen.
    ...(custom && { customBase: Boolean(own) }),
    server,
    headers: mergeHeaders(from.headers, headers, Failure),
    query: query && [...from.query, ...textsOf(query)],
    fetchOptions: fetchOptions && { ...from.fetchOptions, ...fetchOptions },
    middleware: [...from.middleware, ...middleware],
  });
  return settings;
}

/** The base URL of some options, under either spelling. */
function baseOf({ baseURL, baseUrl }: CommonOptions): string | URL | undefined {
  return [baseURL, baseUrl].find((each) => !isBlank(each));
}
