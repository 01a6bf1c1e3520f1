import type { Finding, Rule } from '../rule.js';

/** Keywords that mean something only in another version than the declared one, and are read as that version means them. */
export const keywordVersion: Rule = {
  code: 'keyword-version',
  severity: 'warning',
  check: (index) => {
    const is30 = index.document.version === '3.0';
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
      const type = node.get('type');
      if (is30 && type && Array.isArray(type.value)) {
        findings.push({ node: type, message: 'OpenAPI 3.0 allows one `type` only.', fix: 'Use `nullable: true` or `anyOf`, or declare `openapi: 3.1.0`.' });
      }
      return findings;
    });
  },
};
