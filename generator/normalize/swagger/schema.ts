import type { Node } from '../../source/document.js';
import { isObject, without, type JsonObject, type RewritingBuilder } from '../rewriting.js';

/** A Schema Object of 2.0 as one of 3.0: `discriminator` was the name alone, files had a type, null was an extension. */
export function upgradeSchema({ value }: Node, builder: RewritingBuilder): void {
  if (!isObject(value)) return;
  const upgraded = upgradeKeywords(value);
  if (upgraded !== value) builder.replace(value, upgraded);
}

/** As {@link upgradeSchema}, of keywords that describe a plain value as well. */
export function upgradeKeywords(schema: JsonObject): JsonObject {
  const { type, discriminator } = schema;
  const nullable = schema['x-nullable'] ?? schema['x-isnullable'];
  return {
    ...(nullable === undefined || 'nullable' in schema ? schema : { ...without(schema, 'x-nullable', 'x-isnullable'), nullable }),
    ...(type === 'file' ? { type: 'string', format: 'binary' } : {}),
    ...(typeof discriminator === 'string' ? { discriminator: { propertyName: discriminator } } : {}),
  };
}
