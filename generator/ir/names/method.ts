import type { Words } from '../model.js';
import { chosenWords, withoutResource, withoutVariable } from './operation-id.js';
import type { Outline } from './outline.js';
import { isItem, segmentsOf, type Segment } from './path-words.js';
import { sameThing, singular, singularWords } from './singular.js';
import { asWords, sameWords } from './words.js';

/** Phrases that people write for the same thing, with the word that an SDK uses. */
const customary: readonly (readonly [readonly string[], Words])[] = [
  [['get', 'all'], ['list']],
  [['list', 'all'], ['list']],
  [['find', 'all'], ['list']],
  [['get', 'list'], ['list']],
  [['get', 'many'], ['list']],
  [['get', 'one'], ['get']],
  [['find', 'one'], ['get']],
];

/**
 * What the method of an operation could be called within its resource, best first: what the document pins; the
 * operationId without the resource's words; the verb and the path; then the same with more words.
 */
export function methodCandidates(outline: Outline, resource: Words, pinned: Words | undefined): readonly [Words, ...Words[]] {
  const segments = segmentsOf(outline.path);
  const route = routeMethod(outline, segments, resource);
  if (pinned !== undefined) return [pinned];
  const chosen = chosenWords(outline);
  const longer = [longRoute(route, segments), exactRoute(outline, segments)];
  if (chosen === undefined) return [route, ...longer];
  const whole = asWords(chosen) ?? route;
  const short = asWords(withoutVariable(withoutResource(chosen, resource), segments));
  if (short === undefined) return [route, whole, ...longer];
  return [customaryName(short, outline, segments), short, whole, ...longer];
}

function customaryName(words: Words, outline: Outline, segments: readonly Segment[]): Words {
  const known = customary.find(([phrase]) => sameWords(phrase, words))?.[1];
  if (known !== undefined) return known;
  const plainGet = sameWords(words, ['get']) && outline.verb === 'GET' && !isItem(segments) && outline.givesMany === true;
  return plainGet ? ['list'] : words;
}

/**
 * The method by convention: a collection is listed and created in, an item is got, updated and deleted; what follows an
 * item and is not the resource itself says what is done (`/folders/{id}/copy`) or what is listed (`/orders/{id}/lines`).
 */
function routeMethod(outline: Outline, segments: readonly Segment[], resource: Words): Words {
  const end = segments.findLastIndex((segment) => !segment.variable);
  const last = segments[end];
  if (last === undefined || isItem(segments)) return itemMethod(outline, isItem(segments));
  const afterItem = segments.slice(0, end).some((segment) => segment.variable);
  const isResource = endsLike(resource, last.words);
  const rest = asWords(last.words);
  if (isResource || rest === undefined || (!afterItem && end === 0)) return collectionMethod(outline);
  const noun = isPlural(last.words);
  if (outline.verb === 'GET') return outline.givesMany === true && noun ? ['list', ...rest] : ['get', ...rest];
  if (outline.verb === 'POST' && !noun) return rest;
  const [method] = collectionMethod(outline);
  return [method, ...(outline.verb === 'POST' ? singularWords(rest) : rest)];
}

function itemMethod(outline: Outline, item: boolean): Words {
  switch (outline.verb) {
    case 'GET':
      return item ? ['get'] : ['list'];
    case 'PUT':
    case 'PATCH':
    case 'POST':
      return ['update'];
    default:
      return [outline.verb.toLowerCase()];
  }
}

function collectionMethod(outline: Outline): Words {
  switch (outline.verb) {
    case 'GET':
      return outline.givesMany === false ? ['get'] : ['list'];
    case 'POST':
      return ['create'];
    case 'PUT':
    case 'PATCH':
      return ['update'];
    default:
      return [outline.verb.toLowerCase()];
  }
}

/** The method with the literal segments behind it, and with the variables too: what tells two operations of one name apart. */
function longRoute(route: Words, segments: readonly Segment[]): Words {
  const literals = segments.filter((segment) => !segment.variable).flatMap((segment) => segment.words);
  return sameWords(route.slice(-literals.length), literals) ? route : [route[0], ...literals];
}

function exactRoute(outline: Outline, segments: readonly Segment[]): Words {
  const words = segments.flatMap((segment, index) => (segment.variable ? [...(segments[index - 1]?.variable === true ? ['and'] : ['by']), ...segment.words] : segment.words));
  return [outline.verb.toLowerCase(), ...words];
}

function endsLike(resource: Words, words: readonly string[]): boolean {
  const tail = resource.slice(-words.length);
  return tail.length === words.length && tail.every((word, index) => sameThing(word, words[index] ?? ''));
}

function isPlural(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return singular(last) !== last;
}
