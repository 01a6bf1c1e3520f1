import type { KeyFormat } from './scheme.js';

/**
 * What is wrong with a key, as the rest of a sentence; undefined if nothing is. Most wrong keys are copied wrong: better said
 * here than by the server's 401.
 */
export function flawOf(key: string, { word, prefixes = [''], blanks }: KeyFormat): string | undefined {
  const stray =
    (/[\r\n\0]/.test(key) && 'a line break in it') ||
    (/^\s|\s$/.test(key) && 'white space around it') ||
    (/["'`\u2018-\u201f]/.test(key) && 'quotation marks in it');
  if (stray) return `has ${stray}: remove that.`;
  if (key.toLowerCase().startsWith(`${word.toLowerCase()} `))
    return `begins with "${word} ": pass the key alone.`;
  if (!prefixes.some((each) => key.startsWith(each))) return `does not begin with "${prefixes.join('" or "')}": copy it again.`;
  return !blanks && /[^!-~]/.test(key) ? 'has a blank or a character of no key: copy it again.' : undefined;
}
