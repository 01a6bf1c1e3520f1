import type { CallError } from '../errors/call.js';
import type { OperationInfo } from '../operation-info.js';
import type { Plan } from '../request/plan.js';
import { disown } from '../transport/disown.js';

/** An attempt that failed and is going to be repeated. */
export interface RetryEvent {
  readonly operation: OperationInfo;
  /** The attempt that failed: 1 for the first of the call. */
  readonly attempt: number;
  /** How many retries the call may have. */
  readonly maxRetries: number;
  /** Milliseconds until the next attempt. */
  readonly wait: number;
  /** Why it failed. Its `attempts` tell the duration of each attempt so far. */
  readonly error: CallError;
}

/** Is told of each retry before the wait for it. The call does not wait for what it returns, and ignores what it throws. */
export type RetryObserver = (event: RetryEvent) => unknown;

/** Tells the caller's observer of a retry. Its failure, now or later, is no reason for the call to fail. */
export function observeRetry({ settings: { onRetry }, operation, maxRetries }: Plan, attempt: number, wait: number, error: CallError): void {
  if (onRetry) disown(new Promise((resolve) => resolve(onRetry({ operation, attempt, maxRetries, wait, error }))));
}
