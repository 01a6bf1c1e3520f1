import { APIError } from '../errors/api.js';
import { CallError, type Attempt } from '../errors/call.js';
import { assign } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { AbortError, TimeoutError } from '../errors/transport.js';
import type { LiveReader } from '../operation.js';
import { attempt, type Answer } from './attempt.js';
import { sleep, startClock, type Clock } from './clock.js';
import type { Plan } from './plan.js';
import { refund, retryWait } from './retry.js';
import type { ClientState } from './state.js';
import { watch } from './watch.js';

/** A successful answer. */
export interface Sent extends Answer {
  /** Gives the attempts, the successful one included. */
  readonly attempts: () => readonly Attempt[];
}

/**
 * Sends a request until it succeeds, or fails in a way that a retry can't mend.
 *
 * @param live gives an answer whose body is read by the caller of this function; otherwise it is read here, within the time of
 *   the attempt
 * @throws CallError with all attempts, or ConfigurationError if a credential can't be had
 */
export async function send(state: ClientState, plan: Plan, live?: LiveReader): Promise<Sent> {
  const { signal, operation } = plan;
  const called = performance.now();
  const deadline = called + plan.deadline;
  const attempts: Attempt[] = [];
  let cause: unknown;
  const aborted = (): AbortError =>
    new AbortError(`${operation.id}: aborted by its signal.`, { operation, cause: signal?.reason });
  const start = (): Clock => {
    if (signal?.aborted) throw aborted();
    const expired = (): Error =>
      new TimeoutError(`${operation.id}: no success within the deadline of ${plan.deadline} ms.`, 'deadline', { operation, cause });
    return startClock(deadline, expired, signal && ((end) => watch(state.watchers, signal, () => end(aborted()))));
  };
  try {
    for (;;) {
      const begun = performance.now();
      const recordOf = (outcome: Outcome): Attempt => {
        const duration = Math.round(performance.now() - begun);
        const record: Attempt = { start: new Date(Date.now() - duration).toISOString(), duration };
        assign(record, outcome);
        return record;
      };
      try {
        const answer = await attempt(state, plan, attempts.length, start, live);
        const { status, headers } = answer.response;
        refund(state.budget);
        return { ...answer, attempts: () => [...attempts, recordOf({ status, requestId: requestIdOf(headers) })] };
      } catch (error) {
        if (!(error instanceof CallError)) throw error;
        cause = error;
        const { status, requestId, message } = error;
        const wait = retryWait(error, plan, state, attempts.length, performance.now() - called);
        attempts.push(recordOf({ status, requestId, error: error instanceof APIError ? undefined : message, wait }));
        if (wait === undefined) throw error;
        const rest = start();
        await sleep(wait, rest).finally(rest.stop);
      }
    }
  } catch (error) {
    if (error instanceof CallError) assign(error, { attempts });
    throw error;
  }
}

type Outcome = { readonly [key in 'status' | 'error' | 'wait' | 'requestId']?: Attempt[key] | undefined };
