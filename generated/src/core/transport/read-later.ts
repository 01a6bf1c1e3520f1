import { hide } from '../errors/details.js';
import type { LiveReader } from '../operation.js';
import type { Clock } from './clock.js';

/** Reads those responses later that a codec reads as they arrive. */
export function liveIf(test: (response: Response) => boolean): LiveReader {
  return (response, clock, failed) => (test(response) ? readLater(response, clock, failed) : undefined);
}

/**
 * A response whose body is read by someone else, later. The clock goes on with it: it ends the reading when it ends, and is
 * stopped when the reading is over.
 *
 * @param failed makes the error for a connection that breaks
 */
export function readLater(response: Response, clock: Clock, failed: (cause: unknown) => unknown): Response {
  clock.arm(Infinity);
  const reader = response.body?.getReader();
  if (!reader) {
    clock.stop();
    return response;
  }
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await clock.race(reader.read());
        if (!done) return controller.enqueue(value);
        clock.stop();
        controller.close();
      } catch (error) {
        clock.stop();
        controller.error(clock.signal.aborted ? clock.signal.reason : failed(error));
      }
    },
    cancel(reason) {
      clock.stop();
      return reader.cancel(reason);
    },
  });
  const { status, statusText, headers, url } = response;
  const later = new Response(body, { status, statusText, headers });
  hide(later, 'url', url);
  return later;
}
