import { joinBytes } from '../body/join.js';
import { disown } from './disown.js';

/**
 * Reads a body, decompressed, to its end or until it has more than `most` bytes. Then its connection is closed.
 *
 * @param signal stops the reading where the body itself does not heed it
 * @returns what was read: more than `most` bytes where the body is too long
 */
export async function readBody({ body }: Response, most: number, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const reader = body?.getReader();
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    const given: unknown = value;
    if (!ArrayBuffer.isView(given)) {
      disown(reader.cancel());
      throw new TypeError('The body of the response gave a chunk that is not bytes.');
    }
    chunks.push(value);
    length += value.length;
    if (length <= most && !signal.aborted) continue;
    // Cancelling may wait for a peer that no longer listens, and fail: neither matters.
    disown(reader.cancel());
    break;
  }
  return joinBytes(chunks);
}
