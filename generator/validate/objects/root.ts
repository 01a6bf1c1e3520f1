import type { OpenAPIV3, OpenAPIV3_1 } from 'openapi-types';
import { data, list, map, object, refOr, string, strings, type Kind, type Shape } from './shape.js';

/** The objects at the top of a document. `satisfies` ties each table to the keys that openapi-types knows; what is younger stands apart. */

type RootKeys = Exclude<keyof OpenAPIV3.Document, `x-${string}`> | 'webhooks' | 'jsonSchemaDialect';

export const openapi: Kind = {
  name: 'OpenAPI Object',
  members: {
    ...({
      openapi: string,
      info: object('info'),
      jsonSchemaDialect: string,
      servers: list(object('server')),
      paths: object('paths'),
      webhooks: map(refOr('pathItem')),
      components: object('components'),
      security: list(object('securityRequirement')),
      tags: list(object('tag')),
      externalDocs: object('externalDocs'),
    } satisfies Record<RootKeys, Shape>),
    $self: string,
  },
  required: ['openapi', 'info'],
};

export const info: Kind = {
  name: 'Info Object',
  members: {
    title: string,
    summary: string,
    description: string,
    termsOfService: string,
    contact: object('contact'),
    license: object('license'),
    version: string,
  } satisfies Record<keyof OpenAPIV3_1.InfoObject, Shape>,
  required: ['title', 'version'],
};

export const contact: Kind = {
  name: 'Contact Object',
  members: { name: string, url: string, email: string } satisfies Record<keyof OpenAPIV3_1.ContactObject, Shape>,
};

export const license: Kind = {
  name: 'License Object',
  members: { name: string, url: string, identifier: string } satisfies Record<keyof OpenAPIV3_1.LicenseObject, Shape>,
  required: ['name'],
};

export const server: Kind = {
  name: 'Server Object',
  members: {
    ...({ url: string, description: string, variables: map(object('serverVariable')) } satisfies Record<keyof OpenAPIV3_1.ServerObject, Shape>),
    name: string,
  },
  required: ['url'],
};

export const serverVariable: Kind = {
  name: 'Server Variable Object',
  members: { enum: strings, default: string, description: string } satisfies Record<keyof OpenAPIV3_1.ServerVariableObject, Shape>,
  required: ['default'],
};

export const components: Kind = {
  name: 'Components Object',
  members: {
    ...({
      schemas: map(refOr('schema')),
      responses: map(refOr('response')),
      parameters: map(refOr('parameter')),
      examples: map(refOr('example')),
      requestBodies: map(refOr('requestBody')),
      headers: map(refOr('header')),
      securitySchemes: map(refOr('securityScheme')),
      links: map(refOr('link')),
      callbacks: map(refOr('callback')),
      pathItems: map(refOr('pathItem')),
    } satisfies Record<keyof OpenAPIV3_1.ComponentsObject, Shape>),
    mediaTypes: map(refOr('mediaType')),
  },
};

export const tag: Kind = {
  name: 'Tag Object',
  members: {
    ...({ name: string, description: string, externalDocs: object('externalDocs') } satisfies Record<keyof OpenAPIV3_1.TagObject, Shape>),
    summary: string,
    parent: string,
    kind: string,
  },
  required: ['name'],
};

export const externalDocs: Kind = {
  name: 'External Documentation Object',
  members: { description: string, url: string } satisfies Record<keyof OpenAPIV3_1.ExternalDocumentationObject, Shape>,
  required: ['url'],
};

export const example: Kind = {
  name: 'Example Object',
  members: {
    ...({ summary: string, description: string, value: data, externalValue: string } satisfies Record<keyof OpenAPIV3_1.ExampleObject, Shape>),
    dataValue: data,
    serializedValue: string,
  },
};
