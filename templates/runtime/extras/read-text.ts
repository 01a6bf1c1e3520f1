/**
 * Reads a body as text. To its end, so that the connection can be used again; one that is longer is cut off, and its
 * connection closed.
 *
 * @param longest in UTF-16 code units; more of an error's body is not worth waiting for
 */
export async function readText({ body }: Response, longest = 1_000_000): Promise<string> {
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
