import type { Node } from '../../source/document.js';
import type { RewritingBuilder } from '../rewriting.js';
import { pick } from './members.js';
import { serversOf } from './servers.js';

/**
 * The Swagger Object as an OpenAPI Object. Its definitions become components, and keep their places.
 *
 * @param protocol by which the document was read
 */
export function upgradeRoot(root: Node, protocol: string, builder: RewritingBuilder): void {
  if (typeof root.value !== 'object' || root.value === null) return;
  const servers = serversOf(root, root.strings('schemes') ?? [], protocol);
  const moved = (key: string, as: string) => {
    const node = root.get(key);
    if (!node || typeof node.value !== 'object' || node.value === null) return {};
    builder.keepOrigin(node.value, node.origin);
    return { [as]: node.value };
  };
  builder.replace(root.value, {
    openapi: '3.0.3',
    ...pick(root, 'info', 'paths', 'security', 'tags', 'externalDocs'),
    ...(servers.length > 0 ? { servers } : {}),
    components: { ...moved('definitions', 'schemas'), ...moved('securityDefinitions', 'securitySchemes') },
  });
}
