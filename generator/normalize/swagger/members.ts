import type { Json } from '../../ir/model.js';
import type { Node } from '../../source/document.js';
import type { JsonObject } from '../rewriting.js';

/** The members of the given names that the node has, and its extensions, as they are written. */
export function pick(node: Node, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(node.entries().flatMap(([key, member]) => (keys.includes(key) || key.startsWith('x-') ? [[key, member.value]] : [])));
}

/** An object of the members that have a value. */
export function compact(members: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(Object.entries(members).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])));
}
