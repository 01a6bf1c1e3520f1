import { segmentsOf, type Segment } from './path-words.js';
import type { Words } from '../model.js';
import type { Outline } from './outline.js';
import { sameThing } from './singular.js';
import { splitWords } from './words.js';

/** Suffixes that frameworks give to the class that an operation was found in. */
const frameworkSuffix: ReadonlySet<string> = new Set(['controller', 'resource', 'api', 'service', 'handler', 'endpoint']);

/** Words that cannot end a method's name. */
const prepositions: ReadonlySet<string> = new Set(['of', 'for', 'in', 'from', 'to', 'by', 'a', 'an', 'the', 'on', 'at', 'with', 'and']);

const verbs: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'query']);

/** What an operationId tells. */
export interface IdWords {
  /** The words, without what a framework adds. */
  readonly words: Words;
  /** They only spell the method and the path: `getOrders`, `deleteOrder`. */
  readonly route: boolean;
  /** They spell the variables of the path too, or the path as it stands, which nobody does by hand: `get_files_id`. */
  readonly machine: boolean;
}

/**
 * Reads an operationId. Behind `#` a variant is named (`put_files_id#add_shared_link`); frameworks append the path and the
 * method to a function's name (`read_items_items__item_id__get`).
 *
 * @returns nothing where there is none
 */
export function idWords(outline: Outline): IdWords | undefined {
  const { operationId } = outline;
  if (operationId === undefined) return undefined;
  const variant = operationId.indexOf('#');
  const [first, ...rest] = splitWords(variant < 0 ? operationId : operationId.slice(variant + 1));
  if (first === undefined) return undefined;
  const words: Words = [first, ...rest];
  if (variant >= 0) return { words, route: false, machine: true };
  const segments = segmentsOf(outline.path);
  const route = spellsRoute(words, outline.verb, segments);
  const literals = segments.filter((segment) => !segment.variable);
  const spellsVariables = literals.length < segments.length && !spellsRoute(words, outline.verb, literals) && !words.some((word) => word.toLowerCase() === 'by');
  const machine = route && (spellsVariables || operationId.includes('_'));
  return { words: route ? words : withoutAppendedRoute(words, outline.verb, segments), route, machine };
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

function withoutAppendedRoute(words: Words, verb: string, segments: readonly Segment[]): Words {
  const route = [...segments.flatMap((segment) => segment.words), verb];
  const start = words.length - route.length;
  return start > 0 && matches(words, start, route) === words.length ? [words[0], ...words.slice(1, start)] : words;
}

function isId(words: readonly string[]): boolean {
  return words.length === 1 && words[0]?.toLowerCase() === 'id';
}
