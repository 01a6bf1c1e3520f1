import { isDeepStrictEqual } from 'node:util';
import type { BundledDocument, JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';
import { together } from './together.js';

/**
 * A schema without references and compositions: the parts of `allOf` and one of the alternatives are laid into it.
 *
 * @param seed chooses the alternative; where it contradicts what stands beside it, the next is taken
 * @param open whether `additionalProperties: false` counts for nothing
 * @returns nothing where no value fits all parts
 */
export function mergedSchema(schema: JsonObject, document: BundledDocument, seed: number, open = false): JsonObject | undefined {
  const merged = merge(schema, {}, { document, seed, open, depth: 0 });
  return merged === undefined ? undefined : withoutForbidden(merged);
}

interface Context {
  readonly document: BundledDocument;
  readonly seed: number;
  readonly open: boolean;
  readonly depth: number;
}

/** @param around what the schemas around this one ask of the value: an alternative has to agree with it too */
function merge(schema: JsonObject, around: JsonObject, context: Context): JsonObject | undefined {
  const { document, seed, open, depth } = context;
  if (depth > 40) return undefined;
  const { $ref: reference, allOf, oneOf, anyOf, discriminator, additionalProperties, ...own } = schema;
  let merged: JsonObject | undefined = additionalProperties === undefined || (open && additionalProperties === false) ? own : { ...own, additionalProperties };
  const laid = (part: unknown): JsonObject | undefined => {
    if (part === false || merged === undefined) return undefined;
    const valued = together(valuesOf(around), valuesOf(merged));
    const inner = valued === undefined ? undefined : isObject(part) ? merge(part, valued, { ...context, depth: depth + 1 }) : {};
    const both = inner === undefined ? undefined : together(merged, inner);
    return both === undefined || together(valuesOf(around), valuesOf(both)) === undefined ? undefined : both;
  };
  if (typeof reference === 'string') merged = laid(document.deref({ $ref: reference }));
  if (Array.isArray(allOf)) for (const part of allOf) merged = laid(part);
  for (const alternatives of [oneOf, anyOf]) {
    if (!Array.isArray(alternatives) || alternatives.length === 0 || merged === undefined) continue;
    const some = alternatives.filter((alternative) => !isNull(document.deref(alternative)));
    const ordered: readonly unknown[] = some.length === 0 ? alternatives : [...some.slice(seed % some.length), ...some.slice(0, seed % some.length)];
    const chosen = ordered.map((alternative) => [alternative, laid(alternative)] as const).find(([, both]) => both !== undefined);
    merged = chosen?.[1];
    if (merged !== undefined && isObject(discriminator)) merged = together(merged, tagged(discriminator, chosen?.[0], merged));
    if (alternatives === oneOf) for (const other of alternatives) if (other !== chosen?.[0] && merged !== undefined && onlyRequires(other)) merged = together(merged, { not: other });
  }
  return merged;
}

function valuesOf({ type, enum: values, const: only }: JsonObject): JsonObject {
  return { ...(type === undefined ? {} : { type }), ...(values === undefined ? {} : { enum: values }), ...(only === undefined ? {} : { const: only }) };
}

function isNull(schema: unknown): boolean {
  return isObject(schema) && (schema['type'] === 'null' || schema['const'] === null || (Array.isArray(schema['enum']) && schema['enum'].every((value) => value === null)));
}

/** The value of the discriminator that means an alternative: by the mapping, else the name of its schema. */
function tagged(discriminator: JsonObject, chosen: unknown, merged: JsonObject): JsonObject {
  const property = discriminator['propertyName'];
  const reference = isObject(chosen) ? chosen['$ref'] : undefined;
  if (typeof property !== 'string' || typeof reference !== 'string') return {};
  const properties = isObject(merged['properties']) ? merged['properties'] : {};
  const described = properties[property];
  if (isObject(described) && ('const' in described || 'enum' in described || '$ref' in described)) return {};
  const mapping = isObject(discriminator['mapping']) ? discriminator['mapping'] : {};
  const [mapped] = Object.entries(mapping).filter(([, target]) => target === reference || reference.endsWith(`/${String(target)}`));
  return { properties: { ...properties, [property]: { const: mapped?.[0] ?? reference.split('/').at(-1) } } };
}

/** An alternative of members that have to be there: what it excludes is known without drawing. */
function onlyRequires(schema: unknown): schema is JsonObject {
  return isObject(schema) && Array.isArray(schema['required']) && Object.keys(schema).every((keyword) => ['required', 'type', 'title', 'description'].includes(keyword)) && isDeepStrictEqual(schema['type'] ?? 'object', 'object');
}

/** Members that may not be there together: one that is not required is left out. */
function withoutForbidden(merged: JsonObject): JsonObject {
  const properties: Record<string, unknown> = isObject(merged['properties']) ? { ...merged['properties'] } : {};
  const required = new Set(Array.isArray(merged['required']) ? merged['required'].map(String) : []);
  for (const names of forbidden(merged['not'])) {
    const some = names.find((name) => !required.has(name));
    if (some !== undefined && names.every((name) => Object.hasOwn(properties, name))) delete properties[some];
  }
  return isObject(merged['properties']) ? { ...merged, properties } : merged;
}

function forbidden(not: unknown): readonly (readonly string[])[] {
  if (!isObject(not)) return [];
  if (Array.isArray(not['anyOf'])) return not['anyOf'].flatMap(forbidden);
  return onlyRequires(not) && Array.isArray(not['required']) ? [not['required'].map(String)] : [];
}
