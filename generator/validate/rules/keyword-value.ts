import type { Node } from '../../source/document.js';
import { schemaTypes } from '../objects/schema.js';
import type { Finding, Rule } from '../rule.js';
import { suggest } from '../../diagnostics/suggest.js';

/** Members whose values the specification lists. */
export const keywordValue: Rule = {
  code: 'keyword-value',
  severity: 'warning',
  check: (index) => [
    ...index.kindsFound.flatMap((kind) => {
      const { values } = index.kinds[kind];
      if (!values) return [];
      return index.of(kind).flatMap((node) => Object.entries(values).flatMap(([key, allowed]) => each(node.get(key)).flatMap((member) => outside(member, allowed, key))));
    }),
    ...index.of('schema').flatMap((node) => {
      // Swagger 2.0 has one more, for responses.
      const allowed = index.document.version === '2.0' ? [...schemaTypes, 'file'] : schemaTypes;
      return each(node.get('type')).flatMap((type) => outside(type, allowed, 'type'));
    }),
    ...index.of('responses').flatMap((node) => node.entries().flatMap(([status, response]) => statusFinding(status, response))),
  ],
};

/** The items of a list, or the member itself. */
function each(member: Node | undefined): readonly Node[] {
  if (!member) return [];
  return Array.isArray(member.value) ? member.items() : [member];
}

function outside(member: Node, allowed: readonly string[], key: string): readonly Finding[] {
  if (typeof member.value !== 'string' || allowed.includes(member.value)) return [];
  const near = suggest(member.value, allowed);
  return [
    {
      node: member,
      message: `\`${key}\` cannot be "${member.value}".`,
      fix: near === undefined ? `Use one of ${allowed.join(', ')}.` : `Did you mean "${near}"? Allowed: ${allowed.join(', ')}.`,
    },
  ];
}

/** OpenAPI 3.1, section 4.8.16: a status, a range, or `default`. */
function statusFinding(status: string, node: Node): readonly Finding[] {
  if (status === 'default' || status.startsWith('x-') || /^[1-5](\d\d|XX)$/.test(status)) return [];
  const upper = status.toUpperCase();
  return [
    {
      node,
      part: 'key',
      message: `"${status}" is no response status.`,
      fix: /^[1-5]XX$/.test(upper) ? `Write it in capitals: ${upper}.` : 'Use a status such as 200, a range such as 4XX, or `default`.',
    },
  ];
}
