import type { BundledDocument, JsonObject } from '../../support/bundled.js';
import { isObject } from '../../support/spec.js';
import { createFamilies } from './family.js';

/** Which way a value travels: `readOnly` members are not sent, `writeOnly` ones not received. */
export type Direction = 'request' | 'response';

/** One of the kinds of value that a schema admits. */
export type Alternative =
  | { readonly kind: 'any' | 'any-but-null' | 'opaque' | 'string' | 'number' | 'boolean' | 'null' | 'file' }
  | { readonly kind: 'literal'; readonly value: string | number | boolean }
  | { readonly kind: 'array'; readonly items: unknown; readonly prefix: readonly unknown[] }
  | ObjectAlternative;

export interface ObjectAlternative {
  readonly kind: 'object';
  /** Schemas of each member, all of which hold. */
  readonly properties: ReadonlyMap<string, readonly unknown[]>;
  readonly required: ReadonlySet<string>;
  /** Schemas of members without a name; false: there are none. */
  readonly additional: readonly unknown[] | false;
}

/** More alternatives than this are not compared one by one: `allOf` multiplies them. */
const most = 600;

/** A schema that cannot be laid out: it combines too much, or consists of itself. */
export class Entangled extends Error {}

/** What a schema admits, references and compositions laid open; empty: nothing. */
export function createReader(document: BundledDocument): (schema: unknown) => readonly Alternative[] {
  const known = new Map<unknown, readonly Alternative[]>();
  const is30 = /^(?:2|3\.0)/u.test(String(document.root['openapi'] ?? document.root['swagger']));
  const familyOf = createFamilies(document);
  const active = new Set<unknown>();
  const read = (schema: unknown): readonly Alternative[] => {
    const found = known.get(schema);
    if (found !== undefined) return found;
    if (active.has(schema)) throw new Entangled('the schema consists of itself');
    active.add(schema);
    try {
      const alternatives = distinct(alternativesOf(schema, { document, is30, read, familyOf }));
      if (alternatives.length > most) throw new Entangled(`the schema has ${alternatives.length} alternatives`);
      known.set(schema, alternatives);
      return alternatives;
    } finally {
      active.delete(schema);
    }
  };
  return read;
}

interface Reading {
  readonly document: BundledDocument;
  readonly is30: boolean;
  readonly read: (schema: unknown) => readonly Alternative[];
  readonly familyOf: (schema: unknown) => readonly unknown[];
}

function alternativesOf(schema: unknown, { document, is30, read, familyOf }: Reading): readonly Alternative[] {
  if (schema === false) return [];
  if (!isObject(schema)) return [{ kind: 'any' }];
  // Which schema is meant depends on the way that led here, which this reader does not know.
  if (schema['$dynamicRef'] !== undefined || schema['$recursiveRef'] !== undefined) return [{ kind: 'opaque' }];
  const { $ref: reference, nullable, 'x-nullable': extension, ...own } = schema;
  const parts: (readonly Alternative[])[] = [];
  if (typeof reference === 'string') {
    const target = document.deref({ $ref: reference });
    const family = familyOf(target);
    parts.push(family.length === 0 ? read(target) : family.flatMap((member) => read(member)));
    if (!is30) parts.push(ownAlternatives(own));
  } else parts.push(ownAlternatives(own, nullable === false && !composes(own)));
  if (typeof reference !== 'string' || !is30) {
    if (Array.isArray(own['allOf'])) parts.push(...own['allOf'].map((part) => read(document.deref(part))));
    for (const keyword of ['oneOf', 'anyOf']) {
      const list = own[keyword];
      if (Array.isArray(list) && list.length > 0 && !list.every(onlyDemands)) parts.push(list.flatMap((item) => (isOnlyNullable(item) ? [nothing] : read(item))));
    }
  }
  const met = parts.reduce((left, right) => meetAll(left, right), [{ kind: 'any' }]);
  // `type: object` beside alternatives of which one is nullable: authors repeat the type, and do not mean to forbid null.
  const keptNull = own['type'] === 'object' && parts.length > 1 && parts.slice(1).every((part) => part.some(isNull)) && !met.some(isNull);
  const all = keptNull ? [...met, nothing] : met;
  // 3.1 has no `nullable`; the generator reads it as 3.0 does and says so (keyword-version).
  const admitsNull = nullable === true || extension === true;
  return admitsNull ? [...all, { kind: 'null' }] : all;
}

const nothing: Alternative = { kind: 'null' };

function isNull({ kind }: Alternative): boolean {
  return kind === 'null';
}

/** Authors of 3.0 write this for null among alternatives. */
function isOnlyNullable(schema: unknown): boolean {
  return isObject(schema) && schema['nullable'] === true && Object.keys(schema).every((keyword) => ['nullable', 'title', 'description'].includes(keyword));
}

/** `nullable: false` alone is a part of `allOf` by which authors take null away. */
function composes(schema: JsonObject): boolean {
  return ['allOf', 'oneOf', 'anyOf', 'enum', 'const'].some((keyword) => schema[keyword] !== undefined);
}

/** An alternative that only says which members have to be there, or what a value is not, tells nothing about its type. */
function onlyDemands(schema: unknown): boolean {
  return isObject(schema) && Object.keys(schema).every((keyword) => ['required', 'not', 'title', 'description'].includes(keyword));
}

