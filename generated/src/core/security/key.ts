import type { KeySource } from './scheme.js';

/**
 * What is wrong with a key. Most wrong keys are copied wrong: better said here than by the server's 401.
 *
 * @param word of the HTTP authentication scheme, which the client writes itself
 */
export function flawOf(key: string, word: string, { prefixes = [''] }: KeySource): string | undefined {
  const stray =
    (/[\r\n\0]/.test(key) && 'a line break') ||
    (/^\s|\s$/.test(key) && 'white space around it') ||
    (/["'`\u2018-\u201f]/.test(key) && 'quotation marks');
  if (stray) return `has ${stray}: remove that.`;
  if (key.toLowerCase().startsWith(`${word.toLowerCase()} `))
    return `begins with "${word} ", which the client writes itself: pass the key alone.`;
  if (!prefixes.some((each) => key.startsWith(each))) return `does not begin with "${prefixes.join('" or "')}": copy it again.`;
  return undefined;
}

/** The same for keys without blanks in them. */
export function flawOfToken(key: string, source: KeySource): string | undefined {
  const flaw = flawOf(key, 'Bearer', source);
  return flaw ?? (/[^!-~]/.test(key) ? 'has a blank or a character that no key has: copy it again.' : undefined);
}
