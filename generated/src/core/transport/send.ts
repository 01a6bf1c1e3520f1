import { APIError } from '../errors/api.js';
import { CallError, type Attempt, type CallDetails } from '../errors/call.js';
import { assign } from '../errors/details.js';
import { AuthenticationError } from '../errors/status.js';
import { AbortError, TimeoutError } from '../errors/transport.js';
import type { LiveReader } from '../operation.js';
import type { Asked } from '../request/credentials.js';
import type { Plan } from '../request/plan.js';
import { observeRetry } from '../retries/observer.js';
import { attempt, type Answer } from './attempt.js';
import { sleep, startClock, type Clock } from './clock.js';
import { refund, retryWait } from './retry.js';
import type { ClientState } from './state.js';
import { watch } from './watch.js';

/**
 * Sends a request until it succeeds, or fails in a way that a retry can't mend. A 401 is one that a fresh credential may mend: where a
 * function gave it, the function is asked again and the request sent once more, which is none of its `maxRetries`.
 *
 * @param live gives an answer whose body is read by the caller of this function; otherwise it is read here, within the time of
 *   the attempt
 * @throws CallError with all attempts, or ConfigurationError if a credential can't be had
 */
export async function send(state: ClientState, plan: Plan, live?: LiveReader): Promise<Answer> {
  const { signal, operation } = plan;
  const { deadline } = plan.settings;
  const called = performance.now();
  const attempts: Attempt[] = [];
  const asked = nothingAsked(state);
  let renewed = 0;
  let cause: unknown;
  const aborted = (): AbortError =>
    new AbortError(`${operation.id}: aborted by its signal.`, { operation, attempts, cause: signal?.reason });
  const expired = (): TimeoutError =>
    new TimeoutError(`${operation.id}: no success within the deadline of ${deadline} ms.`, { kind: 'deadline', operation, attempts, cause });
  const start = (): Clock => {
    if (signal?.aborted) throw aborted();
    return startClock(called + deadline, expired, signal && ((end) => watch(signal, () => end(aborted()))));
  };
  for (;;) {
    // A call that was aborted before has no attempt.
    const clock = start();
    const begun = performance.now();
    // Puts the attempt on the list, from what is known of it.
    const note = (known: CallDetails, failed?: { readonly error: string | undefined; readonly wait: number | undefined }): CallDetails => {
      const { status, responseStatus, requestId } = known;
      const duration = Math.round(performance.now() - begun);
      const record: Attempt = { start: new Date(Date.now() - duration).toISOString(), duration };
      assign(record, { status: status ?? responseStatus, requestId, ...failed });
      attempts.push(record);
      return known;
    };
    let wait: number | undefined;
    let failed: CallError;
    try {
      const answer = await attempt(state, plan, attempts, clock, asked, live);
      refund(state.budget);
      const noted = (): CallDetails => note(answer.details());
      if (answer.bytes) return { ...answer, details: noted };
      // An attempt whose body is read later is on the list of every error that the reading may end with.
      noted();
      return answer;
    } catch (error) {
      if (!(error instanceof CallError) || error === asked.failure) throw error;
      cause = failed = error;
      // The server did nothing (RFC 9110, section 15.5.2). A stream is gone once it was read.
      const refused = error instanceof AuthenticationError && error.headers.get('x-should-retry') !== 'false';
      if (refused && !renewed && asked.secrets.size > 0 && plan.body?.replayable !== false) {
        wait = 0;
        renewed = 1;
      } else {
        wait = retryWait(error, plan, state, attempts.length - renewed, performance.now() - called);
        asked.secrets.clear();
      }
      note(error, { error: error instanceof APIError ? undefined : error.message, wait });
      if (wait === undefined) throw error;
    }
    const rest = start();
    observeRetry(plan, attempts.length, wait, failed);
    await sleep(wait, rest).finally(rest.stop);
  }
}

/** What a call that has not begun knows of its credentials. */
export function nothingAsked(state: ClientState): Asked {
  return { secrets: new Map(), settings: state.settings, send: (other) => send(state, other) };
}
