import type { BundledDocument, JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';
import { mergedSchema } from './merged-schema.js';
import { sampleString } from './strings.js';
import { excludes } from './together.js';

/** Stands for a value that no schema describes. */
export const nothing: unique symbol = Symbol('nothing');

/** How a value is drawn: with what is required or with all that is described, and which of several alternatives. */
export interface Draw {
  readonly which: 'required' | 'all';
  /** An empty list has no form in a URL, nor an empty object in a form. */
  readonly filled?: boolean;
  /** Whether a string of bytes is the content of a file: within JSON it is a text. */
  readonly files?: boolean;
  /**
   * Whether `additionalProperties: false` counts for nothing. An author who closes each part of a composition, so that the
   * whole admits no value, means the parts together.
   */
  readonly open?: boolean;
  /** Counts the draws of one operation: other alternatives, other texts. */
  readonly seed: number;
}

/** Deeper than this, only what is required is drawn; twice as deep, nothing. */
const deepest = 5;

/** A value that fits a schema; {@link nothing} where there is none. Deterministic. */
export function sampleOf(schema: unknown, document: BundledDocument, draw: Draw, depth = 0): unknown {
  if (schema === false || depth > deepest * 4) return nothing;
  if (!isObject(schema)) return 'text';
  const merged = mergedSchema(schema, document, draw.seed + depth, draw.open);
  if (merged === undefined) return nothing;
  if ('const' in merged) return merged['const'];
  const values = merged['enum'];
  if (Array.isArray(values) && values.length > 0) return pick(fitting(values, merged), draw.seed);
  switch (typeOf(merged)) {
    case 'object':
      return sampleObject(merged, document, draw, depth);
    case 'array':
      return sampleArray(merged, document, draw, depth);
    case 'integer':
    case 'number':
      return sampleNumber(merged);
    case 'boolean':
      return true;
    case 'null':
      return null;
    case 'file':
      return draw.files === true ? new Blob(['file']) : 'text';
    default:
      return draw.files === true && merged['format'] === 'binary' ? new Blob(['file']) : sampleString(merged, draw.seed);
  }
}

/** Listed values of the declared type: a document may list others too, which no server takes. */
function fitting(values: readonly unknown[], schema: JsonObject): readonly unknown[] {
  const type = typeOf(schema);
  const some = values.filter((value) => value !== null && value !== '' && (schema['type'] === undefined || type === typeof value || (type === 'integer' && typeof value === 'number') || (type === 'number' && typeof value === 'number')));
  return some.length > 0 ? some : values;
}

function pick<T>(values: readonly T[], seed: number): T | undefined {
  return values[seed % values.length];
}

/** The type that is drawn of several: the first that is not null. */
function typeOf(schema: JsonObject): unknown {
  const type = Array.isArray(schema['type']) ? (schema['type'].find((name) => name !== 'null') ?? 'null') : schema['type'];
  if (type !== undefined) return type;
  if (isObject(schema['properties']) || schema['additionalProperties'] !== undefined || Array.isArray(schema['required'])) return 'object';
  if (schema['items'] !== undefined || schema['prefixItems'] !== undefined) return 'array';
  return schema['minimum'] !== undefined || schema['maximum'] !== undefined ? 'number' : undefined;
}

function sampleObject(schema: JsonObject, document: BundledDocument, draw: Draw, depth: number): unknown {
  const properties = isObject(schema['properties']) ? schema['properties'] : {};
  const required = new Set(Array.isArray(schema['required']) ? schema['required'].map(String) : []);
  const value: Record<string, unknown> = {};
  const add = (name: string, inner: unknown): boolean => {
    const member = sampleOf(inner, document, draw, depth + 1);
    if (member === nothing) return !required.has(name);
    Object.defineProperty(value, name, { value: member, enumerable: true, writable: true, configurable: true });
    return true;
  };
  for (const [name, inner] of Object.entries(properties)) {
    if (isReadOnly(inner, document) || (!required.has(name) && (draw.which === 'required' || depth >= deepest))) continue;
    if (!add(name, inner)) return nothing;
  }
  const additional = schema['additionalProperties'];
  const [patterned] = isObject(schema['patternProperties']) ? Object.entries(schema['patternProperties']) : [];
  for (const name of required) {
    if (Object.hasOwn(properties, name)) continue;
    if (excludes(schema, name)) return nothing;
    add(name, isObject(additional) ? additional : true);
  }
  if (draw.which === 'all' && isObject(additional) && depth < deepest) add(sampleKey(schema, draw.seed), additional);
  if (draw.which === 'all' && patterned !== undefined) add(sampleString({ pattern: patterned[0] }, draw.seed), patterned[1]);
  const least = Math.max(Number(schema['minProperties'] ?? 0), draw.filled === true ? 1 : 0);
  for (const [name, inner] of Object.entries(properties)) if (Object.keys(value).length < least && !(name in value) && !isReadOnly(inner, document)) add(name, inner);
  for (let index = 0; Object.keys(value).length < least && additional !== false; index += 1) add(`key${index}`, isObject(additional) ? additional : true);
  const most = Number(schema['maxProperties'] ?? Number.POSITIVE_INFINITY);
  for (const name of Object.keys(value).reverse()) if (Object.keys(value).length > most && !required.has(name)) delete value[name];
  return value;
}

function sampleKey(schema: JsonObject, seed: number): string {
  const names = schema['propertyNames'];
  return isObject(names) ? sampleString(names, seed) : 'key';
}

function isReadOnly(schema: unknown, document: BundledDocument): boolean {
  const target = document.deref(schema);
  return isObject(schema) && (schema['readOnly'] === true || (isObject(target) && target['readOnly'] === true));
}

function sampleArray(schema: JsonObject, document: BundledDocument, draw: Draw, depth: number): unknown {
  const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
  const first = prefix.map((item) => sampleOf(item, document, draw, depth + 1));
  const least = Math.max(Number(schema['minItems'] ?? 0), ((draw.which === 'all' && depth < deepest) || draw.filled === true) && schema['maxItems'] !== 0 ? 1 : 0);
  const items: unknown[] = first.filter((item) => item !== nothing);
  for (let index = 0; items.length < least; index += 1) {
    const item = sampleOf(schema['items'] ?? true, document, { ...draw, seed: draw.seed + index * 7 }, depth + 1);
    if (item === nothing || index > 200) return least > Number(schema['minItems'] ?? 0) ? items : nothing;
    if (schema['uniqueItems'] === true && items.some((other) => JSON.stringify(other) === JSON.stringify(item))) continue;
    items.push(item);
  }
  return items;
}

function sampleNumber(schema: JsonObject): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === 'number' ? multipleOf : typeOf(schema) === 'integer' ? 1 : 0.5;
  const above = [typeof minimum === 'number' ? (exclusiveMinimum === true ? minimum + step : minimum) : undefined, typeof exclusiveMinimum === 'number' ? exclusiveMinimum + step : undefined].filter((bound) => bound !== undefined);
  const below = [typeof maximum === 'number' ? (exclusiveMaximum === true ? maximum - step : maximum) : undefined, typeof exclusiveMaximum === 'number' ? exclusiveMaximum - step : undefined].filter((bound) => bound !== undefined);
  const least = above.length === 0 ? Math.min(1, ...below) : Math.max(...above);
  return Math.ceil(least / step) * step;
}
