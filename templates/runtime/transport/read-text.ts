/** More of an error's body is not worth waiting for. */
const longest = 1_000_000;

/**
 * Reads the body of an error as text. To its end, so that the connection can be used again; a body longer than a million
 * bytes is cut off, and its connection closed.
 */
export async function readText({ body }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
    // Cancelling may wait for a peer that no longer listens, and fail: neither matters.
    if (text.length > longest) reader.cancel().catch(() => undefined);
  }
  return text + decoder.decode();
}
