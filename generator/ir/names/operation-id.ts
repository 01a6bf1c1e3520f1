import { segmentsOf, type Segment } from './path-words.js';
import type { Outline } from './outline.js';
import { sameThing } from './singular.js';
import { splitWords } from './words.js';

/** Suffixes that frameworks give to the class that an operation was found in. */
const frameworkSuffix: ReadonlySet<string> = new Set(['controller', 'resource', 'api', 'service', 'handler', 'endpoint']);

/** Words that cannot end a method's name. */
const prepositions: ReadonlySet<string> = new Set(['of', 'for', 'in', 'from', 'to', 'by', 'a', 'an', 'the', 'on', 'at', 'with', 'and']);

const verbs: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'query']);

/**
 * The words of an operationId, where a person chose them. Nothing for one that only spells the method and the path
 * (`get_files_id`, `postFoldersIdCopy`), and nothing where there is none.
 * Behind `#` a variant is named (`put_files_id#add_shared_link`); frameworks append the path and the method to a
 * function's name (`read_items_items__item_id__get`).
 */
export function chosenWords(outline: Outline): readonly string[] | undefined {
  const { operationId } = outline;
  if (operationId === undefined) return undefined;
  const variant = operationId.indexOf('#');
  if (variant >= 0) return nonEmpty(splitWords(operationId.slice(variant + 1)));
  const words = splitWords(operationId);
  const segments = segmentsOf(outline.path);
  if (spellsRoute(words, outline.verb, segments)) return undefined;
  return nonEmpty(withoutAppendedRoute(words, outline.verb, segments));
}

/** Drops the resource's words from an operation's: one or many, as a phrase, in front, behind or between. */
export function withoutResource(words: readonly string[], resource: readonly string[]): readonly string[] {
  for (const phrase of [resource, resource.slice(-1)]) {
    for (let start = words.length - phrase.length; start >= 0; start -= 1) {
      if (!phrase.every((word, index) => sameThing(words[start + index] ?? '', word))) continue;
      return tidy([...words.slice(0, start), ...withoutSuffix(words.slice(start + phrase.length), start === 0)]);
    }
  }
  return tidy(words);
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

function withoutAppendedRoute(words: readonly string[], verb: string, segments: readonly Segment[]): readonly string[] {
  const route = [...segments.flatMap((segment) => segment.words), verb];
  const start = words.length - route.length;
  return start > 0 && matches(words, start, route) === words.length ? words.slice(0, start) : words;
}

function isId(words: readonly string[]): boolean {
  return words.length === 1 && words[0]?.toLowerCase() === 'id';
}

function nonEmpty(words: readonly string[]): readonly string[] | undefined {
  return words.length === 0 ? undefined : words;
}
