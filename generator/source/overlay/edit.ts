import type { Json, Origin } from '../../ir/model.js';
import { appendToken } from '../pointer.js';

/** Where each object of an edited tree was written, as far as that is not where it stands now. */
export type Moved = Map<object, Origin>;

/** The member names and indices that lead to a value. */
export type Path = readonly (string | number)[];

/**
 * Changes one value of a tree. Nothing is changed in place: the containers on the way are copied, all others are shared. Copies
 * and what slips to another index keep their origin in `moved`.
 *
 * @param origin where `value` was written
 * @param change gives the new value, or undefined to remove it
 * @returns the new tree; undefined where the root itself is removed
 */
export function editAt(value: Json, origin: Origin, path: Path, moved: Moved, change: (value: Json, origin: Origin) => Json | undefined): Json | undefined {
  const [key, ...rest] = path;
  if (key === undefined) return change(value, origin);
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) {
    value.forEach((item, index) => pin(item, { file: origin.file, pointer: appendToken(origin.pointer, String(index)) }, moved));
    const items = value.flatMap((item, index) => {
      if (index !== key) return [item];
      const edited = editAt(item, originOf(item, origin, String(index), moved), rest, moved, change);
      return edited === undefined ? [] : [edited];
    });
    moved.set(items, origin);
    return items;
  }
  const members = Object.entries(value).flatMap(([name, member]): readonly (readonly [string, Json])[] => {
    if (name !== key) return [[name, member]];
    const edited = editAt(member, originOf(member, origin, name, moved), rest, moved, change);
    return edited === undefined ? [] : [[name, edited]];
  });
  const object = Object.fromEntries(members);
  moved.set(object, origin);
  return object;
}

/**
 * Merges an update into a value: objects member by member, lists end to end, and anything else gives way to the update.
 *
 * @param origin of the value
 * @param updateOrigin of the update, which what it brings in keeps
 */
export function merge(value: Json, origin: Origin, update: Json, updateOrigin: Origin, moved: Moved): Json {
  if (isObject(value) && isObject(update)) {
    const merged = new Map<string, Json>(Object.entries(value));
    for (const [key, member] of Object.entries(update)) {
      const place = { file: updateOrigin.file, pointer: appendToken(updateOrigin.pointer, key) };
      const old = merged.get(key);
      merged.set(key, old === undefined ? brought(member, place, moved) : merge(old, originOf(old, origin, key, moved), member, place, moved));
    }
    const object = Object.fromEntries(merged);
    moved.set(object, origin);
    return object;
  }
  if (typeof value === 'object' && value !== null && isList(value)) {
    const items = [...value, ...(typeof update === 'object' && update !== null && isList(update) ? update : [update])];
    value.forEach((item, index) => pin(item, { file: origin.file, pointer: appendToken(origin.pointer, String(index)) }, moved));
    brought(update, updateOrigin, moved);
    moved.set(items, origin);
    return items;
  }
  return brought(update, updateOrigin, moved);
}

/** Notes of a value and all below it where it was written. */
function brought(value: Json, origin: Origin, moved: Moved): Json {
  if (typeof value !== 'object' || value === null || moved.has(value)) return value;
  moved.set(value, origin);
  for (const [key, member] of Object.entries(value)) brought(member, { file: origin.file, pointer: appendToken(origin.pointer, key) }, moved);
  return value;
}

function pin(value: Json, origin: Origin, moved: Moved): void {
  if (typeof value === 'object' && value !== null && !moved.has(value)) moved.set(value, origin);
}

function originOf(value: Json, parent: Origin, key: string, moved: Moved): Origin {
  const known = typeof value === 'object' && value !== null ? moved.get(value) : undefined;
  return known ?? { file: parent.file, pointer: appendToken(parent.pointer, key) };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
