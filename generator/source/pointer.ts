/** JSON Pointer (RFC 6901), as text and as its reference tokens. */

/** Adds one token to a pointer. */
export function appendToken(pointer: string, token: string): string {
  return `${pointer}/${token.includes('~') || token.includes('/') ? token.replaceAll('~', '~0').replaceAll('/', '~1') : token}`;
}

/**
 * Splits a pointer into its tokens, unescaped.
 *
 * @returns undefined where the text is no pointer: it is neither empty nor begins with a slash
 */
export function pointerTokens(pointer: string): readonly string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map((token) => (token.includes('~') ? token.replaceAll('~1', '/').replaceAll('~0', '~') : token));
}

/** Makes a pointer of tokens. */
export function pointerOf(tokens: readonly string[]): string {
  return tokens.reduce(appendToken, '');
}
