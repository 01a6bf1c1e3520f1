import type { Rule } from '../rule.js';
import { suggest } from '../../diagnostics/suggest.js';

/** Security requirements name schemes of `components.securitySchemes` (OpenAPI 3.1, section 4.8.30). */
export const securitySchemes: Rule = {
  code: 'security-scheme-unknown',
  severity: 'warning',
  check: (index) => {
    const { root } = index.document;
    const schemes = root.get('components')?.get('securitySchemes') ?? root.get('securityDefinitions');
    const declared = (schemes?.entries() ?? []).map(([name]) => name);
    return index.of('securityRequirement').flatMap((node) =>
      node
        .entries()
        .filter(([name]) => !declared.includes(name) && !(refersByUri(name, index.document.version) && index.document.resolve(name, node.origin)))
        .map(([name, member]) => {
          const near = suggest(name, declared);
          return {
            node: member,
            part: 'key' as const,
            message: `The security scheme "${name}" is not declared.`,
            ...(near === undefined ? {} : { fix: `Did you mean "${near}"?` }),
          };
        }),
    );
  },
};

/** Since 3.2 a requirement may name a scheme by its URI. */
function refersByUri(name: string, version: string): boolean {
  return version === '3.2' && /[#/]/.test(name);
}
