import type { ObjectShape, Shape } from '../features/shapes.js';
import { ownMember } from '../params/own-member.js';
import type { TestingData } from './data.js';
import { hex, integer, type Random } from './random.js';

/** What a value is made from. */
export interface Source extends Pick<TestingData, 'named' | 'examples'> {
  readonly random: Random;
}

/** Optional members are made down to this depth. */
const wholeDepth = 2;
/** Lists are empty from this depth on, so that schemas that contain themselves come to an end. */
const listDepth = 5;
/** No value is nested deeper, whatever the schema requires. */
const deepest = 24;

/**
 * Makes a value that fits a shape. The document's example of a named shape goes before what would be made.
 *
 * @param hint the name of the member, of which strings are made
 */
export function generateValue(shape: Shape, source: Source, hint = 'value', depth = 0): unknown {
  const { random } = source;
  if (depth > deepest) return null;
  const inner = (each: Shape, name = hint): unknown => generateValue(each, source, name, depth + 1);
  if (typeof shape === 'string') return scalar(shape, hint, random);
  if ('ref' in shape) {
    const example = ownMember(source.examples, shape.ref);
    return example === undefined ? inner(ownMember(source.named, shape.ref) ?? 'any') : structuredClone(example);
  }
  if ('enum' in shape) return shape.enum[integer(random, 0, shape.enum.length - 1)] ?? null;
  if ('oneOf' in shape) {
    const variants = shape.oneOf.filter((each) => each !== 'null');
    const variant = variants[integer(random, 0, variants.length - 1)];
    return variant === undefined ? null : inner(variant);
  }
  if ('allOf' in shape) return merged(shape.allOf.map((part) => generateValue(part, source, hint, depth)));
  if ('items' in shape) {
    const { first = [], items } = shape;
    const more = depth > listDepth ? 0 : first.length > 0 ? 0 : 2;
    return [...first, ...Array.from({ length: more }, () => items)].map((each) => inner(each));
  }
  if ('variants' in shape) {
    const tags = Object.keys(shape.variants);
    const tag = tags[integer(random, 0, tags.length - 1)];
    const variant = tag === undefined ? undefined : inner(shape.variants[tag] ?? 'any');
    // Two tags may share a schema: the value has to say which one is meant.
    const given = isObject(variant) && Object.hasOwn(variant, shape.tag) ? variant[shape.tag] : undefined;
    return given !== undefined && Object.hasOwn(shape.variants, String(given)) ? variant : merged([variant, { [shape.tag]: tag }]);
  }
  return members(shape, source, depth);
}

function members({ required, optional = {} }: ObjectShape, source: Source, depth: number): unknown {
  const made = { ...required, ...(depth > wholeDepth ? {} : optional) };
  return Object.fromEntries(Object.entries(made).map(([name, shape]) => [name, generateValue(shape, source, name, depth + 1)]));
}

function merged(parts: readonly unknown[]): unknown {
  const objects = parts.filter(isObject);
  return objects.length > 0 ? Object.fromEntries(objects.flatMap(Object.entries)) : parts[0];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function scalar(shape: string, hint: string, random: Random): unknown {
  switch (shape) {
    case 'number':
      return integer(random, 100, 99_999) / 100;
    case 'integer':
      return integer(random, 1, 1000);
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'string':
      return /(^|_)ids?$|[a-z]Ids?$/.test(hint) ? hex(random, 24) : `${hint}-${hex(random, 4)}`;
    case 'any':
      return `${hint}-${hex(random, 4)}`;
    default:
      return formatted(shape.slice('string:'.length), random);
  }
}

/** A string of a format of JSON Schema (validation, section 7.3) or the OpenAPI format registry. */
function formatted(format: string, random: Random): string {
  // Within the ten years from 2020 on.
  const time = new Date(1_577_836_800_000 + integer(random, 0, 315_000_000) * 1000).toISOString();
  switch (format) {
    case 'date-time':
      return time;
    case 'date':
      return time.slice(0, 10);
    case 'time':
      return time.slice(11);
    case 'uuid':
      return `${hex(random, 8)}-${hex(random, 4)}-4${hex(random, 3)}-8${hex(random, 3)}-${hex(random, 12)}`;
    case 'email':
      return `user-${hex(random, 4)}@example.com`;
    case 'hostname':
      return `${hex(random, 4)}.example.com`;
    case 'ipv4':
      return `192.0.2.${integer(random, 1, 254)}`;
    case 'ipv6':
      return `2001:db8::${hex(random, 4)}`;
    case 'byte':
      return btoa(hex(random, 8));
    default:
      return `https://example.com/${hex(random, 8)}`;
  }
}
