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

/** Whether a value is a JSON object. */
export function isObject(value: unknown): boolean {
  return Object(value) === value && !Array.isArray(value);
}

/** The JSON type of a value, and what members it has: `null`, `array`, `object with the members ["error"]`. */
export function typeOf(value: unknown): string {
  if (isObject(value)) return `object with the members ${JSON.stringify(Object.keys(Object(value)).slice(0, 10))}`;
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}
