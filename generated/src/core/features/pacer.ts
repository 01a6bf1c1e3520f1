import { ConfigurationError } from '../errors/configuration.js';
import type { RateQuota } from '../info.js';
import type { Middleware } from '../middleware.js';
import { documentedRateLimit } from '../sdk.js';
import { retryAfterOf } from '../transport/retry-after.js';
import { readRateLimit } from './rate-limit.js';
import { createTurns } from './turns.js';

/** In milliseconds. A server that names a longer time is asked again: nobody should wait for hours in silence. */
const longestHold = 60_000;

/** At most so many requests in any stretch of time of this length. */
export type Pace = RateQuota;

/**
 * Keeps a client, and all that are derived from it, under a rate limit: what is too much waits for its turn, first come,
 * first served. The wait counts towards a call's `deadline`, but not towards `timeout`, and ends at once when the call is
 * aborted. Retries take turns as first attempts do.
 *
 * A request holds its place for one window from when its answer came, since the server has counted it by then: however
 * the server's windows lie, and however late a request arrived, none has more than `requests` in it. Where the server
 * refuses (429 with a time), or says that nothing is left though this pacer had turns to give (others share the limit),
 * all wait until the time it names.
 *
 * @param pace default: the limit that the API documents
 * @throws ConfigurationError if there is no documented limit and none is given, or if it is no limit
 */
export function pacer(pace: Pace | undefined = documentedRateLimit): Middleware {
  if (!pace)
    throw new ConfigurationError(
      'The document of this API has no rate limit: pass one to pacer, such as { requests: 100, window: 60 } for 100 requests in 60 seconds.',
    );
  const { requests, window } = pace;
  if (!Number.isInteger(requests) || requests < 1 || !Number.isFinite(window) || window <= 0)
    throw new ConfigurationError(
      'pacer needs a whole number of requests, one or more, and a window in seconds, more than zero.',
    );
  // A little more than the window, for servers whose timers run late.
  const turns = createTurns(requests, window * 1005);
  return async (request, next, { pause }) => {
    const turn = turns.take();
    try {
      if (turn.wait) await pause(turn.wait);
    } catch (error) {
      turn.leave();
      throw error;
    }
    try {
      const response = await next(request);
      turns.hold(Math.min(refusedFor(response, turns.full()), longestHold));
      return response;
    } finally {
      turn.done();
    }
  };
}

/** How long the server has nothing to give, in milliseconds. */
function refusedFor(response: Response, full: boolean): number {
  const { status, headers } = response;
  const now = Date.now();
  if (status === 429) return (retryAfterOf(response, now) ?? 0) * 1000;
  const { remaining, reset } = readRateLimit(headers, now);
  return remaining === 0 && reset && !full ? reset.getTime() - now : 0;
}
