import type { ObjectShape, Shape, Shapes } from '../features/shapes.js';
import { ownMember } from '../params/own-member.js';

/**
 * Whether a text, as a URL, a header or a form has it, can stand for a value of a shape. What has other than plain
 * values in it is not looked at.
 */
export function fitsText(text: string, shape: Shape, named: Shapes['named'], depth = 0): boolean {
  const fits = (each: Shape): boolean => fitsText(text, each, named, depth + 1);
  if (depth > 50) return true;
  if (typeof shape === 'string') return fitsScalar(text, shape);
  if ('ref' in shape) return fits(ownMember(named, shape.ref) ?? 'any');
  if ('enum' in shape) return shape.enum.some((each) => String(each ?? '') === text);
  if ('oneOf' in shape) return shape.oneOf.some(fits);
  if ('allOf' in shape) return shape.allOf.every(fits);
  if ('items' in shape) {
    const { first = [], items } = shape;
    return text.split(',').every((item, index) => fitsText(item, first[index] ?? items, named, depth + 1));
  }
  return true;
}

function fitsScalar(text: string, shape: string): boolean {
  switch (shape) {
    case 'number':
      return text.trim() !== '' && Number.isFinite(Number(text));
    case 'integer':
      return /^[+-]?\d+$/.test(text) || (text.trim() !== '' && Number.isInteger(Number(text)));
    case 'boolean':
      return text === 'true' || text === 'false';
    case 'null':
      return text === '';
    default:
      return true;
  }
}

/** What a shape is called in a message. */
export function nameOf(shape: Shape): string {
  if (typeof shape === 'string') return shape.startsWith('string') ? 'a string' : shape === 'integer' ? 'an integer' : `a ${shape}`;
  if ('enum' in shape) return `one of ${shape.enum.map((each) => JSON.stringify(each)).join(', ')}`;
  if ('items' in shape) return `a list of which each item is ${nameOf(shape.items)}`;
  if ('oneOf' in shape) return shape.oneOf.map(nameOf).join(' or ');
  return 'ref' in shape ? shape.ref : 'an object';
}

/** The members of a shape that is an object, those of the shapes that it leads to among them; undefined for any other. */
export function membersOf(shape: Shape, named: Shapes['named'], depth = 0): ObjectShape | undefined {
  if (typeof shape === 'string' || depth > 50) return undefined;
  if ('ref' in shape) return membersOf(ownMember(named, shape.ref) ?? 'any', named, depth + 1);
  if ('required' in shape) return shape;
  if (!('allOf' in shape)) return undefined;
  const parts = shape.allOf.map((part) => membersOf(part, named, depth + 1));
  const known = parts.filter((part) => part !== undefined);
  return {
    required: Object.fromEntries(known.flatMap((part) => Object.entries(part.required))),
    optional: Object.fromEntries(known.flatMap((part) => Object.entries(part.optional ?? {}))),
  };
}
