import type { Words } from '../model.js';
import { actions, nounsToo } from './actions.js';
import { idWords, withoutResource, withoutVariable } from './operation-id.js';
import type { Outline } from './outline.js';
import { isItem, segmentsOf, type Segment } from './path-words.js';
import { sameThing, singular, singularWords } from './singular.js';
import { asWords, sameWords } from './words.js';

/** Phrases that people write for the same thing, with the word that an SDK uses. */
const customary: readonly (readonly [readonly string[], Words])[] = [
  ...[['get', 'all'], ['list', 'all'], ['find', 'all'], ['get', 'list'], ['get', 'many']].map((phrase) => [phrase, ['list']] satisfies [string[], Words]),
  ...[['get', 'one'], ['find', 'one']].map((phrase) => [phrase, ['get']] satisfies [string[], Words]),
  [['post'], ['create']],
  [['put'], ['update']],
  [['patch'], ['update']],
];

/**
 * What the method of an operation could be called within its resource, best first: what the document pins; the
 * operationId without the resource's words; the verb and the path; then the same with more words.
 */
export function methodCandidates(outline: Outline, resource: Words, pinned: Words | undefined): readonly [Words, ...Words[]] {
  if (pinned !== undefined) return [pinned];
  const segments = segmentsOf(outline.path);
  const [route, ...others] = routeMethods(outline, segments, resource);
  const longer = [...others, longRoute(route, segments), exactRoute(outline, segments)];
  const id = idWords(outline);
  if (id === undefined) return [route, ...longer];
  if (id.machine && id.route) return [route, ...longer];
  if (id.route && route.length === 1) return [route, id.words, ...longer];
  const pathNames = segments.filter((segment) => !segment.variable && endsLike(segment.words, resource)).map(({ words }) => words);
  const short = asWords(withoutVariable(withoutResource(id.words, resource, []), segments));
  const shortest = asWords(withoutVariable(withoutResource(id.words, resource, pathNames), segments));
  if (short === undefined || shortest === undefined) return [route, id.words, ...longer];
  return [customaryName(shortest, outline, segments), shortest, short, id.words, ...longer];
}

function customaryName(words: Words, outline: Outline, segments: readonly Segment[]): Words {
  const known = customary.find(([phrase]) => sameWords(phrase, words))?.[1];
  if (known !== undefined) return known;
  return sameWords(words, ['get']) && outline.verb === 'GET' && !isItem(segments) && isList(outline, segments) ? ['list'] : words;
}

/**
 * The method by convention: a collection is listed and created in, an item is got, updated and deleted. A last segment
 * that is not the resource itself says what is done (`/folders/{id}/copy`) or with what (`/orders/{id}/lines`).
 */
function routeMethods(outline: Outline, segments: readonly Segment[], resource: Words): readonly [Words, ...Words[]] {
  const last = segments.findLast((segment) => !segment.variable);
  const rest = last === undefined || isPartOf(last.words, resource) ? undefined : asWords(last.words);
  const item = isItem(segments);
  if (rest !== undefined && !item && outline.verb === 'POST' && saysWhatIsDone(rest)) return [rest];
  const methods = conventional(outline, item, item || isList(outline, segments));
  if (rest === undefined) return methods;
  const thing = item || outline.verb === 'POST' ? singularWords(rest) : rest;
  const [first, ...others] = methods;
  return [[...first, ...thing], ...others.map((method): Words => [...method, ...thing])];
}

function saysWhatIsDone(segment: Words): boolean {
  const first = segment[0].toLowerCase();
  return !isPlural(segment) || (actions.has(first) && (segment.length === 1 || !nounsToo.has(first)));
}

function conventional({ verb }: Outline, item: boolean, list: boolean): readonly [Words, ...Words[]] {
  switch (verb) {
    case 'GET':
      return item || !list ? [['get']] : [['list']];
    case 'POST':
      return item ? [['update'], ['create']] : [['create']];
    case 'PUT':
      return item ? [['update'], ['replace']] : [['update'], ['set']];
    case 'PATCH':
      return [['update']];
    default:
      return [[verb.toLowerCase()]];
  }
}

/** Whether a collection is what is got: an array, or an object that holds one where the path names many. */
function isList({ gives }: Outline, segments: readonly Segment[]): boolean {
  if (gives === 'array') return true;
  return gives !== 'one' && isPlural(segments.findLast((segment) => !segment.variable)?.words ?? []);
}

/** The method with the literal segments behind it: what tells two operations of one name apart. */
function longRoute(route: Words, segments: readonly Segment[]): Words {
  const literals = segments.filter((segment) => !segment.variable).flatMap((segment) => segment.words);
  return sameWords(route.slice(-literals.length), literals) ? route : [route[0], ...literals];
}

/** The HTTP method and the whole path, variables included: no two operations share it. */
function exactRoute(outline: Outline, segments: readonly Segment[]): Words {
  const words = segments.flatMap((segment, index) => (segment.variable ? [segments[index - 1]?.variable === true ? 'and' : 'by', ...segment.words] : segment.words));
  return [outline.verb.toLowerCase(), ...words];
}

function endsLike(words: readonly string[], tail: readonly string[]): boolean {
  const end = words.slice(-tail.length);
  return end.length === tail.length && end.every((word, index) => sameThing(word, tail[index] ?? ''));
}

/** Whether the words are the resource, the end of its name, or a part of it. */
function isPartOf(words: readonly string[], resource: Words): boolean {
  if (endsLike(words, resource)) return true;
  return resource.some((_, start) => words.every((word, index) => sameThing(word, resource[start + index] ?? '')));
}

function isPlural(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return singular(last) !== last;
}
