import type { Rule } from '../rule.js';

/** A document that describes neither operations nor webhooks gives an SDK without methods. */
export const operationNone: Rule = {
  code: 'operation-none',
  severity: 'warning',
  check: (index) => {
    const { root } = index.document;
    const webhooks = root.get('webhooks')?.entries().length ?? 0;
    if (index.operations.length > 0 || webhooks > 0) return [];
    // A path item that leads nowhere has been reported; what it would have held is unknown.
    if (index.paths.some(({ item }) => item.ref !== undefined)) return [];
    const paths = root.get('paths');
    return [{ node: paths ?? root, part: 'key', message: 'The document has no operation.' }];
  },
};
