import type { TransportError } from './failure.js';

/**
 * A finished call: what the body said, together with the response that it was read from.
 *
 * @typeParam Head the documented headers of the response
 */
export interface CallResult<Data, Head = unknown> {
  readonly data: Data;
  /** Status and headers. Its body has been read. */
  readonly response: Response;
  /** The id that the server gave the request, where it sent one. */
  readonly requestId: string | undefined;
  /** The headers that the API documents, as their types declare them; undefined where it documents none. */
  readonly headers: Head;
}

/** The outcome of a call that does not throw: test `ok`, then everything is typed. */
export type SafeResult<Data, Failure> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: Failure | TransportError };
