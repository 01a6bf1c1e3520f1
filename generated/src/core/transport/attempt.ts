import type { CallDetails } from '../errors/call.js';
import { describe } from '../errors/details.js';
import { errorFrom, requestIdOf } from '../errors/from-response.js';
import { ConnectionError, TimeoutError } from '../errors/transport.js';
import type { MiddlewareContext, Next, OutgoingRequest } from '../middleware.js';
import type { LiveReader } from '../operation.js';
import { isBrowser } from '../platform.js';
import { RootError, sdk } from '../sdk.js';
import type { Clock } from './clock.js';
import { toHeaders } from './headers.js';
import type { Plan } from './plan.js';
import { readText } from './read.js';
import { initOf } from './request-init.js';
import { authorize } from './security.js';
import type { ClientState } from './state.js';

/** What an attempt that succeeded gives. */
export interface Answer {
  readonly response: Response;
  /** The whole body; absent where it is read later. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  readonly curl: () => string;
}

/**
 * One try of a call: asks for the credentials, sends, reads.
 *
 * @param start starts its clock
 * @param live as in `send`
 */
export async function attempt(
  state: ClientState,
  plan: Plan,
  retries: number,
  start: () => Clock,
  live?: LiveReader,
): Promise<Answer> {
  // Browsers take no fetch that is called as a method of something else.
  const { operation, url, method, timeout, body, fetch } = plan;
  const headers = toHeaders(plan.headers);
  let authorized = url;
  let outgoing: OutgoingRequest = { url, method, headers, body: body?.body };
  let response: Response | undefined;
  const curl = (): string => state.extras.curl?.(outgoing) ?? '';
  const details = (cause?: unknown): CallDetails => ({
    operation,
    curl,
    cause,
    isRetryable: true,
    status: response?.status,
    requestId: response && requestIdOf(response.headers),
  });
  const problem = (): string => `${operation.id}: no ${response ? 'whole ' : ''}answer from ${new URL(url).origin}`;
  const broken = (cause: unknown): ConnectionError => new ConnectionError(`${problem()}: ${describe(cause)}`, details(cause));
  const clock = start();
  const arm = (): void =>
    clock.arm(timeout, () => new TimeoutError(`${problem()} within the timeout of ${timeout} ms.`, 'timeout', details()));
  // What the platform throws becomes ours here, so that what a middleware throws can be told from it.
  const guarded = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await clock.race(work);
    } catch (error) {
      if (clock.signal.aborted) throw clock.signal.reason;
      if (error instanceof RootError) throw error;
      const key = authorized.slice(url.length);
      throw broken(plan.schemes.reduce((known, { conceal }) => conceal?.(known, key) ?? known, error));
    }
  };
  const transmit: Next = async (request) => {
    outgoing = request;
    response = undefined;
    const work = Promise.resolve(fetch(request.url, initOf(request, clock.signal)));
    // A fetch that does not heed the signal may still answer: nobody will read it.
    work.then((late) => (clock.signal.aborted ? late.body?.cancel() : undefined)).catch(() => undefined);
    return (response = await guarded(work));
  };
  let open = false;
  try {
    arm();
    if (retries > 0 && !isBrowser()) headers.set('x-retry-count', String(retries));
    authorized = await clock.race(authorize(url, headers, plan.schemes, state.credentials, plan.headers));
    outgoing = { ...outgoing, url: authorized };
    const pause = <T>(work: Promise<T>): Promise<T> => {
      clock.arm(Infinity);
      return clock.race(work).finally(arm);
    };
    const context: MiddlewareContext = { operation, attempt: retries + 1, sdk, signal: clock.signal, pause, log: state.extras.log };
    const next = plan.middleware.reduceRight<Next>(
      (inner, each) => async (request) => each(request, inner, context),
      transmit,
    );
    response = await clock.race(next(outgoing));
    if (!response.ok) throw errorFrom(response, await guarded(readText(response)), operation, curl, state.extras.messageOf);
    const later = live?.(response, clock, plan, broken);
    open = later !== undefined;
    const bytes = later ? undefined : new Uint8Array(await guarded(response.arrayBuffer()));
    return { response: later ?? response, bytes, curl };
  } finally {
    if (!open) clock.stop();
  }
}
