import type { Json } from '../ir/model.js';
import type { Node } from '../source/document.js';
import { appendToken } from '../source/pointer.js';
import { isOnlyNullable, rewriteNullable } from './nullable.js';
import { isObject, without, type JsonObject, type RewritingBuilder } from './rewriting.js';

/**
 * Rewrites one schema from the dialect of OpenAPI 3.0 to that of 3.1 (JSON Schema 2020-12). A document of 3.1 passes through
 * here too: keywords of 3.0 in it mean nothing by the letter, but always the same to their authors.
 */
export function rewriteSchema(node: Node, builder: RewritingBuilder): void {
  const { value, origin } = node;
  if (!isObject(value)) return;
  const { schema, wrapped } = rewriteNullable(bounds(content(examples(tuple(required(value))))));
  if (schema === value) return;
  builder.replace(value, schema);
  for (const [key, member] of Object.entries(wrapped ?? {})) {
    if (typeof member === 'object' && member !== null) builder.keepOrigin(member, { file: origin.file, pointer: appendToken(origin.pointer, key) });
  }
}

/**
 * `{ nullable: true }` and nothing else, as an alternative: its author means null. Standing alone such a schema admits everything,
 * which would make the other alternatives meaningless. To be called when every schema has been rewritten by itself.
 */
export function rewriteNullAlternatives({ value: schema }: Node, builder: RewritingBuilder): void {
  if (!isObject(schema)) return;
  for (const keyword of ['anyOf', 'oneOf']) {
    const alternatives = schema[keyword];
    if (!Array.isArray(alternatives)) continue;
    for (const alternative of alternatives) if (isOnlyNullable(alternative)) builder.replace(alternative, { ...without(alternative, 'nullable'), type: 'null' });
  }
}

/** `required: true` of a property (JSON Schema before draft 4) belongs into the list of the object that has the property. */
function required(schema: JsonObject): JsonObject {
  const { properties } = schema;
  const demanded = isObject(properties) ? Object.keys(properties).filter((name) => isDemanded(properties[name])) : [];
  const own = typeof schema['required'] === 'boolean' ? without(schema, 'required') : schema;
  if (demanded.length === 0) return own;
  const listed: readonly Json[] = Array.isArray(own['required']) ? own['required'] : [];
  return { ...own, required: [...listed, ...demanded.filter((name) => !listed.includes(name))] };
}

function isDemanded(property: Json | undefined): boolean {
  return isObject(property) && property['required'] === true;
}

/** A list of `items` is `prefixItems` since draft 2020-12, and `additionalItems` the schema of the rest. */
function tuple(schema: JsonObject): JsonObject {
  const { items, additionalItems } = schema;
  if (!Array.isArray(items)) return schema;
  const rest = additionalItems === undefined ? {} : { items: additionalItems };
  return { ...without(schema, 'items', 'additionalItems'), ...(items.length > 0 ? { prefixItems: items } : {}), ...rest };
}

/** `exclusiveMinimum: true` makes `minimum` exclusive in 3.0; since 3.1 it is the bound itself. */
function bounds(schema: JsonObject): JsonObject {
  return bound(bound(schema, 'minimum', 'exclusiveMinimum'), 'maximum', 'exclusiveMaximum');
}

function bound(schema: JsonObject, inclusive: 'minimum' | 'maximum', exclusive: 'exclusiveMinimum' | 'exclusiveMaximum'): JsonObject {
  const flag = schema[exclusive];
  if (typeof flag !== 'boolean') return schema;
  const limit = schema[inclusive];
  if (!flag || typeof limit !== 'number') return without(schema, exclusive);
  return { ...without(schema, inclusive, exclusive), [exclusive]: limit };
}

/** `example` is one of `examples` since 3.1. */
function examples(schema: JsonObject): JsonObject {
  const { example } = schema;
  return example === undefined ? schema : { ...without(schema, 'example'), examples: Array.isArray(schema['examples']) ? schema['examples'] : [example] };
}

/** The formats `byte` and `binary` of 3.0 are keywords of their own in JSON Schema 2020-12 (validation, section 8). */
function content(schema: JsonObject): JsonObject {
  if (schema['format'] === 'byte' && !('contentEncoding' in schema)) return { ...schema, contentEncoding: 'base64' };
  if (schema['format'] === 'binary' && !('contentMediaType' in schema)) return { ...schema, contentMediaType: 'application/octet-stream' };
  return schema;
}
