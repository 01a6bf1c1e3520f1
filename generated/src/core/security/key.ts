import type { KeySource } from './scheme.js';

/**
 * What is wrong with a key. Most wrong keys are copied wrong: better said here than by the server's 401.
 *
 * @param word of the HTTP authentication scheme, which the client writes itself
 */
export function flawOf(key: string, word: string, { prefixes }: KeySource): string | undefined {
  if (/^\s|\s$/.test(key)) return 'begins or ends with white space: remove it.';
  if (/["'`\u2018-\u201f]/.test(key)) return 'has quotation marks in it: remove them.';
  if (key.toLowerCase().startsWith(`${word.toLowerCase()} `))
    return `begins with "${word} ", which the client writes itself: pass the key alone.`;
  if (prefixes && !prefixes.some((each) => key.startsWith(each)))
    return `does not begin with ${prefixes.map((each) => `"${each}"`).join(' or ')}: copy it again.`;
  return undefined;
}

/** The same for keys without blanks in them. */
export function flawOfToken(key: string, source: KeySource): string | undefined {
  const flaw = flawOf(key, 'Bearer', source);
  return flaw ?? (/[^!-~]/.test(key) ? 'has a blank or a character that no key has: copy it again.' : undefined);
}
