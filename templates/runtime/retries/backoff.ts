import type { RetryPolicy } from './policy.js';

/** What a document says of retries, all times in milliseconds. What it leaves out is as without a policy. */
export interface Backoff {
  /** Attempts after the first. Absent: as many as begin within `maxElapsedTime`, if that is said. */
  readonly max?: number;
  /** The first wait. Default 500. */
  readonly initialInterval?: number;
  /** The longest wait. Default 8000, or the first where that is longer. */
  readonly maxInterval?: number;
  /** What each wait is the one before multiplied by. Default 2. */
  readonly exponent?: number;
  /** Since the call began: no attempt is made later. */
  readonly maxElapsedTime?: number;
  /** What is repeated of the answers, and nothing else: a status (`503`) or a hundred of them (`'5XX'`). */
  readonly statuses?: readonly (number | `${number}XX`)[];
  /** Whether lost connections and time-outs are repeated. Default true. */
  readonly connectionErrors?: boolean;
}

/**
 * The policy of a document that says more than a count. As without one, each wait is less by up to a quarter by chance, so that
 * clients drift apart, and `x-should-retry` of an answer goes before the statuses.
 */
export function backoff({
  max,
  initialInterval = 500,
  maxInterval = Math.max(8000, initialInterval),
  exponent = 2,
  maxElapsedTime,
  statuses,
  connectionErrors = true,
}: Backoff): RetryPolicy {
  return {
    max: max ?? (maxElapsedTime === undefined ? undefined : Infinity),
    wait: (failure, answer, retries, elapsed) => {
      const told = answer?.headers.get('x-should-retry');
      const listed = answer && statuses?.some((each) => each === answer.status || each === `${Math.floor(answer.status / 100)}XX`);
      const passes = told === 'true' || (told !== 'false' && (listed ?? failure.isRetryable));
      if (!passes || (!answer && !connectionErrors)) return undefined;
      const wait = Math.min(initialInterval * exponent ** retries, maxInterval) * (1 - Math.random() / 4);
      const asked = answer?.retryAfter;
      const next = elapsed + (asked === undefined ? wait : asked * 1000);
      return next > (maxElapsedTime ?? Infinity) ? undefined : wait;
    },
  };
}
