/** Names that lead from a body to one of its members: `['pagination', 'hasMore']`. */
export type PropertyPath = readonly string[];

/** The member at a path, own members only; undefined where any step is missing. No path: the body itself. */
export function at(body: unknown, path: PropertyPath = []): unknown {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = Reflect.get(value, name);
  }
  return value;
}

/** The array at a path; a page without one has no items. */
export function itemsAt(body: unknown, path?: PropertyPath): readonly unknown[] {
  const items = at(body, path);
  return Array.isArray(items) ? items : [];
}
