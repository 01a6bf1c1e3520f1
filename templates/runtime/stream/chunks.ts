import { AbortError, TimeoutError } from '../errors/transport.js';
import type { Plan } from '../transport/plan.js';

/** The longest time that a timer takes; it would fire at once on a longer one. */
const longestTimer = 2 ** 31 - 1;

/**
 * The body of a response, piece by piece. It is cancelled when the walk ends early or the signal is aborted.
 *
 * @param signal of the stream; the caller's own signal and the deadline end the body by themselves
 * @throws TimeoutError of the kind `idle` if nothing comes for `plan.idleTimeout` while a piece is waited for
 * @throws AbortError if the signal is aborted
 */
export async function* chunksOf(response: Response, plan: Plan, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const cancel = (): void => void reader.cancel(signal.reason).catch(ignore);
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      if (signal.aborted) throw aborted(plan, signal.reason);
      const { done, value } = await inTime(reader.read(), plan);
      if (signal.aborted) throw aborted(plan, signal.reason);
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/** The error for a stream that its reader ended. */
export function aborted({ operation }: Plan, cause: unknown): AbortError {
  return new AbortError(`The stream of ${operation.id} was aborted.`, { operation, cause });
}

/** Nobody waits for the outcome. */
export function ignore(): void {
  // A body that was given up may end as it likes.
}

async function inTime<T>(work: Promise<T>, { idleTimeout, operation }: Plan): Promise<T> {
  if (idleTimeout > longestTimer) return work;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    const late = (): void =>
      reject(new TimeoutError(`${operation.id}: nothing came on the stream for ${idleTimeout} ms.`, 'idle', { operation, isRetryable: true }));
    timer = setTimeout(late, idleTimeout);
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
  }
}
