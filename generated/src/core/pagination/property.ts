import { member } from '../platform.js';

/** Names that lead from a body to one of its members: `['pagination', 'hasMore']`. */
export type PropertyPath = readonly string[];

/** The member at a path, own members only; undefined where any step is missing. No path: the body itself. */
export function at(body: unknown, path: PropertyPath = []): unknown {
  return path.reduce((value, name) => (Object.hasOwn(Object(value), name) ? member(value, name) : undefined), body);
}

/** The array at a path; a page without one has no items. */
export function itemsAt(body: unknown, path?: PropertyPath): readonly unknown[] {
  const items = at(body, path);
  return Array.isArray(items) ? items : [];
}
