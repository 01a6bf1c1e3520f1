import type { Document } from '../../source/document.js';
import type { Lock } from '../../lock/lock.js';
import type { Api } from '../model.js';
import { nameOperations } from '../names/operations.js';
import { report, type Build, type Reporter } from './context.js';
import { docsOf } from './docs.js';
import { idempotencyHeaderOf, rateLimitOf, webhookSignatureOf } from './extensions.js';
import { finishTypes } from './finish.js';
import { operationOf } from './operation/operation.js';
import { findOperations } from './operation/outline.js';
import { paginationOf } from './pagination/pagination.js';
import { resourcesOf } from './resources.js';
import { retriesOf } from './retries.js';
import { declareComponents, readSchemas } from './schema/components.js';
import { createSchemaTable } from './schema/table.js';
import { securityOf, securitySchemesOf } from './security.js';
import { serversOf } from './servers.js';
import { webhooksOf } from './webhooks.js';

/**
 * Reads a normalised document into the intermediate representation.
 *
 * @param document speaks OpenAPI 3.1 or 3.2; its references were checked
 * @param diagnostics told of what the SDK cannot say; nothing is thrown
 * @param lock names from before
 */
export function buildApi(document: Document, diagnostics: Reporter, lock?: Lock): Api {
  const { root } = document;
  const build: Build = { document, schemas: createSchemaTable(), diagnostics };
  declareComponents(build);

  const { operations: found, declared } = findOperations(build);
  const named = nameOperations(
    found.map(({ outline }) => outline),
    (outline, method) => {
      report(build, {
        code: 'method-name-clash',
        severity: 'warning',
        message: `Operation ${outline.id} has the same name as another of its resource; its method is called "${method.join(' ')}".`,
        at: outline.origin,
        fix: 'Set `x-sdk-method` on one of the two.',
      });
    },
    lock,
  );
  const read = found.flatMap((operation, index) => {
    const names = named[index];
    return names === undefined ? [] : [operationOf(operation, names, build)];
  });
  const webhooks = webhooksOf(build);
  readSchemas(build);
  const finished = finishTypes(read, webhooks, build);

  const info = root.get('info');
  const license = info?.get('license')?.string('name');
  const licenseUrl = info?.get('license')?.string('url');
  const signature = webhookSignatureOf(build);
  const rateLimit = rateLimitOf(build);
  const idempotency = idempotencyHeaderOf(root, build);
  const retries = retriesOf(root, build);
  return {
    origin: root.origin,
    title: info?.string('title') ?? 'API',
    version: info?.string('version') ?? '',
    docs: info === undefined ? {} : docsOf(info),
    ...(license === undefined ? {} : { license: { name: license, ...(licenseUrl === undefined ? {} : { url: licenseUrl }) } }),
    servers: serversOf(root) ?? [],
    securitySchemes: securitySchemesOf(build),
    security: securityOf(root) ?? [],
    resources: resourcesOf(named, build),
    operations: finished.operations.map((operation, index) => {
      const node = found[index]?.node;
      const pagination = node === undefined ? undefined : paginationOf(node, operation, finished.types, build);
      return pagination === undefined ? operation : { ...operation, pagination };
    }),
    schemas: finished.schemas,
    webhooks: finished.webhooks,
    ...(signature === undefined ? {} : { webhookSignature: signature }),
    ...(rateLimit === undefined ? {} : { rateLimit }),
    ...(idempotency === undefined ? {} : { idempotency: { header: idempotency } }),
    ...(retries === undefined ? {} : { retries }),
    declaredOperations: declared,
  };
}
