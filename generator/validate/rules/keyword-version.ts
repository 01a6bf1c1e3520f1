import type { Node } from '../../source/document.js';
import type { Finding, Rule } from '../rule.js';

/** Keywords that mean something only in another version than the declared one, and are read as that version means them. */
export const keywordVersion: Rule = {
  code: 'keyword-version',
  severity: 'warning',
  check: (index) => {
    const { version } = index.document;
    if (version === '2.0') return index.of('schema').flatMap(laterKeywords);
    const is30 = version === '3.0';
    return index.of('schema').flatMap((node): readonly Finding[] => {
      const findings: Finding[] = [];
      const nullable = node.get('nullable');
      if (!is30 && nullable?.value === true) {
        findings.push({ node: nullable, part: 'key', message: '`nullable` is a keyword of OpenAPI 3.0 only.', fix: 'Add "null" to `type`: `type: [string, "null"]`.' });
      }
      for (const key of ['exclusiveMinimum', 'exclusiveMaximum']) {
        const bound = node.get(key);
        if (bound && !is30 && typeof bound.value === 'boolean') {
          findings.push({ node: bound, part: 'key', message: `\`${key}\` is a number since OpenAPI 3.1.`, fix: `Write the bound itself: \`${key}: 0\` in place of \`${key}: true\` and the inclusive bound.` });
        }
      }
      const items = node.get('items');
      if (items && Array.isArray(items.value)) {
        findings.push({ node: items, part: 'key', message: '`items` is one schema in OpenAPI; a list of them belongs to JSON Schema before draft 2020-12.', fix: 'Write the list as `prefixItems` (OpenAPI 3.1), or one schema for all items.' });
      }
      const type = node.get('type');
      if (is30 && type && Array.isArray(type.value)) {
        findings.push({ node: type, message: 'OpenAPI 3.0 allows one `type` only.', fix: 'Use `nullable: true` or `anyOf`, or declare `openapi: 3.1.0`.' });
      }
      return findings;
    });
  },
};

/** Keywords that Swagger 2.0 took over from no draft of JSON Schema, and what is written in their place. */
const later: Readonly<Record<string, string>> = {
  nullable: 'Write `x-nullable: true`, or declare `openapi: 3.0.3`.',
  oneOf: 'Declare `openapi: 3.0.3`, or describe the values with `allOf` and `discriminator`.',
  anyOf: 'Declare `openapi: 3.0.3`, or describe the values with `allOf` and `discriminator`.',
};

function laterKeywords(node: Node): readonly Finding[] {
  return Object.entries(later).flatMap(([key, fix]) => {
    const member = node.get(key);
    return member ? [{ node: member, part: 'key', message: `\`${key}\` is no keyword of Swagger 2.0.`, fix }] : [];
  });
}
