import { shapeText } from '../objects/kinds.js';
import type { Rule } from '../rule.js';

/** A `$ref` in place of an object or a text that cannot be referred to. It is followed, as bundlers do. */
export const referenceMisplaced: Rule = {
  code: 'reference-misplaced',
  severity: 'info',
  check: (index) =>
    index.references
      .filter(({ allowed }) => !allowed)
      .map(({ node, shape }) => ({
        node,
        part: 'key',
        message: `OpenAPI has no \`$ref\` in place of \`${node.key}\`, which is ${shapeText(shape, index.kinds)}.`,
      })),
};
