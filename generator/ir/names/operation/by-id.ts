import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { sameThing, singularWords } from '../singular.js';
import { asWords, sameWords } from '../words.js';
import { crudOf, isAction, isVerb } from './actions.js';
import type { TaggedPlace } from './by-tag.js';
import { conventional, exactRoute, isList, isPlural, longRoute } from './convention.js';
import { idWords, isPreposition, withoutResource, withoutVariable, type IdWords } from './operation-id.js';
import { isItem, segmentsOf, type Segment } from './segments.js';

/** Phrases that people write for the same thing, with the word that an SDK uses. */
const customary: readonly (readonly [readonly string[], Words])[] = [
  ...[['get', 'all'], ['list', 'all'], ['find', 'all'], ['get', 'list'], ['get', 'many']].map((phrase) => [phrase, ['list']] satisfies [string[], Words]),
  ...[['get', 'one'], ['find', 'one']].map((phrase) => [phrase, ['get']] satisfies [string[], Words]),
  [['post'], ['create']],
  [['put'], ['update']],
  [['patch'], ['update']],
];

/**
 * What the method of an operation could be called within the resource that its tag gives, best first: the operationId
 * without the resource's words; the verb and the path; then the same with more words.
 */
export function methodsById(outline: Outline, { resource: levels }: TaggedPlace): readonly [Words, ...Words[]] {
  const resource = levels.at(-1) ?? levels[0];
  const segments = segmentsOf(outline.path);
  const [route, ...others] = routeMethods(outline, segments, resource);
  const longer = [...others, longRoute(route, segments), exactRoute(outline, segments)];
  const id = idWords(outline);
  if (id === undefined) return [route, ...longer];
  if (id.machine && !id.variant) return [route, ...longer];
  if (id.route && route.length === 1) return [route, id.words, ...longer];
  const pathNames = segments.filter((segment) => !segment.variable && endsLike(segment.words, resource)).map(({ words }) => words);
  const trimmed = (names: readonly (readonly string[])[]): Words | undefined =>
    asWords(withoutVariable(levels.length > 1 ? withoutLevels(id.own, levels) : id.namespace.length > 0 ? withoutNext(id.own, resource) : withoutResource(id.own, resource, names), segments));
  const short = trimmed([]);
  const shortest = trimmed(pathNames);
  if (short === undefined || shortest === undefined || isPreposition(shortest[0])) return [route, id.own, ...longer];
  const best = customaryName(shortest, outline, segments);
  return [best, shortest, short, ...fuller(best, id, levels), ...actionOf(segments), id.own, id.words, ...longer];
}

/** What the path says is done, at its end: `/events/search`. */
function actionOf(segments: readonly Segment[]): readonly Words[] {
  const words = asWords(isAction(segments.at(-1)?.words ?? []) && !isItem(segments) ? (segments.at(-1)?.words ?? []) : []);
  return words === undefined ? [] : [words];
}

/** A method with more of what the operationId says: how a thing is found (`list for portfolio`), of what it is a part (`delete class`). */
function fuller(method: Words, { own, namespace }: IdWords, levels: readonly Words[]): readonly Words[] {
  const preposition = own.findIndex((word, index) => index > 0 && isPreposition(word));
  const part = namespace.filter((word) => !levels.flat().some((said) => sameThing(said, word)));
  const longer = [preposition < 0 ? [] : own.slice(preposition), part];
  return longer.flatMap((words) => (words.length === 0 || words.every((word) => method.includes(word)) ? [] : [[...method, ...words] satisfies Words]));
}

/** Without the words of a resource, or the last of them, where they follow the verb or come first: `delete campaign of the day`. */
function withoutNext(words: Words, resource: Words): readonly string[] {
  const at = isVerb(words[0]) ? 1 : 0;
  for (const phrase of [resource, resource.slice(-1)]) {
    const left = [...words.slice(0, at), ...words.slice(at + phrase.length)];
    if (left.length > 0 && phrase.every((word, index) => sameThing(word, words[at + index] ?? ''))) return left;
  }
  return words;
}

/**
 * Without the words of any of the resources that follow the verb, and without an end that only repeats them:
 * `add tracks to playlist` in playlists.tracks is add.
 */
function withoutLevels(words: Words, levels: readonly Words[]): readonly string[] {
  const isSaid = (word: string): boolean => levels.flat().some((part) => sameThing(part, word));
  const at = isVerb(words[0]) ? 1 : 0;
  const preposition = words.findIndex((word, index) => index > 0 && isPreposition(word));
  const tail = preposition < 0 || words.slice(preposition + 1).every(isSaid) ? [] : words.slice(preposition);
  const head = preposition < 0 ? words : words.slice(0, preposition);
  const rest = head.slice(at);
  const reads = ['list', 'get'].includes(crudOf(words[0]) ?? '');
  const all = rest[0] === 'all' && !reads ? ['all'] : [];
  const kept = rest.findIndex((word) => !isSaid(word) && word !== 'all');
  return [...head.slice(0, at), ...all, ...(kept < 0 ? [] : rest.slice(kept)), ...tail];
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
  const methods = conventional(outline.verb, item, item || isList(outline, segments));
  if (rest === undefined) return methods;
  const thing = item || outline.verb === 'POST' ? singularWords(rest) : rest;
  const [first, ...others] = methods;
  return [[...first, ...thing], ...others.map((method): Words => [...method, ...thing])];
}

function saysWhatIsDone(segment: Words): boolean {
  return !isPlural(segment) || isAction(segment);
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
