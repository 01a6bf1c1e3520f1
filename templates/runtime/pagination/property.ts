import { member } from '../platform.js';

/** Names that lead from a body to one of its members: `['pagination', 'hasMore']`. */
export type PropertyPath = readonly string[];

/** The member at a path, own members only; undefined where any step is missing. No path: the body itself. */
export function at(body: unknown, path: PropertyPath = []): unknown {
  return path.reduce((value, name) => (Object.hasOwn(Object(value), name) ? member(value, name) : undefined), body);
}

/** Whether a value can stand for an item or a place in a list. */
export function isScalar(value: unknown): boolean {
  return ['string', 'number', 'bigint'].includes(typeof value);
}

/** A value in a few words, for the message of an error: `null`, `an object with "error", "code"`. */
export function shapeOf(value: unknown): string {
  if (Array.isArray(value)) return 'an array';
  if (Object(value) !== value) return value === null || value === undefined ? String(value) : `a ${typeof value}`;
  const names = Object.keys(Object(value));
  const first = names.slice(0, 10).map((name) => JSON.stringify(name.slice(0, 40)));
  return first.length > 0 ? `an object with ${first.join(', ')}${names.length > 10 ? ', …' : ''}` : 'an empty object';
}
