import type { SdkInfo } from './info.js';
import type { OperationInfo } from './operation-info.js';
import type { BodyInput } from './operation.js';
import type { FetchOptions } from './request/fetch-options.js';

/**
 * Code around each attempt of a call: it may change the request before it goes on, answer it without sending, send it
 * more than once, or replace the response.
 *
 * It runs anew for every attempt, the first of a list outermost, the client's around the call's. The credentials are in
 * the request already, and the time of the attempt is running. What it throws reaches the caller as it is, and is not
 * retried unless it is an error of the SDK that is; what `next` throws is such an error: ConnectionError, TimeoutError
 * or AbortError. A response with an error status is a response here: it becomes an error afterwards.
 *
 * @example
 * ```ts
 * const tagged: Middleware = (request, next, { operation }) => {
 *   request.headers.set('x-operation', operation.id);
 *   return next(request);
 * };
 * ```
 */
export type Middleware = (
  request: OutgoingRequest,
  next: Next,
  context: MiddlewareContext,
) => Response | Promise<Response>;

/** Passes a request on: to the next middleware, and in the end to fetch. */
export type Next = (request: OutgoingRequest) => Promise<Response>;

/** A request as it goes to fetch. Its headers belong to this attempt alone and may be changed. */
export interface OutgoingRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: BodyInput | undefined;
  /** Passed to fetch beside the request: the option of this name. */
  readonly fetchOptions?: FetchOptions | undefined;
}

/** What a middleware knows of the call that it is part of. */
export interface MiddlewareContext {
  readonly operation: OperationInfo;
  /** 1 for the first attempt of the call, 2 for its first retry. */
  readonly attempt: number;
  readonly sdk: SdkInfo;
  /** Aborted when the attempt's time is up, the call's deadline has passed, or the caller aborts. */
  readonly signal: AbortSignal;
  /**
   * Waits for something that is no part of the attempt, such as a turn in a queue: the time of the attempt begins anew when
   * it is over. Rejects at once if the caller aborts or the deadline passes.
   */
  readonly pause: <T>(work: Promise<T>) => Promise<T>;
  /** Writes to the client's log; absent where the client has none. */
  readonly log?: Log | undefined;
}

export type LogLevel = 'error' | 'warn' | 'info' | 'debug';

/**
 * @param facts what the message is about, by name; secrets are taken out before they are logged
 */
export type Log = (level: LogLevel, message: string, facts?: Readonly<Record<string, unknown>>) => void;

/**
 * Something that a client does at each of its attempts without being asked for. It is called once for each client, derived
 * ones included, when the client is made; an error that it throws is thrown by the constructor.
 *
 * The client of the SDK passes its features to {@link APIClient} as values, so that a client without them carries none
 * of their code.
 */
export type Feature = (setup: FeatureSetup) => FeatureParts;

export interface FeatureSetup {
  readonly sdk: SdkInfo;
  /** The options as the caller gave them, those of the clients that this one derives from included. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly shared: Shared;
}

export interface FeatureParts {
  /** The names of the client's options that it reads: the client refuses those that nobody does. */
  readonly options?: readonly string[];
  /** Runs inside of those that the caller gave: it sees what is sent and received. */
  readonly middleware?: Middleware | undefined;
  /** Is told of every answer, before anyone else: for what needs no more, it costs less than a middleware. */
  readonly observe?: Observer;
  /** Becomes the `log` of every middleware's context. */
  readonly log?: Log | undefined;
}

/** Looks at the status and headers of an answer; must not throw. */
export type Observer = (response: Response, context: MiddlewareContext) => void;

/** The one instance of a class that a client shares with all that are derived from it; made when it is first asked for. */
export type Shared = <T extends object>(kind: new () => T) => T;
