import type { Node } from '../../source/document.js';
import type { Server, ServerVariable } from '../model.js';
import { docsOf } from './docs.js';

/**
 * The servers that a node names (OpenAPI 3.2, section 4.6).
 *
 * @returns nothing where the node does not state any
 */
export function serversOf(node: Node): readonly Server[] | undefined {
  const stated = node.get('servers');
  if (stated === undefined) return undefined;
  const servers = stated.items().flatMap((server): readonly Server[] => {
    const url = server.string('url');
    if (url === undefined) return [];
    const name = server.string('x-sdk-name') ?? server.string('name');
    return [{ origin: server.origin, url, ...(name === undefined ? {} : { name }), docs: docsOf(server), variables: (server.get('variables')?.entries() ?? []).flatMap(([name, variable]) => variableOf(name, variable)) }];
  });
  return servers.length === 0 ? undefined : servers;
}

function variableOf(name: string, node: Node): readonly ServerVariable[] {
  const fallback = node.string('default');
  const values = node.strings('enum');
  if (fallback === undefined) return [];
  return [{ name, default: fallback, ...(values === undefined || values.length === 0 ? {} : { enum: values }), docs: docsOf(node) }];
}
