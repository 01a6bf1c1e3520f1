import * as operation from './operation.js';
import * as root from './root.js';
import * as schema from './schema.js';
import * as security from './security.js';
import { describeShape, type Kind, type KindName, type Shape } from './shape.js';

/** Every object of the specification by its short name. */
export const kinds: Readonly<Record<KindName, Kind>> = {
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

/** What a shape asks for, in words. */
export function shapeText(shape: Shape): string {
  return describeShape(shape, (kind) => kinds[kind].name);
}
