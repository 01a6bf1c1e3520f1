import type { Node } from '../../source/document.js';
import type { IndexedOperation } from '../index-document.js';
import type { Finding, Rule } from '../rule.js';
import { suggest } from '../../diagnostics/suggest.js';

/** The variables of a path template and the parameters with `in: path` are the same set (OpenAPI 3.1, section 4.8.12). */
export const pathParameters: Rule = {
  code: 'path-parameter-undeclared',
  severity: 'warning',
  check: (index) => index.operations.flatMap(findingsOf),
};

function findingsOf({ template, method, item, operation }: IndexedOperation): readonly Finding[] {
  const variables = templateVariables(template);
  const declared = new Map<string, Node>();
  for (const holder of [item, operation]) {
    for (const parameter of holder.get('parameters')?.items() ?? []) {
      const target = parameter.deref();
      const name = target.string('name');
      if (target.string('in') === 'path' && name !== undefined) declared.set(name, parameter);
    }
  }
  const route = `${method.toUpperCase()} ${template}`;
  const undeclared = variables.filter((name) => !declared.has(name));
  const unused = [...declared].filter(([name]) => !variables.includes(name));
  return [
    ...undeclared.map((name): Finding => {
      const near = suggest(name, unused.map(([other]) => other));
      return {
        node: operation,
        part: 'key',
        message: `${route}: the path variable {${name}} has no parameter.`,
        ...(near === undefined ? {} : { fix: `Did you mean {${near}}, which is declared? Otherwise declare a parameter "${name}" with \`in: path\`.` }),
      };
    }),
    ...unused.map(([name, node]): Finding => ({ code: 'path-parameter-unused', node, message: `${route}: the path has no variable {${name}}.` })),
  ];
}

/** The names between braces, each once. */
export function templateVariables(template: string): readonly string[] {
  return [...new Set([...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? ''))];
}