function ownAlternatives(schema: JsonObject, onlyForbidsNull = false): readonly Alternative[] {
  const types = typesOf(schema);
  if (types === undefined && onlyForbidsNull) return [{ kind: 'any-but-null' }];
  const values = 'const' in schema ? [schema['const']] : Array.isArray(schema['enum']) && schema['enum'].length > 0 ? schema['enum'] : undefined;
  if (values !== undefined) return values.flatMap((value) => literal(value));
  return types === undefined ? [{ kind: 'any' }] : types.map((type) => ofType(schema, type));
}

/** A listed object or list has no literal type. */
function literal(value: unknown): readonly Alternative[] {
  if (value === null) return [{ kind: 'null' }];
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [{ kind: 'literal', value }];
  return [{ kind: 'any' }];
}

const impliedBy: Readonly<Record<string, readonly string[]>> = {
  object: ['properties', 'patternProperties', 'additionalProperties', 'required', 'minProperties', 'maxProperties', 'propertyNames', 'unevaluatedProperties', 'dependentRequired', 'dependentSchemas'],
  array: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains', 'unevaluatedItems'],
  string: ['pattern', 'minLength', 'maxLength', 'contentEncoding', 'contentMediaType', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** The types that a schema names; those that its keywords speak of, where it names none. */
function typesOf(schema: JsonObject): readonly string[] | undefined {
  const type = schema['type'];
  if (Array.isArray(type)) return type.map(String);
  if (typeof type === 'string') return [type];
  if (['int32', 'int64', 'float', 'double'].includes(String(schema['format']))) return ['number'];
  for (const [name, keywords] of Object.entries(impliedBy)) if (keywords.some((keyword) => schema[keyword] !== undefined)) return [name];
  return undefined;
}

function ofType(schema: JsonObject, type: string): Alternative {
  switch (type) {
    case 'string':
      return { kind: schema['format'] === 'binary' ? 'file' : 'string' };
    case 'integer':
    case 'number':
      return { kind: 'number' };
    case 'boolean':
    case 'null':
      return { kind: type };
    case 'file':
      return { kind: 'file' };
    case 'array': {
      const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'] : [];
      return { kind: 'array', items: schema['items'] ?? schema['unevaluatedItems'] ?? true, prefix };
    }
    case 'object':
      return objectOf(schema);
    default:
      return { kind: 'any' };
  }
}

function objectOf(schema: JsonObject): ObjectAlternative {
  const properties = isObject(schema['properties']) ? Object.entries(schema['properties']) : [];
  const required = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const additional = schema['additionalProperties'] ?? schema['unevaluatedProperties'];
  const patterns = isObject(schema['patternProperties']) ? Object.values(schema['patternProperties']) : [];
  const named = additional === undefined || additional === false ? [] : [additional];
  return {
    kind: 'object',
    properties: new Map(properties.map(([name, value]) => [name, [value]])),
    required: new Set(required),
    additional: additional === false && patterns.length === 0 ? false : [...named, ...patterns],
  };
}

/** The values that are in both. */
function meetAll(left: readonly Alternative[], right: readonly Alternative[]): readonly Alternative[] {
  if (left.length * right.length > most * 20) throw new Entangled(`${left.length} alternatives meet ${right.length}`);
  const [one] = left;
  if (left.length === 1 && one?.kind === 'any') return right;
  return distinct(left.flatMap((a) => right.flatMap((b) => meet(a, b))));
}

function meet(a: Alternative, b: Alternative): readonly Alternative[] {
  if (a.kind === 'any' || b.kind === 'opaque') return [b];
  if (b.kind === 'any' || a.kind === 'opaque') return [a];
  if (a.kind === 'any-but-null') return b.kind === 'null' ? [] : [b];
  if (b.kind === 'any-but-null') return meet(b, a);
  if (a.kind === 'object' && b.kind === 'object') return [together(a, b)];
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value ? [a] : [];
  if (a.kind === 'literal') return typeof a.value === b.kind ? [a] : [];
  if (b.kind === 'literal') return meet(b, a);
  if (a.kind === 'array' && b.kind === 'array') return [{ kind: 'array', items: bothOf(a.items, b.items), prefix: a.prefix.length > 0 ? a.prefix : b.prefix }];
  if (a.kind === b.kind) return [a];
  const kinds = [a.kind, b.kind];
  return kinds.includes('file') && kinds.includes('string') ? [{ kind: 'file' }] : [];
}

/** A schema for what fits both. */
function bothOf(a: unknown, b: unknown): unknown {
  if (a === true || a === b) return b;
  return b === true ? a : { allOf: [a, b] };
}

function together(a: ObjectAlternative, b: ObjectAlternative): ObjectAlternative {
  const properties = new Map(a.properties);
  for (const [name, schemas] of b.properties) properties.set(name, [...new Set([...(properties.get(name) ?? []), ...schemas])]);
  const additional = a.additional === false || b.additional === false ? false : [...a.additional, ...b.additional];
  return { kind: 'object', properties, required: new Set([...a.required, ...b.required]), additional };
}

function distinct(alternatives: readonly Alternative[]): readonly Alternative[] {
  const seen = new Set<string>();
  return alternatives.filter((alternative) => {
    if (alternative.kind === 'object' || alternative.kind === 'array') return true;
    const key = alternative.kind === 'literal' ? JSON.stringify(alternative.value) : alternative.kind;
    return !seen.has(key) && seen.add(key);
  });
}
