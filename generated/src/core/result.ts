import type { TransportError } from './failure.js';

/** A finished call: what the body said, together with the response that it was read from. */
export interface CallResult<Data> {
  readonly data: Data;
  /** Status and headers. Its body has been read. */
  readonly response: Response;
  /** The id that the server gave the request, where it sent one. */
  readonly requestId: string | undefined;
}

/** The outcome of a call that does not throw: test `ok`, then everything is typed. */
export type SafeResult<Data, Failure> =
  | { readonly ok: true; readonly data: Data; readonly response: Response }
  | { readonly ok: false; readonly error: Failure | TransportError };
