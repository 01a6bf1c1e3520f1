import type { Words } from '../model.js';
import { emptyLock, operationKey, type Lock, type LockedOperation } from '../../lock/lock.js';
import { arrangementOf, type Arrangement } from './operation/arrangement.js';
import { methodsById } from './operation/by-id.js';
import { placeByPath } from './operation/by-path.js';
import { placeByTag, tagOf } from './operation/by-tag.js';
import type { Place } from './operation/place.js';
import { keyOf, settle, type Candidate } from './operation/settle.js';
import { typeName } from './operation/type-name.js';
import type { Named, Outline } from './outline.js';
import { asWords, splitWords } from './words.js';

/**
 * Names every operation: its resource, its method, and what its types are called after. Two methods of one resource never
 * share a name, nor a method and a resource below it.
 *
 * @param numbered told of each operation that only a number could tell from another
 * @param lock names from before, which count for more than all but what the document pins
 */
export function nameOperations(outlines: readonly Outline[], numbered: (outline: Outline, method: Words) => void, lock: Lock = emptyLock): readonly Named[] {
  const arrangement = arrangementOf(outlines);
  const spelling = spellingOf(lock);
  const candidates = outlines.map((outline) => spelled(candidateOf(outline, arrangement, lock.operations.get(operationKey(outline))), spelling));
  const methods = settle(candidates, numbered);
  return candidates.map(({ outline, resource, methods: [best] }): Named => {
    const method = methods.get(outline) ?? best;
    return { outline, resource, method, name: typeName(outline, resource, method) };
  });
}

function candidateOf(outline: Outline, arrangement: Arrangement, locked: LockedOperation | undefined): Candidate {
  const { resource, methods } = placeOf(outline, arrangement);
  const pinnedResource = levelsOf(outline.resource ?? []);
  const pinned = asWords(splitWords(outline.method ?? ''));
  const lockedResource = (locked?.resource ?? []).flatMap((level): readonly Words[] => {
    const words = asWords(level.split(' '));
    return words === undefined ? [] : [words];
  });
  const [first, ...rest] = pinnedResource.length > 0 ? pinnedResource : lockedResource.length > 0 ? lockedResource : resource;
  const place: Candidate['resource'] = [first ?? ['api'], ...rest];
  const method = pinned === undefined && keyOf(place) === keyOf(lockedResource) ? asWords(locked?.method.split(' ') ?? []) : undefined;
  if (method !== undefined) return { outline, resource: place, pinned: true, locked: true, methods: [method] };
  return { outline, resource: place, pinned: pinned !== undefined, methods: pinned === undefined ? methods : [pinned] };
}

/** How the words of each resource are written, by its key. */
function spellingOf(lock: Lock): ReadonlyMap<string, Words> {
  const spelling = new Map<string, Words>();
  for (const { resource } of lock.operations.values()) {
    const levels = resource.map((level) => level.split(' '));
    levels.forEach((level, index) => {
      const words = asWords(level);
      if (words !== undefined) spelling.set(keyOf(levels.slice(0, index + 1)), words);
    });
  }
  return spelling;
}

/** A resource that was there before is written as before, whichever operation comes first. */
function spelled(candidate: Candidate, spelling: ReadonlyMap<string, Words>): Candidate {
  const [first, ...rest] = candidate.resource.map((level, index) => spelling.get(keyOf(candidate.resource.slice(0, index + 1))) ?? level);
  return first === undefined ? candidate : { ...candidate, resource: [first, ...rest] };
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
