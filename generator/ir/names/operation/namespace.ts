import type { Words } from '../../model.js';
import { asWords, splitWords } from '../words.js';
import { crudOf, isVerb, nounsToo } from './actions.js';

/** Verbs that are nouns as often, so that they do not show where a method's name begins: `blog_post_create`. */
const doubtful: ReadonlySet<string> = new Set(['index', 'post', 'read', 'view', 'query', 'store', 'new', 'set', 'show', 'make', 'change', 'edit', 'upload', 'invite', 'lookup', 'save']);

/** Suffixes that frameworks give to the class that an operation was found in. */
export const frameworkSuffix: ReadonlySet<string> = new Set(['controller', 'resource', 'api', 'service', 'handler', 'endpoint']);

export interface Namespaced {
  /** Words in front of the method's own name; empty where there are none. */
  readonly namespace: readonly string[];
  readonly own: readonly string[];
}

/**
 * Splits an operationId into a namespace and a method, where its author wrote one: behind the last slash, dot or colon
 * (`users/list`, `users.list`); at the verb, where underscores or hyphens stand between a noun and it (`droplets_list`,
 * `admin-api-keys-list`).
 *
 * @param method the HTTP method, which some write in place of a verb: `actions_post`
 */
export function namespaceOf(operationId: string, method: string): Namespaced {
  const cut = Math.max(operationId.lastIndexOf('/'), operationId.lastIndexOf('.'), operationId.lastIndexOf(':'));
  if (cut > 0) {
    const namespace = asWords(splitWords(operationId.slice(0, cut)));
    const own = asWords(splitWords(operationId.slice(cut + 1)));
    if (namespace !== undefined && own !== undefined) return { namespace: withoutFramework(namespace), own };
  }
  return atVerb(operationId, '_', method) ?? atVerb(operationId, '-', method) ?? { namespace: [], own: splitWords(operationId) };
}

function atVerb(operationId: string, separator: '_' | '-', method: string): Namespaced | undefined {
  const parts = operationId.split(separator).filter((part) => part !== '');
  const firsts = parts.map((part) => splitWords(part)[0]?.toLowerCase() ?? '');
  if (parts.length < 2 || isVerb(firsts[0] ?? '')) return undefined;
  const crud = (word: string): boolean => crudOf(word) !== undefined && !doubtful.has(word);
  const verb = firsts.findIndex((word, index) => crud(word) || (isVerb(word) && !doubtful.has(word) && !nounsToo.has(word)) || (index === 1 && word === method.toLowerCase()));
  if (verb <= 0) return undefined;
  // Hyphens stand between all words of a phrase, so that only a verb at its very end has a namespace in front.
  if (separator === '-' && (!crud(firsts[verb] ?? '') || verb !== parts.length - 1)) return undefined;
  const words = (from: number, to?: number): readonly string[] => parts.slice(from, to).flatMap(splitWords);
  return { namespace: withoutFramework(words(0, verb)), own: words(verb) };
}

function withoutFramework(words: readonly string[]): readonly string[] {
  return words.length > 1 && frameworkSuffix.has(words.at(-1)?.toLowerCase() ?? '') ? words.slice(0, -1) : words;
}

/** The first verb of a phrase: its first word, else its last. */
export function verbOf(words: Words): string | undefined {
  if (isVerb(words[0])) return words[0].toLowerCase();
  const last = words.at(-1) ?? words[0];
  return isVerb(last) ? last.toLowerCase() : undefined;
}
