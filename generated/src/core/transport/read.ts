import { hide } from '../errors/details.js';
import type { Clock } from './clock.js';

/** More of an error's body is not worth waiting for. */
const longestErrorBody = 1_000_000;

/**
 * Reads the body of an error as text. To its end, so that the connection can be used again; a body longer than a million
 * bytes is cut off, and its connection closed.
 */
export async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    // Cancelling may wait for a peer that no longer listens, and fail: neither matters.
    if (text.length > longestErrorBody) reader.cancel().catch(() => undefined);
  }
  return text + decoder.decode();
}

/**
 * A response whose body is read by someone else, later. The clock goes on with it: it ends the reading when it ends, and is
 * stopped when the reading is over.
 *
 * @param failed makes the error for a connection that breaks
 */
export function readLater(response: Response, clock: Clock, failed: (cause: unknown) => unknown): Response {
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
