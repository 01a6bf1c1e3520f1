import { AbortError } from '../errors/transport.js';
import type { DecodeContext } from '../operation.js';
import type { Plan } from '../request/plan.js';
import { disown } from '../transport/disown.js';

/**
 * The body of a response, piece by piece. It is cancelled when the walk ends early or the signal is aborted.
 *
 * @param signal of the stream; the caller's own signal and the deadline end the body by themselves
 * @throws AbortError if the signal is aborted
 */
export async function* chunksOf(response: Response, plan: Plan, signal: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = response.body?.getReader();
  if (!reader) return;
  const cancel = (): void => disown(reader.cancel(signal.reason));
  signal.addEventListener('abort', cancel, { once: true });
  try {
    for (;;) {
      if (signal.aborted) throw aborted(plan, signal.reason);
      const { done, value } = await reader.read();
      if (signal.aborted) throw aborted(plan, signal.reason);
      if (done) return;
      yield value;
    }
  } finally {
    signal.removeEventListener('abort', cancel);
    cancel();
  }
}

/**
 * The events or records that a chunk completes.
 *
 * @throws ResponseParseError if one is longer than `maxResponseBytes` or than a string can be
 */
export function completed<Part>(parser: { readonly push: (bytes: Uint8Array) => Part[] }, chunk: Uint8Array, { fail, plan }: DecodeContext): Part[] {
  try {
    return parser.push(chunk);
  } catch (cause) {
    throw fail(`An event or record of the stream is longer than maxResponseBytes (${plan.settings.maxResponseBytes}): raise that option.`, '', cause);
  }
}

/** The error for a stream that its reader ended. */
export function aborted({ operation }: Plan, cause: unknown): AbortError {
  return new AbortError(`The stream of ${operation.id} was aborted.`, { operation, cause });
}
