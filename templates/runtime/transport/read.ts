import { hide } from '../errors/details.js';
import type { BodyInput } from '../operation.js';

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

/** A response like another one, its URL included, with a body of its own. */
export function withBody(response: Response, body: BodyInput | null): Response {
  const copy = new Response(body, response);
  hide(copy, 'url', response.url);
  return copy;
}
