import type { SchemaId } from '../ir/model.js';
import { literalKey, quote } from '../emit/safe.js';
import type { Shape } from './surface/shape.js';

/** A type longer than this is cut: a sentence is no place for it. */
const longest = 120;

/** A shape as a user would read it in the SDK, within a Markdown code span. */
export function describeShape(shape: Shape, nameOf: (id: SchemaId) => string | undefined): string {
  const text = textOf(shape, nameOf);
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}

function textOf(shape: Shape, nameOf: (id: SchemaId) => string | undefined): string {
  const inner = (part: Shape): string => textOf(part, nameOf);
  const operand = (part: Shape): string => (part.kind === 'union' || part.kind === 'intersection' ? `(${inner(part)})` : inner(part));
  switch (shape.kind) {
    case 'primitive':
    case 'opaque':
      return shape.name;
    case 'literal':
      return typeof shape.value === 'string' ? quote(shape.value) : String(shape.value);
    case 'open':
      return `(${shape.of} & {})`;
    case 'stream':
      return `Stream<${inner(shape.item)}>`;
    case 'array':
      return `${operand(shape.items)}[]`;
    case 'tuple':
      return `[${[...shape.items.map(inner), ...(shape.rest === undefined ? [] : [`...${operand(shape.rest)}[]`])].join(', ')}]`;
    case 'object': {
      const members = [...shape.members].map(([name, member]) => `${literalKey(name)}${member.optional ? '?' : ''}: ${inner(member.shape)}`);
      return `{ ${[...members, ...(shape.index === undefined ? [] : [`[key: string]: ${inner(shape.index)}`])].join('; ')} }`;
    }
    case 'union':
      return shape.arms.length === 0 ? 'never' : booleanTogether(shape.arms.map(inner)).join(' | ');
    case 'intersection':
      return shape.parts.map(operand).join(' & ');
    case 'ref':
      return nameOf(shape.id) ?? 'unknown';
  }
}

function booleanTogether(arms: readonly string[]): readonly string[] {
  if (!arms.includes('true') || !arms.includes('false')) return arms;
  return arms.flatMap((arm) => (arm === 'true' ? ['boolean'] : arm === 'false' ? [] : [arm]));
}
