import { createDocument } from '../../source/cursor.js';
import { indexDocument, type DocumentIndex } from '../../validate/index-document.js';
import { createRewritings } from '../rewriting.js';
import { upgradePathItem } from './operation.js';
import { upgradeHeader, upgradeParameter } from './parameter.js';
import { createResponses } from './response.js';
import { upgradeRoot } from './root.js';
import { upgradeSchema } from './schema.js';
import { upgradeScheme } from './security.js';
import type { Rewritings } from '../../source/cursor.js';

/**
 * Reads a document of Swagger 2.0 as one of OpenAPI 3.0. References stay as they are written: `#/definitions/Pet` leads to the
 * same place as before, where a schema of 3.0 is found.
 *
 * @returns the index of the document so read, and the rewritings that make it so
 */
export function upgradeSwagger(index: DocumentIndex): { readonly index: DocumentIndex; readonly rewritings: Rewritings } {
  const { builder, rewritings } = createRewritings();
  for (const node of index.of('schema')) upgradeSchema(node, builder);
  for (const node of index.of('parameter')) upgradeParameter(node, builder);
  for (const node of index.of('header')) upgradeHeader(node, builder);
  for (const node of index.of('securityScheme')) upgradeScheme(node, builder);
  const { root, sources } = index.document;
  const defaults = { consumes: root.strings('consumes') ?? [], produces: root.strings('produces') ?? [] };
  const responses = createResponses(defaults.produces, builder);
  for (const node of index.of('pathItem')) upgradePathItem(node, { root, defaults, responses, builder });
  // What no operation uses can still be referred to.
  for (const node of index.of('response')) responses.upgrade(node, defaults.produces);
  upgradeRoot(root, sources.root.location.protocol, builder);
  return { index: indexDocument(createDocument(sources, rewritings), '3.0'), rewritings };
}
