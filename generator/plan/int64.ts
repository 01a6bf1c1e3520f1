import type { SchemaId, Type } from '../ir/model.js';
import type { Schemas } from './shape.js';

/** Whether a type is an integer of 64 bits, beyond what a JavaScript number holds exactly. */
export function isInt64(type: Type): boolean {
  return type.kind === 'number' && type.integer && type.format === 'int64';
}

/** The schemas that hold such an integer, themselves or by reference. */
export function int64Schemas(schemas: Schemas): ReadonlySet<SchemaId> {
  const found = new Set<SchemaId>();
  // A schema can hold one by another that comes behind it, so this goes on until nothing is new.
  for (let before = -1; before < found.size;) {
    before = found.size;
    for (const schema of schemas.values()) if (!found.has(schema.id) && holdsInt64(schema.type, found)) found.add(schema.id);
  }
  return found;
}

/** @param known schemas that hold one */
export function holdsInt64(type: Type, known: ReadonlySet<SchemaId>): boolean {
  const holds = (inner: Type): boolean => holdsInt64(inner, known);
  switch (type.kind) {
    case 'number':
      return isInt64(type);
    case 'array':
      return holds(type.items);
    case 'tuple':
      return type.items.some(holds) || (type.rest !== undefined && holds(type.rest));
    case 'nullable':
      return holds(type.of);
    case 'union':
      return type.variants.some((variant) => holds(variant.type));
    case 'intersection':
      return type.parts.some(holds);
    case 'ref':
      return known.has(type.id);
    case 'object':
      return (
        type.properties.some((property) => holds(property.type)) ||
        type.extends.some((id) => known.has(id)) ||
        type.patterns.some((pattern) => holds(pattern.type)) ||
        (typeof type.additional === 'object' && holds(type.additional))
      );
    default:
      return false;
  }
}
