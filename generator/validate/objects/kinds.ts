import * as operation from './operation.js';
import * as root from './root.js';
import * as schema from './schema.js';
import * as security from './security.js';
import { items, swaggerKinds } from './swagger.js';
import { describeShape, type Kind, type KindName, type Shape } from './shape.js';

/** The objects of a version of the specification by their short names. */
export type Kinds = Readonly<Record<KindName, Kind>>;

const openapiKinds: Kinds = {
  openapi: root.openapi,
  info: root.info,
  contact: root.contact,
  license: root.license,
  server: root.server,
  serverVariable: root.serverVariable,
  components: root.components,
  tag: root.tag,
  externalDocs: root.externalDocs,
  example: root.example,
  paths: operation.paths,
  pathItem: operation.pathItem,
  operation: operation.operation,
  parameter: operation.parameter,
  header: operation.header,
  items,
  requestBody: operation.requestBody,
  mediaType: operation.mediaType,
  encoding: operation.encoding,
  responses: operation.responses,
  response: operation.response,
  callback: operation.callback,
  link: operation.link,
  schema: schema.schema,
  discriminator: schema.discriminator,
  xml: schema.xml,
  securityScheme: security.securityScheme,
  oauthFlows: security.oauthFlows,
  oauthFlow: security.oauthFlow,
  securityRequirement: security.securityRequirement,
};

const kindsOf2: Kinds = { ...openapiKinds, ...swaggerKinds };

/** The tables for a version, as `major.minor`: those of 3.2 serve every 3.x, since later versions add and hardly take away. */
export function kindsOf(version: string): Kinds {
  return version === '2.0' ? kindsOf2 : openapiKinds;
}

/** What a shape asks for, in words. */
export function shapeText(shape: Shape, kinds: Kinds): string {
  return describeShape(shape, (kind) => kinds[kind].name);
}
