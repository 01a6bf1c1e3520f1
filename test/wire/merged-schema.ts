import type { BundledDocument, JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';

/**
 * A schema without references and compositions: the parts of `allOf` and one of the alternatives are laid into it.
 *
 * @param seed chooses the alternative
 * @returns nothing where a part admits no value
 */
export function mergedSchema(schema: JsonObject, document: BundledDocument, seed: number, depth = 0): JsonObject | undefined {
  if (depth > 40) return undefined;
  const { $ref: reference, allOf, oneOf, anyOf, discriminator, ...own } = schema;
  let merged: JsonObject | undefined = own;
  const lay = (part: unknown): void => {
    if (part === false) merged = undefined;
    const laid = isObject(part) ? mergedSchema(part, document, seed, depth + 1) : {};
    merged = merged === undefined || laid === undefined ? undefined : together(merged, laid);
  };
  if (typeof reference === 'string') lay(document.deref({ $ref: reference }));
  if (Array.isArray(allOf)) allOf.forEach(lay);
  for (const alternatives of [oneOf, anyOf]) {
    if (!Array.isArray(alternatives) || alternatives.length === 0) continue;
    const some = alternatives.filter((alternative) => !isNull(document.deref(alternative)));
    const chosen: unknown = some.length === 0 ? alternatives[0] : some[seed % some.length];
    lay(chosen);
    if (merged !== undefined && isObject(discriminator)) merged = together(merged, tagged(discriminator, chosen, merged));
  }
  return merged;
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

/** Both at once: members of either, and of a bound the narrower. */
function together(one: JsonObject, other: JsonObject): JsonObject {
  const merged: Record<string, unknown> = { ...other, ...one };
  if (isObject(one['properties']) && isObject(other['properties'])) {
    const properties: Record<string, unknown> = { ...other['properties'], ...one['properties'] };
    for (const name of Object.keys(one['properties'])) {
      const both = [one['properties'][name], other['properties'][name]];
      if (Object.hasOwn(other['properties'], name) && both[0] !== both[1]) properties[name] = { allOf: both };
    }
    merged['properties'] = properties;
  }
  if (Array.isArray(one['required']) && Array.isArray(other['required'])) merged['required'] = [...new Set([...one['required'], ...other['required']])];
  if (Array.isArray(one['enum']) && Array.isArray(other['enum'])) {
    const listed = other['enum'];
    merged['enum'] = one['enum'].filter((value) => listed.includes(value));
  }
  for (const [name, narrower] of [['minLength', Math.max], ['minItems', Math.max], ['minimum', Math.max], ['minProperties', Math.max], ['maxLength', Math.min], ['maximum', Math.min], ['maxItems', Math.min]] as const) {
    const [a, b] = [one[name], other[name]];
    if (typeof a === 'number' && typeof b === 'number') merged[name] = narrower(a, b);
  }
  if (Array.isArray(one['type']) && typeof other['type'] === 'string') merged['type'] = other['type'];
  if (one['additionalProperties'] === false || other['additionalProperties'] === false) merged['additionalProperties'] = false;
  return merged;
}
