import type { Node } from '../../source/document.js';
import { shapeText } from '../objects/kinds.js';
import type { Shape } from '../objects/shape.js';
import type { Finding, Rule } from '../rule.js';

/** Members must have the JSON type that the specification gives them. */
export const keywordType: Rule = {
  code: 'keyword-type',
  severity: 'error',
  check: (index) => index.mismatches.map(({ node, shape }) => findingOf(node, shape)),
};

function findingOf(node: Node, shape: Shape): Finding {
  const expected = shapeText(shape);
  const name = node.key === '' ? 'The document' : /^\d+$/.test(node.key) ? `Item ${node.key}` : `\`${node.key}\``;
  if (node.value === null) {
    return {
      node,
      code: 'keyword-null',
      severity: 'warning',
      message: `${name} has no value; it should be ${expected}.`,
      fix: `Give it ${expected}, or remove it.`,
    };
  }
  return { node, message: `${name} should be ${expected}, but is ${describe(node)}.`, ...remedy(node, shape) };
}

function describe({ value }: Node): string {
  if (Array.isArray(value)) {
    const odd = value.find((item) => typeof item !== 'string');
    return odd === undefined || value.length === 0 ? 'an array' : `an array that holds ${JSON.stringify(odd)?.slice(0, 40)}`;
  }
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}

function remedy({ key, value }: Node, shape: Shape): { readonly fix?: string } {
  if (key === 'required' && typeof value === 'boolean') {
    return { fix: 'In a schema, `required` lists property names and stands at the object: `required: [name]`.' };
  }
  if (shape === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return { fix: `Put the value in quotes: "${value}".` };
  if ((shape === 'boolean' || shape === 'number') && typeof value === 'string') return { fix: 'Remove the quotes, if the value is right otherwise.' };
  if (shape === 'strings' && typeof value === 'string') return { fix: `Make it an array: ["${value.slice(0, 40)}"].` };
  return {};
}
