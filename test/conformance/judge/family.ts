import type { BundledDocument, JsonObject } from '../../support/bundled.js';
import { isObject } from '../../support/spec.js';

/** The schemas that a value of a schema may be of: those made of it by `allOf`, where it names a discriminator; none for any other. */
export function createFamilies({ root, deref }: BundledDocument): (schema: unknown) => readonly unknown[] {
  const components = isObject(root['components']) ? root['components'] : root;
  const schemas = isObject(components['schemas']) ? components['schemas'] : isObject(components['definitions']) ? components['definitions'] : {};
  const children = new Map<unknown, JsonObject[]>();
  for (const schema of Object.values(schemas)) {
    if (!isObject(schema) || !Array.isArray(schema['allOf'])) continue;
    for (const part of schema['allOf']) {
      if (isObject(part) && typeof part['$ref'] === 'string') children.set(deref(part), [...(children.get(deref(part)) ?? []), schema]);
    }
  }
  const descendants = (schema: unknown, seen: ReadonlySet<unknown>): readonly unknown[] =>
    (children.get(schema) ?? []).filter((child) => !seen.has(child)).flatMap((child) => [child, ...descendants(child, new Set([...seen, child]))]);
  return (schema) => {
    if (!isObject(schema) || schema['discriminator'] === undefined || schema['oneOf'] !== undefined || schema['anyOf'] !== undefined) return [];
    const { discriminator } = schema;
    const mapping = isObject(discriminator) && isObject(discriminator['mapping']) ? Object.values(discriminator['mapping']) : [];
    const mapped = new Set(mapping.map((target) => deref({ $ref: target })));
    const all = descendants(schema, new Set([schema])).filter((child) => mapped.has(child) || !(isObject(child) && child['discriminator'] !== undefined && children.has(child)));
    return all.length === 0 ? [] : [...(mapped.has(schema) ? [schema] : []), ...new Set(all)];
  };
}
