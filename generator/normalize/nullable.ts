import type { Json } from '../ir/model.js';
import { isObject, without, type JsonObject } from './rewriting.js';

/** A schema without `nullable`, and the part of it that moved below `anyOf`, if any did. */
export interface NullableRewriting {
  readonly schema: JsonObject;
  readonly wrapped?: JsonObject;
}

/** Keywords that say something about the schema as a whole, and stay outside when the rest becomes one variant. */
const annotations: readonly string[] = ['title', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'example', 'examples', 'externalDocs', 'xml'];

const nullSchema: JsonObject = { type: 'null' };

/**
 * Says `nullable: true` (OpenAPI 3.0.3, section 4.7.24) in the terms of JSON Schema 2020-12. Read as authors mean it: also
 * beside `enum` without null, beside `$ref` and beside combinations, where the letter of 3.0 gives it no effect.
 */
export function rewriteNullable(schema: JsonObject): NullableRewriting {
  if (!('nullable' in schema)) return { schema };
  const rest = without(schema, 'nullable');
  if (schema['nullable'] !== true) return { schema: rest };
  const { type } = rest;
  if (typeof rest['$ref'] === 'string' || Array.isArray(rest['allOf']) || 'const' in rest || 'not' in rest) return wrap(rest);
  const variants = withNullVariant(rest, 'oneOf') ?? withNullVariant(rest, 'anyOf');
  if (variants) return variants;
  const types = typeof type === 'string' ? [type] : isList(type) ? type : isObject(rest['properties']) ? ['object'] : [];
  return {
    schema: {
      ...rest,
      ...(types.length > 0 ? { type: types.includes('null') ? types : [...types, 'null'] } : {}),
      ...(isList(rest['enum']) && !rest['enum'].includes(null) ? { enum: [...rest['enum'], null] } : {}),
    },
  };
}

/** Whether a schema says nothing about a value but `nullable: true`. */
export function isOnlyNullable(schema: Json): schema is JsonObject {
  return isObject(schema) && schema['nullable'] === true && Object.keys(schema).every((key) => key === 'nullable' || isAnnotation(key));
}

function isAnnotation(key: string): boolean {
  return annotations.includes(key) || key.startsWith('x-');
}

/** Adds null to the variants; only where they are all that the schema consists of, a type that fits them aside. */
function withNullVariant(schema: JsonObject, keyword: 'oneOf' | 'anyOf'): NullableRewriting | undefined {
  const variants = schema[keyword];
  if (!isList(variants)) return undefined;
  const other = keyword === 'oneOf' ? 'anyOf' : 'oneOf';
  if (other in schema || 'properties' in schema || 'enum' in schema) return wrap(schema);
  return { schema: { ...without(schema, 'type'), [keyword]: [...variants, nullSchema] } };
}

function wrap(schema: JsonObject): NullableRewriting {
  const keep = Object.entries(schema).filter(([key]) => isAnnotation(key));
  const wrapped = Object.fromEntries(Object.entries(schema).filter(([key]) => !keep.some(([kept]) => kept === key)));
  return { schema: { ...Object.fromEntries(keep), anyOf: [wrapped, nullSchema] }, wrapped };
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
