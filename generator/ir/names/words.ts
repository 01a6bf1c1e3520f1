import type { Words } from '../model.js';

/**
 * Spellings that a split at capitals would tear apart. They are told by their case, so that `oauth` in running text is
 * one word anyway and `Oauth` too.
 */
const whole = 'OAuth|OpenID|OpenAPI|GraphQL|GitHub|GitLab|PayPal|YouTube|LinkedIn|WhatsApp|IPv4|IPv6|iOS|iPadOS|macOS|SaaS|mTLS';

/** Acronyms that begin with a digit, which would otherwise go to the word before. */
const numbered = '2FA|3DS|3D(?!\\p{Ll})';

/**
 * One word of an identifier or a text, in any script:
 * a spelling from the list; the plural of an acronym (`IDs`); an acronym before a capitalised word (`API` in `APIKeys`);
 * a capitalised or lower-case word with the digits behind it (`sha256`); an acronym; a number with the capitals behind it (`2FA`);
 * letters of a script without case.
 */
const word = new RegExp(
  [
    `(?:${whole})(?!\\p{Ll})\\p{N}*`,
    '\\p{Lu}{2,}s(?![\\p{Ll}\\p{N}])',
    '\\p{Lu}+(?=\\p{Lu}\\p{Ll})',
    `\\p{Lu}?[\\p{Ll}\\p{M}]+(?:(?!${numbered})\\p{N}+)?`,
    '\\p{Lu}+\\p{N}*',
    '\\p{N}+\\p{Lu}*(?!\\p{Ll})',
    '\\p{N}+',
    '[\\p{Lo}\\p{Lt}\\p{Lm}\\p{Nl}\\p{M}]+\\p{N}*',
  ].join('|'),
  'gu',
);

/**
 * Splits an identifier or a text into its words, each in the case in which it was written:
 * `listAPIKeys` gives list, API, Keys; `chat/completions` gives chat, completions.
 *
 * @returns nothing where the text holds no letter and no digit
 */
export function splitWords(text: string): readonly string[] {
  const plain = text
    .normalize('NFC')
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/^\+(?=\p{N})/u, 'plus ')
    .replace(/^[-−](?=\p{N})/u, 'minus ');
  return plain.match(word) ?? [];
}

/** The words of the first text that has any, else the words given last. */
export function wordsOf(texts: readonly (string | undefined)[], otherwise: Words): Words {
  for (const text of texts) {
    const words = text === undefined ? undefined : asWords(splitWords(text));
    if (words !== undefined) return words;
  }
  return otherwise;
}

/** The same words as a name, which is never empty. */
export function asWords(words: readonly string[]): Words | undefined {
  const [first, ...rest] = words;
  return first === undefined ? undefined : [first, ...rest];
}

/** Whether two names are the same but for case. */
export function sameWords(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((text, index) => text.toLowerCase() === right[index]?.toLowerCase());
}

/**
 * Puts a part behind the name of the whole; words that both share where they meet are said once:
 * `order item` and `item price` give order, item, price.
 */
export function joinWords(whole: Words, part: readonly string[]): Words {
  for (let shared = Math.min(whole.length, part.length); shared > 0; shared -= 1) {
    if (sameWords(whole.slice(-shared), part.slice(0, shared))) return [...whole, ...part.slice(shared)];
  }
  return [...whole, ...part];
}
