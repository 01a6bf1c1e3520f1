import type { APIError } from '../errors/api.js';
import type { CallError } from '../errors/call.js';
import { causesOf, codesOf } from '../errors/details.js';

/**
 * A token bucket that all calls of a client share, so that a server in trouble is not buried under retries. It holds 40
 * retries; each takes one and each success gives half a one back, so that retries go on while less than about a third of
 * the attempts fail and stop when most of them do.
 */
export interface RetryBudget {
  tokens: number;
}

const capacity = 40;

export function createBudget(): RetryBudget {
  return { tokens: capacity };
}

export function refund(budget: RetryBudget): void {
  budget.tokens = Math.min(capacity, budget.tokens + 0.5);
}

/** Takes a retry out of the budget; false if it is spent. */
export function spend(budget: RetryBudget): boolean {
  if (budget.tokens < 1) return false;
  budget.tokens -= 1;
  return true;
}

export interface RetryPolicy {
  /** Retries already made. */
  readonly retries: number;
  readonly maxRetries: number;
  /** Longest wait that is accepted from a server, in milliseconds. */
  readonly maxRetryAfter: number;
  /** What is left of the call's deadline, in milliseconds. */
  readonly left: number;
  /** The request can be sent twice: it has no body that is gone once it was read. */
  readonly replayable: boolean;
  /** Twice is as good as once: by its method (RFC 9110, section 9.2.2), by its documentation, or by an idempotency key. */
  readonly idempotent: boolean;
}

/** Milliseconds to wait before the next try, or undefined if there shall be none. */
export function retryWait(failure: CallError, policy: RetryPolicy): number | undefined {
  if (!failure.isRetryable || policy.retries >= policy.maxRetries || !policy.replayable) return undefined;
  const asked = retryAfter(failure);
  if (!policy.idempotent && !isHarmless(failure)) return undefined;
  if (asked === undefined) return backoff(policy.retries);
  // To come back before the time asked for would be refused again, and to wait so long in silence would look like a hang.
  return asked > policy.maxRetryAfter || asked > policy.left ? undefined : asked;
}

/** Half a second, doubled with each retry up to eight, less up to a quarter by chance so that clients drift apart. */
function backoff(retries: number): number {
  return Math.min(500 * 2 ** retries, 8000) * (1 - Math.random() / 4);
}

/** Whether a request that is not idempotent did nothing: it never left, or the server refused it and named a time. */
function isHarmless(failure: CallError): boolean {
  if (isAPIError(failure)) {
    const told = failure.headers.get('x-should-retry') === 'true';
    return told || ((failure.status === 429 || failure.status === 503) && failure.retryAfter !== undefined);
  }
  return failure.name === 'ConnectionError' && failure.status === undefined && neverLeft(failure.cause);
}

const unreached =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused|FailedToOpenSocket|DNSException)/;

/** Connection refused, no route or no such host, as Node (codes), Bun (codes of its own) and Deno (words) report it. */
function neverLeft(cause: unknown): boolean {
  const chain = causesOf(cause);
  const codes = codesOf(chain);
  if (codes.length > 0) return codes.every((code) => unreached.test(code));
  return chain.some((error) => /\(Connect\)|dns error|connection refused/i.test(String(error)));
}

function retryAfter(failure: CallError): number | undefined {
  return isAPIError(failure) && failure.retryAfter !== undefined ? failure.retryAfter * 1000 : undefined;
}

function isAPIError(failure: CallError): failure is APIError {
  return 'headers' in failure;
}
