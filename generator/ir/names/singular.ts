import type { Words } from '../model.js';

/** Plurals that no rule gives, with their singular; and words that look like plurals and are none. */
const irregular: ReadonlyMap<string, string> = new Map([
  ['people', 'person'],
  ['children', 'child'],
  ['men', 'man'],
  ['women', 'woman'],
  ['indices', 'index'],
  ['vertices', 'vertex'],
  ['matrices', 'matrix'],
  ['appendices', 'appendix'],
  ['criteria', 'criterion'],
  ['phenomena', 'phenomenon'],
  ['analyses', 'analysis'],
  ['bases', 'base'],
  ['crises', 'crisis'],
  ['hypotheses', 'hypothesis'],
  ['movies', 'movie'],
  ['cookies', 'cookie'],
  ['aliases', 'alias'],
  ['statuses', 'status'],
  ['buses', 'bus'],
  ['viruses', 'virus'],
  ['bonuses', 'bonus'],
  ['leaves', 'leaf'],
  ['halves', 'half'],
  ['selves', 'self'],
  ['quizzes', 'quiz'],
  ...['exists', 'series', 'species', 'news', 'analytics', 'metrics', 'settings', 'sms', 'dns', 'aws', 'gas', 'bias', 'alias', 'atlas', 'canvas', 'https', 'ios', 'macos', 'os'].map(
    (same) => [same, same] as const,
  ),
]);

/** First rule that fits wins. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/(ss|us|is)$/u, '$1'],
  [/([^aeiou])ies$/u, '$1y'],
  [/(ch|sh|x|ss|zz)es$/u, '$1'],
  [/s$/u, ''],
];

/** The singular of an English word, in its case; other words stay what they are. */
export function singular(word: string): string {
  const lower = word.toLowerCase();
  const known = irregular.get(lower);
  if (known !== undefined) return withCaseOf(word, known);
  if (lower.length < 3) return word;
  for (const [pattern, replacement] of rules) {
    if (!pattern.test(lower)) continue;
    const result = lower.replace(pattern, replacement);
    return result.startsWith(lower.slice(0, result.length)) ? word.slice(0, result.length) : withCaseOf(word, result);
  }
  return word;
}

/** A name for one of what the name is for many: `order items` gives order, item. */
export function singularWords(words: Words): Words {
  const last = words.at(-1) ?? words[0];
  const [first, ...rest] = [...words.slice(0, -1), singular(last)];
  return [first ?? last, ...rest];
}

/** Whether two words are one thing, be it one or many, in whatever case. */
export function sameThing(left: string, right: string): boolean {
  return left === right || singular(left).toLowerCase() === singular(right).toLowerCase();
}

function withCaseOf(model: string, word: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return word.toUpperCase();
  const [head = '', ...tail] = word;
  return model[0] !== undefined && model[0] !== model[0].toLowerCase() ? head.toUpperCase() + tail.join('') : word;
}
