import type { Node } from '../../source/document.js';
import type { Finding, Rule } from '../rule.js';

/** An operationId is unique among all operations (OpenAPI 3.1, section 4.8.10). */
export const operationIdDuplicate: Rule = {
  code: 'operation-id-duplicate',
  severity: 'warning',
  check: (index) => {
    const first = new Map<string, { node: Node; route: string }>();
    const findings: Finding[] = [];
    for (const { operation, method, template } of index.operations) {
      const node = operation.get('operationId');
      const id = operation.string('operationId');
      if (!node || id === undefined) continue;
      const route = `${method.toUpperCase()} ${template}`;
      const earlier = first.get(id);
      if (earlier) {
        findings.push({
          node,
          message: `The operationId "${id}" of ${route} is already that of ${earlier.route}; the operation is named after its route.`,
          fix: 'Rename one of the two, so that each operation has a name of its own.',
          related: [{ node: earlier.node, message: `first used by ${earlier.route}` }],
        });
      } else {
        first.set(id, { node, route });
      }
    }
    return findings;
  },
};
