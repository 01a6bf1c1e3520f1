import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { singular } from '../singular.js';
import { sameWords } from '../words.js';
import type { Segment } from './segments.js';

/** The methods by convention: a collection is listed and created in, an item is got, updated and deleted. */
export function conventional(verb: string, item: boolean, list: boolean): readonly [Words, ...Words[]] {
  switch (verb) {
    case 'GET':
      return item || !list ? [['get']] : [['list']];
    case 'POST':
      return item ? [['update'], ['create'], ['post']] : [['create']];
    case 'PUT':
      return item ? [['update'], ['replace']] : [['update'], ['set']];
    case 'PATCH':
      return [['update']];
    default:
      return [[verb.toLowerCase()]];
  }
}

/** Whether a collection is what is got: an array, or an object that holds one where the path names many. */
export function isList({ gives }: Outline, segments: readonly Segment[]): boolean {
  if (gives === 'array') return true;
  return gives !== 'one' && isPlural(segments.findLast((segment) => !segment.variable)?.words ?? []);
}

export function isPlural(words: readonly string[]): boolean {
  const last = words.at(-1) ?? '';
  return singular(last) !== last;
}

/** The method with the literal segments behind it: what tells two operations of one name apart. */
export function longRoute(method: Words, segments: readonly Segment[]): Words {
  const literals = segments.filter((segment) => !segment.variable).flatMap((segment) => segment.words);
  return sameWords(method.slice(-literals.length), literals) ? method : [method[0], ...literals];
}

/** The HTTP method and the whole path, variables included: no two operations share it. */
export function exactRoute(outline: Outline, segments: readonly Segment[]): Words {
  const words = segments.flatMap((segment, index) => (segment.variable ? [segments[index - 1]?.variable === true ? 'and' : 'by', ...segment.words] : segment.words));
  return [outline.verb.toLowerCase(), ...words];
}
