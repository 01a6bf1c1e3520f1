import type { Json, Origin } from '../ir/model.js';
import type { Rewritings } from '../source/cursor.js';

export type JsonObject = { readonly [key: string]: Json };

/** Collects how a document is to be read: see {@link Rewritings}. */
export interface RewritingBuilder {
  /** Reads `by` wherever `value` stands. */
  replace(value: object, by: Json): void;
  /** Keeps the origin of a value that a replacement puts elsewhere. */
  keepOrigin(value: object, origin: Origin): void;
}

/** Empty rewritings, and the builder that fills them. */
export function createRewritings(): { readonly builder: RewritingBuilder; readonly rewritings: Rewritings } {
  const replaced = new Map<object, Json>();
  const moved = new Map<object, Origin>();
  return {
    builder: {
      replace: (value, by) => void replaced.set(value, by),
      keepOrigin: (value, origin) => void moved.set(value, origin),
    },
    rewritings: { replaced, moved },
  };
}

/** Whether a value is a JSON object; an array is none. */
export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A copy without some members. */
export function without(object: JsonObject, ...keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}
