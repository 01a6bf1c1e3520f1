import type { APIError } from '../errors/api.js';
import type { CallError } from '../errors/call.js';

/**
 * What the document says of repeating failed attempts, for one operation or for all. Whether repeating is safe, what the
 * server asks for and what the caller says count before it.
 */
export interface RetryPolicy {
  /** Attempts after the first, unless the caller says how many. Absent: as without a policy. */
  readonly max?: number | undefined;
  /** Absent: the failures are repeated, and the waits grow, as without a policy. */
  readonly wait?: RetryRule;
}

/**
 * Milliseconds to wait before the next attempt where the server names no time; undefined if there shall be none.
 *
 * @param answer the failure, where it is one that the server answered with
 * @param retries already made
 * @param elapsed milliseconds since the call began
 */
export type RetryRule = (failure: CallError, answer: APIError | undefined, retries: number, elapsed: number) => number | undefined;
