import type { OpenAPIV3_1 } from 'openapi-types';
import { data, boolean, list, map, object, refOr, string, strings, type Kind, type Shape } from './shape.js';

/** The objects that describe requests and responses. */

export const paths: Kind = {
  name: 'Paths Object',
  members: {},
  others: refOr('pathItem'),
};

const operationMember = object('operation');

export const pathItem: Kind = {
  name: 'Path Item Object',
  members: {
    ...({
      $ref: string,
      summary: string,
      description: string,
      get: operationMember,
      put: operationMember,
      post: operationMember,
      delete: operationMember,
      options: operationMember,
      head: operationMember,
      patch: operationMember,
      trace: operationMember,
      servers: list(object('server')),
      parameters: list(refOr('parameter')),
    } satisfies Record<keyof OpenAPIV3_1.PathItemObject, Shape>),
    query: operationMember,
    additionalOperations: map(operationMember),
  },
};

export const operation: Kind = {
  name: 'Operation Object',
  members: {
    tags: strings,
    summary: string,
    description: string,
    externalDocs: object('externalDocs'),
    operationId: string,
    parameters: list(refOr('parameter')),
    requestBody: refOr('requestBody'),
    responses: object('responses'),
    callbacks: map(refOr('callback')),
    deprecated: boolean,
    security: list(object('securityRequirement')),
    servers: list(object('server')),
  } satisfies Record<keyof OpenAPIV3_1.OperationObject, Shape>,
};

const describedValue = {
  description: string,
  required: boolean,
  deprecated: boolean,
  allowEmptyValue: boolean,
  style: string,
  explode: boolean,
  allowReserved: boolean,
  schema: refOr('schema'),
  example: data,
  examples: map(refOr('example')),
  content: map(refOr('mediaType')),
} satisfies Record<keyof OpenAPIV3_1.HeaderObject, Shape>;

export const parameter: Kind = {
  name: 'Parameter Object',
  members: { ...describedValue, ...({ name: string, in: string } satisfies Record<Exclude<keyof OpenAPIV3_1.ParameterObject, keyof OpenAPIV3_1.HeaderObject>, Shape>) },
  required: ['name', 'in'],
  values: {
    in: ['query', 'querystring', 'header', 'path', 'cookie'],
    style: ['matrix', 'label', 'simple', 'form', 'spaceDelimited', 'pipeDelimited', 'deepObject', 'cookie'],
  },
};

export const header: Kind = {
  name: 'Header Object',
  members: describedValue,
  values: { style: ['simple'] },
};

export const requestBody: Kind = {
  name: 'Request Body Object',
  members: { description: string, content: map(refOr('mediaType')), required: boolean } satisfies Record<keyof OpenAPIV3_1.RequestBodyObject, Shape>,
  required: ['content'],
};

export const mediaType: Kind = {
  name: 'Media Type Object',
  members: {
    ...({
      schema: refOr('schema'),
      example: data,
      examples: map(refOr('example')),
      encoding: map(object('encoding')),
    } satisfies Record<keyof OpenAPIV3_1.MediaTypeObject, Shape>),
    description: string,
    itemSchema: refOr('schema'),
    prefixEncoding: list(object('encoding')),
    itemEncoding: object('encoding'),
  },
};

export const encoding: Kind = {
  name: 'Encoding Object',
  members: {
    ...({
      contentType: string,
      headers: map(refOr('header')),
      style: string,
      explode: boolean,
      allowReserved: boolean,
    } satisfies Record<keyof OpenAPIV3_1.EncodingObject, Shape>),
    encoding: map(object('encoding')),
    prefixEncoding: list(object('encoding')),
    itemEncoding: object('encoding'),
  },
  values: { style: ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject'] },
};

export const responses: Kind = {
  name: 'Responses Object',
  members: {},
  others: refOr('response'),
};

export const response: Kind = {
  name: 'Response Object',
  members: {
    ...({
      description: string,
      headers: map(refOr('header')),
      content: map(refOr('mediaType')),
      links: map(refOr('link')),
    } satisfies Record<keyof OpenAPIV3_1.ResponseObject, Shape>),
    summary: string,
  },
};

export const callback: Kind = {
  name: 'Callback Object',
  members: {},
  others: refOr('pathItem'),
};

export const link: Kind = {
  name: 'Link Object',
  members: {
    operationRef: string,
    operationId: string,
    parameters: map(data),
    requestBody: data,
    description: string,
    server: object('server'),
  } satisfies Record<keyof OpenAPIV3_1.LinkObject, Shape>,
};
