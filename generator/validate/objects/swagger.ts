import type { OpenAPIV2 } from 'openapi-types';
import { data, boolean, list, map, number, object, refOr, string, strings, type Kind, type KindName, type Shape } from './shape.js';
import { schema as laterSchema } from './schema.js';

/** The objects of Swagger 2.0 (section "Specification") where they differ from those of OpenAPI 3. */

/** A value outside the body: a Parameter Object other than of a body, an Items Object, a Header Object. */
const plainValue = {
  type: string,
  format: string,
  items: refOr('items'),
  collectionFormat: string,
  default: data,
  maximum: number,
  exclusiveMaximum: boolean,
  minimum: number,
  exclusiveMinimum: boolean,
  maxLength: number,
  minLength: number,
  pattern: string,
  maxItems: number,
  minItems: number,
  uniqueItems: boolean,
  enum: list(data),
  multipleOf: number,
} satisfies Record<Exclude<keyof OpenAPIV2.ItemsObject, '$ref'>, Shape>;

const plainTypes: readonly string[] = ['string', 'number', 'integer', 'boolean', 'array'];
const separators: readonly string[] = ['csv', 'ssv', 'tsv', 'pipes'];
const schemes: readonly string[] = ['http', 'https', 'ws', 'wss'];

const root: Kind = {
  name: 'Swagger Object',
  members: {
    swagger: string,
    info: object('info'),
    host: string,
    basePath: string,
    schemes: strings,
    consumes: strings,
    produces: strings,
    paths: object('paths'),
    definitions: map(refOr('schema')),
    parameters: map(refOr('parameter')),
    responses: map(refOr('response')),
    securityDefinitions: map(refOr('securityScheme')),
    security: list(object('securityRequirement')),
    tags: list(object('tag')),
    externalDocs: object('externalDocs'),
  } satisfies Record<Exclude<keyof OpenAPIV2.Document, `x-${string}`>, Shape>,
  required: ['swagger', 'info', 'paths'],
  values: { schemes },
};

const info: Kind = {
  name: 'Info Object',
  members: { title: string, description: string, termsOfService: string, contact: object('contact'), license: object('license'), version: string } satisfies Record<keyof OpenAPIV2.InfoObject, Shape>,
  required: ['title', 'version'],
};

const tag: Kind = {
  name: 'Tag Object',
  members: { name: string, description: string, externalDocs: object('externalDocs') } satisfies Record<keyof OpenAPIV2.TagObject, Shape>,
  required: ['name'],
};

const operationMember = object('operation');

const pathItem: Kind = {
  name: 'Path Item Object',
  members: {
    $ref: string,
    parameters: list(refOr('parameter')),
    ...({ get: operationMember, put: operationMember, post: operationMember, delete: operationMember, options: operationMember, head: operationMember, patch: operationMember } satisfies Record<`${OpenAPIV2.HttpMethods}`, Shape>),
  },
};

const operation: Kind = {
  name: 'Operation Object',
  members: {
    tags: strings,
    summary: string,
    description: string,
    externalDocs: object('externalDocs'),
    operationId: string,
    consumes: strings,
    produces: strings,
    parameters: list(refOr('parameter')),
    responses: object('responses'),
    schemes: strings,
    deprecated: boolean,
    security: list(object('securityRequirement')),
  } satisfies Record<keyof OpenAPIV2.OperationObject, Shape>,
  values: { schemes },
};

const parameter: Kind = {
  name: 'Parameter Object',
  members: {
    ...plainValue,
    ...({ name: string, in: string, description: string, required: boolean, schema: refOr('schema'), allowEmptyValue: boolean } satisfies Record<
      'name' | 'in' | 'description' | 'required' | 'schema' | 'allowEmptyValue',
      Shape
    >),
  },
  required: ['name', 'in'],
  values: { in: ['query', 'header', 'path', 'formData', 'body'], type: [...plainTypes, 'file'], collectionFormat: [...separators, 'multi'] },
};

export const items: Kind = {
  name: 'Items Object',
  members: plainValue,
  values: { type: plainTypes, collectionFormat: separators },
};

const header: Kind = {
  name: 'Header Object',
  members: { ...plainValue, description: string } satisfies Record<Exclude<keyof OpenAPIV2.HeaderObject, '$ref'>, Shape>,
  values: { type: plainTypes, collectionFormat: separators },
};

const response: Kind = {
  name: 'Response Object',
  members: { description: string, schema: refOr('schema'), headers: map(object('header')), examples: map(data) } satisfies Record<keyof OpenAPIV2.ResponseObject, Shape>,
};

/** Keywords of later versions are read too: many documents of 2.0 use them, and mean the same by them. */
const schema: Kind = {
  name: 'Schema Object',
  members: { ...laterSchema.members, discriminator: { either: [string, object('discriminator')] } },
};

type Scheme = OpenAPIV2.SecuritySchemeApiKey | OpenAPIV2.SecuritySchemeOauth2AccessCode;

const securityScheme: Kind = {
  name: 'Security Scheme Object',
  members: {
    type: string,
    description: string,
    name: string,
    in: string,
    flow: string,
    authorizationUrl: string,
    tokenUrl: string,
    scopes: map(string),
  } satisfies Record<Scheme extends infer One ? (One extends Scheme ? keyof One : never) : never, Shape>,
  required: ['type'],
  values: { type: ['basic', 'apiKey', 'oauth2'], in: ['query', 'header'], flow: ['implicit', 'password', 'application', 'accessCode'] },
};

/** By short name; an object that is not here is the same as in OpenAPI 3, or is not in 2.0 at all. */
export const swaggerKinds: Readonly<Partial<Record<KindName, Kind>>> = {
  openapi: root,
  info,
  tag,
  pathItem,
  operation,
  parameter,
  header,
  response,
  schema,
  securityScheme,
};
