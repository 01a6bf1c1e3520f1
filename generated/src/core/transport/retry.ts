import { APIError } from '../errors/api.js';
import type { CallError } from '../errors/call.js';
import type { RetryRule } from '../retries/policy.js';
import type { Plan } from './plan.js';
import type { ClientState, Extras } from './state.js';

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

/**
 * Milliseconds to wait before the next try, for which a retry is taken out of the budget; undefined if there shall be none.
 *
 * @param retries already made
 * @param elapsed milliseconds since the call began
 */
export function retryWait(
  failure: CallError,
  { maxRetries, maxRetryAfter, deadline, policy, idempotent, body }: Plan,
  { budget, extras }: ClientState,
  retries: number,
  elapsed: number,
): number | undefined {
  const answer = failure instanceof APIError ? failure : undefined;
  // Repeating must be possible (a stream is gone once it was read), and as good as once.
  const safe = body?.replayable !== false && (idempotent || isHarmless(failure, answer, extras.neverLeft));
  const pause = (policy?.wait ?? doubled)(failure, answer, retries, elapsed);
  if (pause === undefined || !safe || retries >= maxRetries || budget.tokens < 1) return undefined;
  const asked = answer?.retryAfter;
  const wait = asked === undefined ? pause : asked * 1000;
  // To come back before the time asked for would be refused again, and to wait so long in silence would look like a hang.
  if (asked !== undefined && wait > Math.min(maxRetryAfter, deadline - elapsed)) return undefined;
  budget.tokens--;
  return wait;
}

/** Half a second, doubled with each retry up to eight, less up to a quarter by chance so that clients drift apart. */
const doubled: RetryRule = ({ isRetryable }, _, retries) =>
  isRetryable ? Math.min(500 * 2 ** retries, 8000) * (1 - Math.random() / 4) : undefined;

/** Whether a request that is not idempotent did nothing: it never left, or the server refused it and named a time. */
function isHarmless(failure: CallError, answer: APIError | undefined, neverLeft: Extras['neverLeft']): boolean {
  if (!answer) return failure.status === undefined && neverLeft?.(failure.cause) === true;
  const { status, headers, retryAfter } = answer;
  return headers.get('x-should-retry') === 'true' || ([429, 503].includes(status) && retryAfter !== undefined);
}
