import type { Json } from '../../ir/model.js';
import type { Node } from '../../source/document.js';
import type { JsonObject, RewritingBuilder } from '../rewriting.js';
import { compact, pick } from './members.js';
import { upgradeKeywords } from './schema.js';

/** Keywords of a parameter, a header or a form field that describe its value. */
const valueKeywords: readonly string[] = [
  ...['type', 'format', 'items', 'default', 'enum', 'maximum', 'exclusiveMaximum', 'minimum', 'exclusiveMinimum', 'multipleOf'],
  ...['maxLength', 'minLength', 'pattern', 'maxItems', 'minItems', 'uniqueItems'],
];

/** A Parameter Object of 2.0, unless it describes a body, as one of 3.0: what describes its value goes into `schema`. */
export function upgradeParameter(node: Node, builder: RewritingBuilder): void {
  if (node.ref !== undefined || typeof node.value !== 'object' || node.value === null || isBody(node)) return;
  const location = node.string('in');
  builder.replace(node.value, {
    ...pick(node, 'name', 'in', 'description', 'required', 'allowEmptyValue', 'example'),
    schema: valueSchema(node, builder),
    ...(node.string('type') === 'array' ? styleOf(location, node.string('collectionFormat')) : {}),
  });
}

/** A Header Object, likewise. */
export function upgradeHeader(node: Node, builder: RewritingBuilder): void {
  if (node.ref !== undefined || typeof node.value !== 'object' || node.value === null) return;
  builder.replace(node.value, { ...pick(node, 'description'), schema: valueSchema(node, builder) });
}

/** Whether a parameter is the body or a part of it. */
export function isBody(parameter: Node): boolean {
  const location = parameter.string('in');
  return location === 'body' || location === 'formData';
}

/** The schema of the value that a parameter, a header or a form field describes. It keeps their place. */
export function valueSchema(node: Node, builder: RewritingBuilder, ...annotations: readonly string[]): JsonObject {
  // Many documents say `schema` outside the body too.
  const stated = node.get('schema')?.value;
  const described = pick(node, ...valueKeywords, ...annotations);
  const schema = upgradeKeywords(typeof stated === 'object' && stated !== null && node.get('type') === undefined ? { ...described, allOf: [stated] } : described);
  builder.keepOrigin(schema, node.origin);
  return schema;
}

/** How an array is written (`collectionFormat`), in the terms of 3.0. */
export function styleOf(location: string | undefined, format = 'csv'): JsonObject {
  if (location !== 'query' && location !== 'formData') return compact({ style: 'simple', explode: false });
  const style: Json = format === 'ssv' ? 'spaceDelimited' : format === 'pipes' ? 'pipeDelimited' : 'form';
  return { style, explode: format === 'multi' };
}
