import { browserBuild } from '../build.js';
import { APIError } from '../errors/api.js';
import type { CallError } from '../errors/call.js';
import type { Plan } from '../request/plan.js';
import type { ClientState } from './state.js';

/**
 * A token bucket that all calls of a client share, so that a server in trouble is not buried under retries. It holds 40
 * retries; each takes one and each success gives half a one back, so that retries go on while less than about a third of
 * the attempts fail and stop when most of them do.
 */
export interface RetryBudget {
  tokens: number;
}

/** How many retries it holds. */
export const fullBudget = 40;

export function refund(budget: RetryBudget): void {
  budget.tokens = Math.min(fullBudget, budget.tokens + 0.5);
}

/**
 * Milliseconds to wait before the next try, for which a retry is taken out of the budget; undefined if there shall be none.
 *
 * @param retries already made
 * @param elapsed milliseconds since the call began
 */
export function retryWait(
  failure: CallError,
  { settings: { maxRetryAfter, deadline }, maxRetries, policy, idempotent, body }: Plan,
  { budget, extras }: ClientState,
  retries: number,
  elapsed: number,
): number | undefined {
  const answer = failure instanceof APIError ? failure : undefined;
  const asked = answer?.retryAfter;
  // What is not idempotent is repeated if it did nothing: it never left, or the server refused it and named a time.
  const harmless = answer
    ? answer.headers.get('x-should-retry') === 'true' || ([429, 503].includes(answer.status) && asked !== undefined)
    : !browserBuild && failure.responseStatus === undefined && extras.neverLeft?.(failure.cause);
  // Half a second, doubled with each retry up to eight, less up to a quarter by chance so that clients drift apart.
  const pause = policy?.wait
    ? policy.wait(failure, answer, retries, elapsed)
    : failure.isRetryable ? Math.min(500 * 2 ** retries, 8000) * (1 - Math.random() / 4) : undefined;
  // A stream is gone once it was read.
  if (pause === undefined || body?.replayable === false || !(idempotent || harmless) || retries >= maxRetries || budget.tokens < 1) return undefined;
  // To come back before the time asked for would be refused again, and to wait so long in silence would look like a hang.
  if (asked !== undefined && asked * 1000 > Math.min(maxRetryAfter, deadline - elapsed)) return undefined;
  budget.tokens--;
  return asked === undefined ? pause : asked * 1000;
}
