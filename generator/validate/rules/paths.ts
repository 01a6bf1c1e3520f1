import type { Node } from '../../source/document.js';
import type { Finding, Rule } from '../rule.js';

/** Keys of the Paths Object (OpenAPI 3.1, section 4.8.8): each begins with a slash, and no two match the same requests. */
export const paths: Rule = {
  code: 'path-duplicate',
  severity: 'warning',
  check: (index) => {
    const first = new Map<string, { template: string; node: Node }>();
    const findings: Finding[] = [];
    for (const { template, node } of index.paths) {
      if (!template.startsWith('/')) {
        findings.push({ code: 'path-form', node, part: 'key', message: `The path "${template}" does not begin with a slash.`, fix: `Write "/${template}".` });
      }
      const shape = template.replace(/\{[^{}]*\}/g, '{}');
      const earlier = first.get(shape);
      if (earlier) {
        findings.push({
          node,
          part: 'key',
          message: `The path "${template}" matches the same requests as "${earlier.template}".`,
          related: [{ node: earlier.node, part: 'key', message: 'the other path' }],
        });
      } else {
        first.set(shape, { template, node });
      }
    }
    return findings;
  },
};
