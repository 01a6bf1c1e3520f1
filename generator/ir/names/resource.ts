import type { Words } from '../model.js';
import { idWords } from './operation-id.js';
import type { Outline } from './outline.js';
import { segmentsOf } from './path-words.js';
import { asWords, splitWords } from './words.js';

/** Tags that tools put where nobody chose one. */
const meaningless: ReadonlySet<string> = new Set(['default', 'api', 'general', 'untagged']);

/** The resource of an operation, from the client down. First rule that gives one wins. */
export function resourceOf(outline: Outline): readonly [Words, ...Words[]] {
  for (const rule of rules) {
    const [first, ...rest] = rule(outline);
    if (first !== undefined) return [first, ...rest];
  }
  return [['api']];
}

const rules: readonly ((outline: Outline) => readonly Words[])[] = [
  (outline) =>
    (outline.resource ?? '').split('.').flatMap((part) => {
      const words = asWords(splitWords(part));
      return words === undefined ? [] : [words];
    }),
  (outline) => {
    const [tag] = outline.tags;
    const words = tag === undefined || meaningless.has(tag.trim().toLowerCase()) ? undefined : asWords(splitWords(tag));
    return words === undefined ? [] : [words];
  },
  (outline) => {
    const literal = segmentsOf(outline.path).find((segment) => !segment.variable);
    const words = asWords(literal?.words ?? []);
    return words === undefined ? [] : [words];
  },
  (outline) => {
    const words = asWords((idWords(outline)?.words ?? []).slice(-1));
    return words === undefined ? [] : [words];
  },
];
