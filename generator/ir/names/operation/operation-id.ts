import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { sameThing } from '../singular.js';
import { asWords, splitWords } from '../words.js';
import { frameworkSuffix, namespaceOf } from './namespace.js';
import { segmentsOf, technicalWords, type Segment } from './segments.js';

/** Words that cannot end a method's name. */
const prepositions: ReadonlySet<string> = new Set(['of', 'for', 'in', 'from', 'to', 'by', 'a', 'an', 'the', 'on', 'at', 'with', 'and']);

const verbs: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'query']);

/** What an operationId tells. */
export interface IdWords {
  /** The words, without what a framework adds. */
  readonly words: Words;
  /** What stands in front of the method's own name: `users` in `users/list`, `droplets` in `droplets_get`. */
  readonly namespace: readonly string[];
  /** The words behind the namespace. */
  readonly own: Words;
  /** They only spell the method and the path: `getOrders`, `deleteOrder`. */
  readonly route: boolean;
  /** Nobody wrote them for people: they spell the path as it stands, its variables too (`get_files_id`), or are not set apart (`getspendlimit`). */
  readonly machine: boolean;
  /** What the document calls one of several operations on a path: `put_files_id#add_shared_link`. */
  readonly variant: boolean;
}

const articles: ReadonlySet<string> = new Set(['a', 'an', 'the']);

/** A single word so long is several that nobody set apart. */
const longestWord = 20;

/**
 * Reads an operationId. Behind `#` a variant is named (`put_files_id#add_shared_link`); frameworks append the path and the
 * method to a function's name (`read_items_items__item_id__get`).
 *
 * @returns nothing where there is none
 */
export function idWords(outline: Outline): IdWords | undefined {
  const text = outline.operationId?.replace(/\.(?:json|ya?ml)$/iu, '');
  if (text === undefined) return undefined;
  const hash = text.indexOf('#');
  const all = asWords(splitWords(hash < 0 ? text : text.slice(hash + 1)));
  if (all === undefined) return undefined;
  if (hash >= 0) return { words: all, namespace: [], own: all, route: false, machine: true, variant: true };
  const segments = segmentsOf(outline.path);
  const route = spellsRoute(all, outline.verb, segments);
  const literals = segments.filter((segment) => !segment.variable);
  const spellsVariables = literals.length < segments.length && !spellsRoute(all, outline.verb, literals) && !all.some((word) => word.toLowerCase() === 'by');
  const glued = all.length === 1 && all[0].length >= longestWord;
  const machine = glued || (route && (spellsVariables || text.includes('_')));
  if (route) return { words: all, namespace: [], own: all, route, machine, variant: false };
  const versions = technicalWords(outline.path);
  const appended = withoutAppendedRoute(all, outline.verb, segments, versions);
  const { namespace, own } = appended === undefined ? namespaceOf(text, outline.verb) : { namespace: [], own: appended };
  const rest = asWords(withoutArticles(withoutVersions(own, versions))) ?? all;
  return { words: asWords([...namespace, ...rest]) ?? all, namespace, own: rest, route, machine, variant: false };
}

function withoutVersions(words: readonly string[], versions: readonly string[]): readonly string[] {
  return words.filter((word, index) => index === 0 || !/^v\d+$/iu.test(word) || !versions.some((version) => sameThing(version, word)));
}

function withoutArticles(words: readonly string[]): readonly string[] {
  return words.filter((word, index) => index === 0 || index === words.length - 1 || !articles.has(word));
}

/**
 * Drops the resource's words from an operation's: one or many, as a phrase, in front, behind or between. Of a resource
 * with several words the longest phrase that is there counts; a single word only where it is the last, which names the thing.
 *
 * @param longer other phrases for the resource, which are tried first: what the path calls it
 */
