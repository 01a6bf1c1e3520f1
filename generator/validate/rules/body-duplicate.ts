import type { Node } from '../../source/document.js';
import type { Finding, Rule } from '../rule.js';

/** An operation of Swagger 2.0 has one parameter with `in: body` at most, and none beside `in: formData` (section "Parameter Object"). */
export const bodyDuplicate: Rule = {
  code: 'body-duplicate',
  severity: 'warning',
  check: (index) => {
    if (index.document.version !== '2.0') return [];
    return index.of('operation').flatMap((operation) => findingsOf(operation.get('parameters')?.items() ?? []));
  },
};

function findingsOf(parameters: readonly Node[]): readonly Finding[] {
  const [first, ...others] = parameters.filter((parameter) => parameter.deref().string('in') === 'body');
  if (!first) return [];
  const fields = parameters.filter((parameter) => parameter.deref().string('in') === 'formData');
  return [...others, ...fields].map((node) => ({
    node,
    message: `The parameter "${node.deref().string('name') ?? ''}" is a second body of the operation; it is ignored.`,
    related: [{ node: first, message: 'the body' }],
  }));
}
