import { browserBuild } from '../build.js';
import type { Attempt, CallDetails } from '../errors/call.js';
import { describe } from '../errors/details.js';
import { errorFrom, requestIdOf } from '../errors/from-response.js';
import { ConnectionError, TimeoutError } from '../errors/transport.js';
import { unreadable } from '../errors/unreadable.js';
import type { MiddlewareContext, Next, OutgoingRequest } from '../middleware.js';
import type { LiveReader } from '../operation.js';
import { isBrowser } from '../platform.js';
import { toHeaders } from '../request/headers.js';
import { requestOf } from '../request/request-init.js';
import type { Asked } from '../request/credentials.js';
import type { Plan } from '../request/plan.js';
import { authorize } from '../request/security.js';
import { RootError, sdk } from '../sdk.js';
import type { Clock } from './clock.js';
import { disown } from './disown.js';
import { platformResponse } from './platform-response.js';
import { readBody } from './read-body.js';
import type { ClientState } from './state.js';
import { transmit } from './transmit.js';

/** What an attempt that succeeded gives. */
export interface Answer {
  readonly response: Response;
  /** The whole body; absent where it is read later. */
  readonly bytes: Uint8Array<ArrayBuffer> | undefined;
  /** What an error knows that comes up when the body is understood. */
  readonly details: () => CallDetails;
  /** Takes the secrets of the call out of what an error is going to show. */
  readonly conceal: (text: string) => string;
  /** The same for an error. */
  readonly concealError: (error: unknown) => unknown;
}

/** Bytes of an error's body that are read; the rest says no more. */
const longestError = 2 ** 20;

/**
 * One try of a call: asks for the credentials, sends, reads.
 *
 * @param attempts those before it; every error of the call shows this list, also what is added to it later
 * @param clock is stopped when it is over, unless the body is read later
 * @param asked is changed
 * @param live as in `send`
 */
export async function attempt(
  { extras }: ClientState,
  plan: Plan,
  attempts: readonly Attempt[],
  clock: Clock,
  asked: Asked,
  live?: LiveReader,
): Promise<Answer> {
  const { operation, url } = plan;
  const { timeout, maxResponseBytes } = plan.settings;
  const { signal } = clock;
  let outgoing: OutgoingRequest | undefined;
  let authorized = false;
  const secrets: string[] = [];
  let response: Response | undefined;
  let later: Response | undefined;
  const details = (more?: Partial<CallDetails>): CallDetails => ({
    operation,
    attempts,
    isRetryable: true,
    requestId: response && requestIdOf(response.headers),
    curl: () => outgoing && extras.curl?.(outgoing),
    ...more,
  });
  const conceal = (text: string): string => extras.conceal?.(text, secrets) ?? text;
  const concealError = (error: unknown): unknown => extras.concealError?.(error, secrets) ?? error;
  const problem = (): string => `${operation.id}: no ${response ? 'whole answer from' : authorized ? 'answer from' : 'credential for'} ${new URL(url).origin}`;
  const late = (cause?: unknown): CallDetails => details({ cause, responseStatus: response?.status });
  const broken = (error: unknown): ConnectionError => {
    const cause = concealError(error);
    return new ConnectionError(`${problem()}: ${describe(cause)}`, late(cause));
  };
  // What the platform throws becomes ours here, so that what a middleware throws can be told from it.
  const guarded = async <T>(work: () => PromiseLike<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof RootError) throw error;
      throw broken(error);
    }
  };
  const arm = (): void =>
    clock.arm(timeout, () => clock.end(new TimeoutError(`${problem()} within the timeout of ${timeout} ms.`, { ...late(), kind: 'timeout' })));
  const pause = <T>(work: Promise<T>): Promise<T> => {
    clock.arm(Infinity);
    const paused = clock.race(work).finally(arm);
    // A middleware that does not wait for its pause must not end the process with it.
    disown(paused);
    return paused;
  };
  const context: MiddlewareContext = { operation, attempt: attempts.length + 1, sdk, signal, pause, log: extras.log };
  const passOn: Next = async (request) => {
    signal.throwIfAborted();
    outgoing = request;
    response = undefined;
    response = await guarded(() => transmit(plan, request, signal));
    // A fetch that does not heed the signal may still answer: nobody will read it.
    if (signal.aborted) disown(response.body?.cancel());
    return response;
  };
  const run = async (): Promise<Answer> => {
    const headers = toHeaders(plan.headers);
    if (!browserBuild && attempts.length > 0 && !isBrowser()) headers.set('x-retry-count', `${attempts.length}`);
    const keys = await authorize(plan, headers, asked, signal, secrets);
    authorized = true;
    // A credential may have come too late: then no middleware is to run any more.
    signal.throwIfAborted();
    const next = plan.middleware.reduceRight<Next>((inner, each) => async (request) => each(request, inner, context), passOn);
    const received = platformResponse(await next({ ...requestOf(plan, headers, keys), ...extras.printing }));
    signal.throwIfAborted();
    response = received;
    if (!received.ok) {
      const most = Math.min(maxResponseBytes, longestError);
      const text = startOf(await guarded(() => readBody(received, most, signal)), most);
      throw errorFrom(received, text, details(), conceal, (...said) => conceal(extras.messageOf(...said)));
    }
    later = live?.(received, clock, plan, broken, late);
    const answer = { details: () => details({ status: received.status }), conceal, concealError };
    if (later) return { ...answer, response: later, bytes: undefined };
    // What says that it is too long is given up at its first piece.
    const most = Number(received.headers.get('content-length')) > maxResponseBytes ? 0 : maxResponseBytes;
    const bytes = await guarded(() => readBody(received, most, signal));
    if (bytes.length > most)
      throw unreadable(received, details(), `${operation.id}: the response is longer than maxResponseBytes (${maxResponseBytes}): raise that option.`, conceal(startOf(bytes, 200)));
    return { ...answer, response: received, bytes };
  };
  try {
    arm();
    return await clock.race(run());
  } finally {
    if (!later) clock.stop();
  }
}

/** The text that so many bytes begin with. A character that is cut in two is left out. */
export function startOf(bytes: Uint8Array<ArrayBuffer>, length: number): string {
  return new TextDecoder().decode(bytes.subarray(0, length), { stream: true });
}
