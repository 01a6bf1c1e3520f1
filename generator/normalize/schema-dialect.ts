import type { Node } from '../source/document.js';
import { appendToken } from '../source/pointer.js';
import { rewriteNullable } from './nullable.js';
import { isObject, without, type JsonObject, type RewritingBuilder } from './rewriting.js';

/**
 * Rewrites one schema from the dialect of OpenAPI 3.0 to that of 3.1 (JSON Schema 2020-12). A document of 3.1 passes through
 * here too: keywords of 3.0 in it mean nothing by the letter, but always the same to their authors.
 */
export function rewriteSchema(node: Node, builder: RewritingBuilder): void {
  const { value, origin } = node;
  if (!isObject(value)) return;
  const { schema, wrapped } = rewriteNullable(bounds(content(examples(value))));
  if (schema === value) return;
  builder.replace(value, schema);
  for (const [key, member] of Object.entries(wrapped ?? {})) {
    if (typeof member === 'object' && member !== null) builder.keepOrigin(member, { file: origin.file, pointer: appendToken(origin.pointer, key) });
  }
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