export function withoutResource(words: readonly string[], resource: Words, longer: readonly (readonly string[])[]): readonly string[] {
  for (const phrase of [...longer, ...phrasesOf(resource)]) {
    for (let start = words.length - phrase.length; start >= 0; start -= 1) {
      if (matches(words, start, phrase) === undefined) continue;
      const left = [...words.slice(0, start), ...withoutSuffix(words.slice(start + phrase.length), start === 0)];
      let end = left.length;
      while (end > 1 && resource.some((word) => sameThing(word, left[end - 1] ?? ''))) end -= 1;
      return tidy(left.slice(0, end));
    }
  }
  return tidy(words);
}

function phrasesOf(resource: Words): readonly (readonly string[])[] {
  const phrases: (readonly string[])[] = [];
  for (let length = resource.length; length > 1; length -= 1) {
    for (let start = resource.length - length; start >= 0; start -= 1) phrases.push(resource.slice(start, start + length));
  }
  return [...phrases, resource.slice(-1)];
}

/** Drops the end that only says that there is a variable in the path: `get by id`. */
export function withoutVariable(words: readonly string[], segments: readonly Segment[]): readonly string[] {
  const by = words.findLastIndex((word) => word.toLowerCase() === 'by');
  if (by <= 0) return words;
  const tail = words.slice(by + 1);
  const variable = segments.findLast((segment) => segment.variable);
  const known = variable !== undefined && (isId(tail) || matches(tail, 0, variable.words) === tail.length);
  return known ? tidy(words.slice(0, by)) : words;
}

function withoutSuffix(words: readonly string[], atStart: boolean): readonly string[] {
  return atStart && words.length > 1 && frameworkSuffix.has(words[0]?.toLowerCase() ?? '') ? words.slice(1) : words;
}

export function isPreposition(word: string): boolean {
  return prepositions.has(word.toLowerCase());
}

function tidy(words: readonly string[]): readonly string[] {
  let end = words.length;
  while (end > 1 && prepositions.has(words[end - 1]?.toLowerCase() ?? '')) end -= 1;
  return words.slice(0, end);
}

function spellsRoute(words: readonly string[], verb: string, segments: readonly Segment[]): boolean {
  const [first = '', ...rest] = words;
  if (!verbs.has(first.toLowerCase()) || first.toLowerCase() !== verb.toLowerCase() || rest.length === 0) return false;
  return routeEnds(rest, 0, segments, 0);
}

/** Whether the words from a place on are the segments from a place on; a variable may be left out or be called `id`. */
function routeEnds(words: readonly string[], place: number, segments: readonly Segment[], index: number): boolean {
  const segment = segments[index];
  if (segment === undefined) return place === words.length;
  if (!segment.variable) {
    const after = matches(words, place, segment.words);
    return after !== undefined && routeEnds(words, after, segments, index + 1);
  }
  const starts = words[place]?.toLowerCase() === 'by' ? [place, place + 1] : [place];
  const ends = starts.flatMap((start) => [matches(words, start, segment.words), isId(words.slice(start, start + 1)) ? start + 1 : undefined]);
  return [...ends, place].some((after) => after !== undefined && routeEnds(words, after, segments, index + 1));
}

/** The place behind the wanted words, where they stand at the given place. */
function matches(words: readonly string[], place: number, wanted: readonly string[]): number | undefined {
  if (wanted.length === 0) return undefined;
  return wanted.every((word, index) => sameThing(words[place + index] ?? '', word)) ? place + wanted.length : undefined;
}

/** Drops the route that a framework wrote behind a function's name, with or without the version, and the method at its end. */
function withoutAppendedRoute(words: readonly string[], verb: string, segments: readonly Segment[], versions: readonly string[]): readonly string[] | undefined {
  const literals = segments.flatMap((segment) => segment.words);
  for (const route of [[...versions, ...literals, verb], [...literals, verb]]) {
    for (let start = words.length - route.length; start > 0; start -= 1) {
      if (matches(words, start, route) !== undefined) return [...words.slice(0, start), ...words.slice(start + route.length)];
    }
  }
  return undefined;
}

function isId(words: readonly string[]): boolean {
  return words.length === 1 && words[0]?.toLowerCase() === 'id';
}
