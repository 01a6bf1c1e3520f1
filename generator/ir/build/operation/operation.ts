import type { Operation, Type } from '../../model.js';
import type { Named } from '../../names/outline.js';
import type { Build } from '../context.js';
import { docsOf } from '../docs.js';
import { idempotencyHeaderOf } from '../extensions.js';
import { retriesOf } from '../retries.js';
import { securityOf } from '../security.js';
import { serversOf } from '../servers.js';
import { bodyOf } from './body.js';
import type { Scope } from '../schema/scope.js';
import type { FoundOperation } from './outline.js';
import { parametersOf } from './parameter.js';
import { variablesOf } from './path.js';
import { responsesOf } from './response.js';

/** An operation (OpenAPI 3.2, section 4.10) with its types as they were read; pagination is checked when they are settled. */
export function operationOf({ node, pathItem, outline }: FoundOperation, { name, method }: Named, build: Build): Operation {
  const scope: Scope = { build, names: () => [name] };
  const body = bodyOf(node, outline.verb, scope);
  const security = securityOf(node);
  const servers = serversOf(node) ?? serversOf(pathItem);
  const idempotent = node.boolean('x-idempotent');
  const idempotencyHeader = idempotencyHeaderOf(node, build);
  const retries = retriesOf(node, build);
  return {
    origin: node.origin,
    id: outline.id,
    name,
    method,
    verb: outline.verb,
    path: outline.path,
    tags: outline.tags,
    docs: docsOf(node),
    parameters: parametersOf(pathItem, node, variablesOf(outline.path), scope),
    ...(body === undefined ? {} : { body }),
    responses: responsesOf(node, scope),
    ...(security === undefined ? {} : { security }),
    ...(servers === undefined ? {} : { servers }),
    ...(idempotent === undefined ? {} : { idempotent }),
    ...(idempotencyHeader === undefined ? {} : { idempotencyHeader }),
    ...(retries === undefined ? {} : { retries }),
  };
}

/** An operation with each of its types replaced: what it sends by one function, what it receives by the other. */
export function mapOperation(operation: Operation, sent: (type: Type) => Type, received: (type: Type) => Type): Operation {
  const { body } = operation;
  const withType = <Holder extends { readonly type: Type }>(change: (type: Type) => Type) => (holder: Holder): Holder => ({ ...holder, type: change(holder.type) });
  const contentOf = (change: (type: Type) => Type) => (content: NonNullable<Operation['body']>['contents'][number]) => ({
    ...content,
    type: change(content.type),
    encoding: content.encoding.map((part) => ({ ...part, headers: part.headers.map(withType(change)) })),
  });
  return {
    ...operation,
    parameters: operation.parameters.map(withType(sent)),
    ...(body === undefined ? {} : { body: { ...body, contents: body.contents.map(contentOf(sent)) } }),
    responses: operation.responses.map((response) => ({
      ...response,
      headers: response.headers.map(withType(received)),
      contents: response.contents.map(contentOf(received)),
    })),
  };
}

/** Every type that an operation names, by the way in which its values travel. */
export function typesOfOperation(operation: Operation): { readonly sent: readonly Type[]; readonly received: readonly Type[] } {
  const sent: Type[] = [];
  const received: Type[] = [];
  mapOperation(
    operation,
    (type) => (sent.push(type), type),
    (type) => (received.push(type), type),
  );
  return { sent, received };
}
