import type { Node } from '../../source/document.js';
import type { Finding, Rule } from '../rule.js';

/** A list of parameters has each pair of name and location once (OpenAPI 3.1, section 4.8.10). */
export const parameterDuplicate: Rule = {
  code: 'parameter-duplicate',
  severity: 'warning',
  check: (index) => [...index.of('pathItem'), ...index.of('operation')].flatMap((holder) => duplicates(holder.get('parameters')?.items() ?? [])),
};

function duplicates(parameters: readonly Node[]): readonly Finding[] {
  const first = new Map<string, Node>();
  const findings: Finding[] = [];
  for (const node of parameters) {
    const target = node.deref();
    const name = target.string('name');
    const location = target.string('in');
    if (name === undefined || location === undefined) continue;
    // Names of headers do not depend on case (RFC 9110, section 5.1).
    const key = JSON.stringify([location, location === 'header' ? name.toLowerCase() : name]);
    const earlier = first.get(key);
    if (earlier) findings.push({ node, message: `The ${location} parameter "${name}" is given twice.`, related: [{ node: earlier, message: 'first given here' }] });
    else first.set(key, node);
  }
  return findings;
}
