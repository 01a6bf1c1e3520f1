import type { Node } from '../../../source/document.js';

/** What a schema says about JSON types: those it admits but null, and whether null is admitted beside them. */
export interface Types {
  readonly types: readonly string[];
  readonly nullable: boolean;
}

/** Keywords that only tell something, and never restrict a value (JSON Schema 2020-12, section 9 of Validation, and OpenAPI's own). */
const annotations: ReadonlySet<string> = new Set([
  ...['title', 'summary', 'description', 'default', 'deprecated', 'readOnly', 'writeOnly', 'example', 'examples', 'externalDocs', 'xml', 'nullable'],
  ...['$comment', '$id', '$schema', '$anchor', '$dynamicAnchor', '$recursiveAnchor', '$defs', 'definitions', 'id', 'discriminator', 'collectionFormat', 'allowEmptyValue'],
]);

/** Types that follow from a keyword where `type` is absent. The first that is present decides. */
const implied: readonly (readonly [string, string])[] = [
  ...['properties', 'patternProperties', 'additionalProperties', 'required', 'minProperties', 'maxProperties', 'propertyNames', 'unevaluatedProperties', 'dependentRequired', 'dependentSchemas'].map(
    (keyword) => [keyword, 'object'] as const,
  ),
  ...['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems'].map((keyword) => [keyword, 'array'] as const),
  ...['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType'].map((keyword) => [keyword, 'string'] as const),
  ...['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((keyword) => [keyword, 'number'] as const),
];

const numericFormats: ReadonlyMap<string, string> = new Map([
  ...['int8', 'int16', 'int32', 'int64', 'uint8', 'uint16', 'uint32', 'uint64'].map((format) => [format, 'integer'] as const),
  ...['float', 'double', 'decimal'].map((format) => [format, 'number'] as const),
]);

/** The types that a schema admits; where it names none, those that its other keywords speak of. */
export function typesOf(node: Node): Types {
  const single = node.string('type');
  const stated = single === undefined ? (node.strings('type') ?? []) : [single];
  const types = [...new Set(stated)].filter((type) => type !== 'null');
  const enumeratesNull = node.get('enum')?.items().some((item) => item.value === null) === true;
  if (stated.length > 0) {
    if (types.length === 0) return { types: ['null'], nullable: false };
    return { types, nullable: types.length < stated.length || enumeratesNull };
  }
  const guess = impliedType(node);
  return { types: guess === undefined ? [] : [guess], nullable: enumeratesNull };
}

function impliedType(node: Node): string | undefined {
  for (const [keyword, type] of implied) if (node.get(keyword) !== undefined) return type;
  const format = node.string('format');
  return format === undefined ? undefined : (numericFormats.get(format) ?? 'string');
}

/** Whether a keyword restricts the values of a schema. */
export function restricts(keyword: string): boolean {
  return !annotations.has(keyword) && !keyword.startsWith('x-');
}

/** The keywords of a schema that restrict its values. */
export function restrictions(node: Node): readonly string[] {
  return node.entries().flatMap(([keyword]) => (restricts(keyword) ? [keyword] : []));
}

/** Whether the schema lists members of an object. */
export function hasProperties(node: Node): boolean {
  const properties = node.get('properties')?.entries() ?? [];
  return properties.length > 0;
}
