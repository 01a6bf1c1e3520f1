import type { Words } from '../model.js';
import { arrangementOf, type Arrangement } from './operation/arrangement.js';
import { methodsById } from './operation/by-id.js';
import { placeByPath } from './operation/by-path.js';
import { placeByTag, tagOf } from './operation/by-tag.js';
import type { Place } from './operation/place.js';
import { settle, type Candidate } from './operation/settle.js';
import { typeName } from './operation/type-name.js';
import type { Named, Outline } from './outline.js';
import { asWords, splitWords } from './words.js';

/**
 * Names every operation: its resource, its method, and what its types are called after. Two methods of one resource never
 * share a name, nor a method and a resource below it.
 *
 * @param numbered told of each operation that only a number could tell from another
 */
export function nameOperations(outlines: readonly Outline[], numbered: (outline: Outline, method: Words) => void): readonly Named[] {
  const arrangement = arrangementOf(outlines);
  const candidates = outlines.map((outline) => candidateOf(outline, arrangement));
  const methods = settle(candidates, numbered);
  return candidates.map(({ outline, resource, methods: [best] }): Named => {
    const method = methods.get(outline) ?? best;
    return { outline, resource, method, name: typeName(outline, resource, method) };
  });
}

function candidateOf(outline: Outline, arrangement: Arrangement): Candidate {
  const { resource, methods } = placeOf(outline, arrangement);
  const pinnedResource = levelsOf(outline.resource ?? []);
  const pinned = asWords(splitWords(outline.method ?? ''));
  const [first, ...rest] = pinnedResource.length > 0 ? pinnedResource : resource;
  return { outline, resource: [first ?? ['api'], ...rest], pinned: pinned !== undefined, methods: pinned === undefined ? methods : [pinned] };
}

function placeOf(outline: Outline, arrangement: Arrangement): Place {
  const tag = tagOf(outline);
  if (tag !== undefined && arrangement.byTags) {
    const place = placeByTag(outline, tag, arrangement);
    return { resource: place.resource, methods: methodsById(outline, place) };
  }
  const stage = outline.stage ?? (tag === undefined ? undefined : arrangement.stages.get(tag));
  return placeByPath(stage === undefined ? outline : { ...outline, stage }, arrangement);
}

function levelsOf(names: readonly string[]): readonly Words[] {
  return names.flatMap((name) => {
    const words = asWords(splitWords(name));
    return words === undefined ? [] : [words];
  });
}
