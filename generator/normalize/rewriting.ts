import type { Json, Origin } from '../ir/model.js';

export type JsonObject = { readonly [key: string]: Json };

/** Collects how a document is to be read: see {@link Rewritings}. */
export interface RewritingBuilder {
  /** Reads `by` wherever `value` stands. */
  replace(value: object, by: Json): void;
  /** Keeps the origin of a value that a replacement puts elsewhere. */
  keepOrigin(value: object, origin: Origin): void;
}

/** Whether a value is a JSON object; an array is none. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without some members. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
