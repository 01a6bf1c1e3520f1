import type { Node } from '../../source/document.js';
import { shapeText, type Kinds } from '../objects/kinds.js';
import type { KindName, Shape } from '../objects/shape.js';
import type { Finding, Rule } from '../rule.js';

/** Members must have the JSON type that the specification gives them. */
export const keywordType: Rule = {
  code: 'keyword-type',
  severity: 'error',
  check: (index) => index.mismatches.map(({ node, shape }) => findingOf(node, shape, index.kinds)),
};

function findingOf(node: Node, shape: Shape, kinds: Kinds): Finding {
  const expected = shapeText(shape, kinds);
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
  return {
    node,
    ...(isHarmless(node, shape) ? { severity: 'warning' } : {}),
    message: `${name} should be ${expected}, but is ${describe(node)}.`,
    ...remedy(node, shape),
  };
}

/** Objects that describe nothing which an SDK does: without one of them, the same code comes out. */
const decorative: ReadonlySet<KindName> = new Set(['example', 'externalDocs', 'xml', 'contact', 'license', 'link']);

/** Objects that an empty array may stand for: some languages write an empty map so, and nothing of it can be lost. */
const maybeEmpty: ReadonlySet<KindName> = new Set(['components', 'schema', 'encoding', 'oauthFlows', 'securityRequirement']);

/** Whether the meaning is clear all the same, or of no account. */
function isHarmless(node: Node, shape: Shape): boolean {
  const kind = kindOf(shape);
  if (kind !== undefined && decorative.has(kind)) return true;
  const { pointer } = node.origin;
  // A number like 3.1 or 1.0 is what YAML makes of a version without quotes.
  if ((pointer === '/openapi' || pointer === '/info/version') && typeof node.value === 'number') return true;
  // `required: true` of a property, as JSON Schema had it before draft 4.
  if (node.key === 'required' && typeof node.value === 'boolean') return true;
  const isEmptyList = Array.isArray(node.value) && node.value.length === 0;
  return isEmptyList && typeof shape === 'object' && ('map' in shape || (kind !== undefined && maybeEmpty.has(kind)));
}

/** The kind of object that a shape asks for, be it one, a list or a map. */
function kindOf(shape: Shape): KindName | undefined {
  if (typeof shape === 'string' || 'anyOf' in shape) return undefined;
  if ('list' in shape) return kindOf(shape.list);
  if ('map' in shape) return kindOf(shape.map);
  if ('either' in shape) return kindOf(shape.either[0]) ?? kindOf(shape.either[1]);
  return 'object' in shape ? shape.object : shape.refOr;
}

function describe({ value }: Node): string {
  if (Array.isArray(value)) {
    const odd = value.find((item) => typeof item !== 'string');
    if (value.length === 0) return 'an empty array';
    return odd === undefined ? 'an array' : `an array that holds ${JSON.stringify(odd).slice(0, 40)}`;
  }
  if (typeof value === 'object') return 'an object';
  return `the ${typeof value} ${JSON.stringify(value).slice(0, 40)}`;
}

function remedy({ key, value }: Node, shape: Shape): { readonly fix?: string } {
  if (key === 'required' && typeof value === 'boolean') {
    return { fix: `In a schema, \`required\` lists property names and stands at the object that has the properties: \`required: [name]\`. ${value ? 'It is read so here' : 'It is ignored here'}.` };
  }
  if (shape === 'string' && (typeof value === 'number' || typeof value === 'boolean')) return { fix: `Put the value in quotes: "${value}".` };
  if ((shape === 'boolean' || shape === 'number') && typeof value === 'string') return { fix: 'Remove the quotes, if the value is right otherwise.' };
  if (shape === 'strings' && typeof value === 'string') return { fix: `Make it an array: ["${value.slice(0, 40)}"].` };
  if (Array.isArray(value) && value.length === 0) return { fix: 'Write an empty object: {}.' };
  return {};
}
