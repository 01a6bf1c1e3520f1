import { APIError } from '../errors/api.js';
import { CallError, type Attempt } from '../errors/call.js';
import { assign, causesOf, describe } from '../errors/details.js';
import { errorFrom, requestIdOf } from '../errors/from-response.js';
import { AbortError, ConnectionError, TimeoutError } from '../errors/transport.js';
import type { Middleware, MiddlewareContext, Next, OutgoingRequest } from '../middleware.js';
import type { ResponseCodec } from '../operation.js';
import { isBrowser } from '../platform.js';
import { RootError, sdk } from '../sdk.js';
import { sleep, startClock, type Clock } from './clock.js';
import { exchange } from './exchange.js';
import { toHeaders } from './headers.js';
import type { Plan } from './plan.js';
import { readBytes, readLater, readText } from './read.js';
import { refund, retryWait } from './retry.js';
import { authorize } from './security.js';
import type { ClientState } from './state.js';
import { watch } from './watch.js';

/** A successful answer. */
export interface Sent {
  readonly response: Response;
  /** The whole body; absent where it is read later. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
  /** Aborted when the caller aborts or the deadline passes. */
  readonly signal: AbortSignal;
  /** The attempts, the successful one included. */
  readonly attempts: readonly Attempt[];
  readonly curl: () => string;
}

/**
 * Sends a request until it succeeds, or fails in a way that a retry can't mend.
 *
 * @param live whether the body of an answer is read by the caller of this function; otherwise it is read here, within the time
 *   of the attempt
 * @throws CallError with all attempts, or ConfigurationError if a credential can't be had
 */
export async function send(state: ClientState, plan: Plan, live?: ResponseCodec['live']): Promise<Sent> {
  const { signal, deadline, operation } = plan;
  const aborted = (): AbortError =>
    new AbortError(`${operation.id} was aborted by its signal.`, { operation, cause: signal?.reason });
  if (signal?.aborted) throw aborted();

  const start = performance.now();
  const attempts: Attempt[] = [];
  let cause: unknown;
  const late = (): TimeoutError =>
    new TimeoutError(`${operation.id} did not succeed within its deadline of ${deadline} ms.`, 'deadline', {
      operation,
      cause,
    });
  const call = startClock(deadline, late, (end) =>
    signal ? watch(state.watchers, signal, () => end(aborted())) : () => undefined,
  );
  let open = false;
  try {
    for (;;) {
      const begun = performance.now();
      const record: Attempt = { start: new Date().toISOString(), duration: 0 };
      const note = (outcome: Outcome): void => {
        assign(record, { duration: Math.round(performance.now() - begun), ...outcome });
        attempts.push(record);
      };
      try {
        const sent = await attempt(state, plan, call, attempts.length, live);
        const { status, headers } = sent.response;
        open = !sent.bytes;
        refund(state.budget);
        note({ status, requestId: requestIdOf(headers) });
        return { ...sent, attempts, signal: call.signal };
      } catch (error) {
        cause = error;
        if (!(error instanceof CallError)) throw error;
        const { status, requestId, message } = error;
        const left = deadline - (performance.now() - start);
        const wait = retryWait(error, plan, state.budget, attempts.length, left);
        note({ status, requestId, error: error instanceof APIError ? undefined : message, wait });
        if (wait === undefined) throw error;
        await sleep(wait, call);
      }
    }
  } catch (error) {
    if (error instanceof CallError) assign(error, { attempts });
    throw error;
  } finally {
    if (!open) call.stop();
  }
}

/** One try: asks for the credentials, sends, reads. */
async function attempt(
  state: ClientState,
  plan: Plan,
  call: Clock,
  retries: number,
  live?: ResponseCodec['live'],
): Promise<Pick<Sent, 'response' | 'bytes' | 'curl'>> {
  const { operation, method, timeout, body, schemes } = plan;
  const headers = toHeaders(plan.headers);
  let outgoing: OutgoingRequest = { url: plan.url, method, headers, body: body?.body };
  let authorized = plan.url;
  let response: Response | undefined;
  const asCurl = (): string => state.extras.curl?.(outgoing) ?? '';
  const details = (): object => ({
    operation,
    curl: asCurl,
    isRetryable: true,
    status: response?.status,
    requestId: response && requestIdOf(response.headers),
  });
  const broken = (cause: unknown): unknown => {
    const what = response
      ? `the connection broke in the middle of the answer (status ${response.status})`
      : `no answer from ${new URL(plan.url).origin}`;
    return new ConnectionError(`${operation.id}: ${what}: ${describe(cause)}`, { ...details(), cause });
  };
  const late = (): TimeoutError => {
    const what = response ? 'the answer stalled, and was not complete' : 'the server did not answer';
    return new TimeoutError(`${operation.id}: ${what} within the timeout of ${timeout} ms.`, 'timeout', details());
  };
  // What the platform throws becomes ours here, so that what a middleware throws can be told from it.
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      if (clock.signal.aborted) throw clock.signal.reason;
      throw error instanceof RootError ? error : broken(hideKey(error, plan.url, authorized));
    }
  };
  const transmit: Next = async (request) => {
    outgoing = request;
    response = undefined;
    const received = await guarded(exchange(plan.fetch, request, clock));
    response = received;
    return received;
  };
  const clock = startClock(timeout, late, (end) => watch(state.watchers, call.signal, () => end(call.signal.reason)));
  let open = false;
  try {
    if (retries > 0 && !isBrowser()) headers.set('x-retry-count', String(retries));
    authorized = await guarded(clock.race(authorize(plan.url, headers, schemes, state.credentials, plan.headers)));
    outgoing = { ...outgoing, url: authorized };
    const pause = <T>(work: Promise<T>): Promise<T> => {
      clock.disarm();
      return clock.race(work).finally(clock.arm);
    };
    const context = { operation, attempt: retries + 1, sdk, signal: clock.signal, pause, log: state.extras.log };
    response = await clock.race(through(plan.middleware, transmit, context)(outgoing));
    if (!response.ok) throw errorFrom(response, await guarded(readText(response, clock)), operation, asCurl);
    if (!live?.(response)) return { response, bytes: await guarded(readBytes(response, clock)), curl: asCurl };
    open = true;
    clock.disarm();
    const both: Clock = { ...clock, stop: () => [clock, call].forEach((each) => each.stop()) };
    return { response: readLater(response, both, broken), curl: asCurl };
  } finally {
    if (!open) clock.stop();
  }
}

/** Middleware as one function: the first is outermost, and `last` sends. */
function through(middleware: readonly Middleware[], last: Next, context: MiddlewareContext): Next {
  return middleware.reduceRight<Next>((next, each) => async (request) => each(request, next, context), last);
}

/** Some platforms put the URL into their messages; where a key was added to it, the error is told in other words. */
function hideKey(error: unknown, bare: string, sent: string): unknown {
  const key = sent.slice(bare.length);
  const text = causesOf(error).join(': ');
  return key !== '' && text.includes(key) ? new Error(text.replaceAll(key, '')) : error;
}

type Outcome = { readonly [key in 'status' | 'error' | 'wait' | 'requestId']?: Attempt[key] | undefined };
