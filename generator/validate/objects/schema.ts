import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { data, boolean, list, map, number, object, refOr, string, strings, type Kind, type Shape } from './shape.js';

/** The Schema Object (OpenAPI 3.1, section 4.8.24): JSON Schema 2020-12 with the additions of OpenAPI. */

type KnownKeys = keyof OpenAPIV3_1.BaseSchemaObject | keyof OpenAPIV3.BaseSchemaObject | 'type' | 'items';

const subschema = refOr('schema');
const numberOrBoolean: Shape = { anyOf: ['number', 'boolean'] };

const known = {
  title: string,
  description: string,
  type: { anyOf: ['string', 'strings'] },
  format: string,
  default: data,
  const: data,
  enum: list(data),
  multipleOf: number,
  maximum: number,
  exclusiveMaximum: numberOrBoolean,
  minimum: number,
  exclusiveMinimum: numberOrBoolean,
  maxLength: number,
  minLength: number,
  pattern: string,
  // A list before draft 2020-12.
  items: { either: [subschema, list(subschema)] },
  maxItems: number,
  minItems: number,
  uniqueItems: boolean,
  properties: map(subschema),
  additionalProperties: subschema,
  required: strings,
  maxProperties: number,
  minProperties: number,
  allOf: list(subschema),
  oneOf: list(subschema),
  anyOf: list(subschema),
  not: subschema,
  nullable: boolean,
  discriminator: object('discriminator'),
  readOnly: boolean,
  writeOnly: boolean,
  xml: object('xml'),
  externalDocs: object('externalDocs'),
  example: data,
  examples: data,
  deprecated: boolean,
  contentMediaType: string,
  $schema: string,
} satisfies Record<KnownKeys, Shape>;

/** Keywords of JSON Schema 2020-12 (core, applicator, unevaluated, validation, content), and of the drafts before it that are still met. */
const jsonSchema = {
  $id: string,
  $ref: string,
  $anchor: string,
  $dynamicRef: string,
  $dynamicAnchor: string,
  $comment: string,
  $vocabulary: data,
  $defs: map(subschema),
  definitions: map(subschema),
  prefixItems: list(subschema),
  additionalItems: subschema,
  contains: subschema,
  minContains: number,
  maxContains: number,
  patternProperties: map(subschema),
  propertyNames: subschema,
  dependentRequired: map(strings),
  dependentSchemas: map(subschema),
  unevaluatedItems: subschema,
  unevaluatedProperties: subschema,
  if: subschema,
  then: subschema,
  else: subschema,
  contentEncoding: string,
  contentSchema: subschema,
} satisfies Record<string, Shape>;

export const schema: Kind = {
  name: 'Schema Object',
  members: { ...known, ...jsonSchema },
};

/** The names that `type` may have (JSON Schema validation, section 6.1.1). */
export const schemaTypes: readonly string[] = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

export const discriminator: Kind = {
  name: 'Discriminator Object',
  members: {
    ...({ propertyName: string, mapping: map(string) } satisfies Record<keyof OpenAPIV3_1.DiscriminatorObject, Shape>),
    defaultMapping: string,
  },
  required: ['propertyName'],
};

export const xml: Kind = {
  name: 'XML Object',
  members: {
    ...({ name: string, namespace: string, prefix: string, attribute: boolean, wrapped: boolean } satisfies Record<keyof OpenAPIV3_1.XMLObject, Shape>),
    nodeType: string,
  },
};
