import type { Json } from '../ir/model.js';
import { fileSample } from '../plan/sample.js';
import { literalKey, quote } from './safe.js';

/** TypeScript text that is not JSON: the name of an imported value within a literal. Data of a document can't look like it. */
const codeText: unique symbol = Symbol('code');

export interface Code {
  readonly [codeText]: string;
}

export type Literal = undefined | null | boolean | number | string | Code | readonly Literal[] | { readonly [key: string]: Literal };

/**
 * An object or array literal on one line, for data that the formatter will lay out. Members that are undefined are left out.
 */
export function literal(value: Literal): string {
  if (value === undefined) return 'undefined';
  if (typeof value === 'string') return quote(value);
  if (value === null || typeof value !== 'object') return String(value);
  if (isList(value)) return `[${value.map(literal).join(', ')}]`;
  if (isCode(value)) return value[codeText];
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return members.length === 0 ? '{}' : `{ ${members.map(([key, member]) => `${literalKey(key)}: ${literal(member)}${isWidened(key, member) ? ' as const' : ''}`).join(', ')} }`;
}

/**
 * Whether the compiler forgets what a member is for: it takes `constructor`, `toString` and their like for those of every
 * object, even where an index signature says what any member is, and so reads `'query'` as any string.
 */
function isWidened(key: string, member: Literal): boolean {
  return key in Object.prototype && key !== '__proto__' && (typeof member === 'string' || (typeof member === 'object' && member !== null && !isCode(member)));
}

export function code(text: string): Code {
  return { [codeText]: text };
}

/** A literal laid out over lines, for doc comments and documents, which no formatter touches. */
export function prettyLiteral(value: Json, indent = 0, width = 80): string {
  const flat = literal(toLiteral(value));
  if (indent + flat.length <= width || value === null || typeof value !== 'object') return flat;
  const inner = ' '.repeat(indent + 2);
  const lines = isJsonList(value)
    ? value.map((item) => `${inner}${prettyLiteral(item, indent + 2, width)},`)
    : Object.entries(value).map(([key, member]) => `${inner}${literalKey(key)}: ${prettyLiteral(member, indent + 2, width)},`);
  const [open, close] = isJsonList(value) ? ['[', ']'] : ['{', '}'];
  return [open, ...lines, `${' '.repeat(indent)}${close}`].join('\n');
}

function toLiteral(value: Json): Literal {
  if (value === fileSample) return code("new Blob(['…'])");
  if (value === null || typeof value !== 'object') return value;
  if (isJsonList(value)) return value.map(toLiteral);
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, toLiteral(member)]));
}

function isJsonList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}

function isList(value: object): value is readonly Literal[] {
  return Array.isArray(value);
}

function isCode(value: object): value is Code {
  return codeText in value;
}
