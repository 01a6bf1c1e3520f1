import type { KeyFormat } from './scheme.js';

/**
 * What is wrong with a key, as the rest of a sentence; undefined if nothing is. Most wrong keys are copied wrong: better said
 * here than by the server's 401.
 */
export function flawOf(key: string, { word, prefixes = [''], blanks }: KeyFormat): string | undefined {
  if (key.toLowerCase().startsWith(`${word.toLowerCase()} `)) return `begins with "${word} ": pass the key alone.`;
  if (/[\r\n\0"'`\u2018-\u201f]|^\s|\s$/.test(key) || (!blanks && /[^!-~]/.test(key)))
    return 'has white space, a line break, quotation marks or another character of no key: copy it again.';
  if (!prefixes.some((each) => key.startsWith(each))) return `does not begin with "${prefixes.join('" or "')}": copy it again.`;
  return undefined;
}
