import type { Json, NumberType, ObjectType, StringType, Type, UnionType } from '../ir/model.js';
import { resolve, type Schemas } from './shape.js';

/** Stands for the content of a file, which no JSON value is. */
export const fileSample = '\u0000file';

/**
 * A small value that fits a type: the document's own example where there is one, else what is required and no more.
 * Deterministic: documentation and tests of the SDK are made of it.
 *
 * @param hint the name of the member, for strings that have no other meaning
 */
export function sample(type: Type, schemas: Schemas, hint = 'value', depth = 0): Json {
  if (type.kind === 'ref') {
    const schema = schemas.get(type.id);
    if (schema?.example !== undefined) return schema.example;
  }
  const target = resolve(type, schemas);
  switch (target?.kind) {
    case 'string':
      return sampleString(target, hint);
    case 'number':
      return sampleNumber(target);
    case 'boolean':
      return true;
    case 'literal':
      return target.value;
    case 'enum':
      return target.members[0]?.value ?? null;
    case 'array':
      return depth > 6 ? [] : [sample(target.items, schemas, hint, depth + 1)];
    case 'tuple':
      return target.items.slice(0, target.required).map((item) => sample(item, schemas, hint, depth + 1));
    case 'object':
      return sampleObject(target, schemas, depth);
    case 'union':
      return sampleVariant(target, schemas, hint, depth);
    case 'intersection':
      return mergeObjects(target.parts.map((part) => sample(part, schemas, hint, depth + 1)));
    case 'binary':
      return fileSample;
    case 'nullable':
      return sample(target.of, schemas, hint, depth + 1);
    default:
      return null;
  }
}

/** The first variant, with a tag that means it. */
function sampleVariant({ variants: [first], discrimination }: UnionType, schemas: Schemas, hint: string, depth: number): Json {
  const value = first === undefined ? null : sample(first.type, schemas, hint, depth + 1);
  const [tag] = first?.tags ?? [];
  if (discrimination.by !== 'tag' || tag === undefined || typeof value !== 'object' || value === null) return value;
  const { property } = discrimination;
  const given = Object.entries(value).find(([name]) => name === property)?.[1];
  return first?.tags?.some((known) => known === given) === true ? value : mergeObjects([value, { [property]: tag }]);
}

function sampleObject(type: ObjectType, schemas: Schemas, depth: number): Json {
  if (depth > 6) return {};
  const bases = type.extends.map((id) => sample({ kind: 'ref', id }, schemas, 'value', depth + 1));
  const own = type.properties
    .filter((property) => !property.optional)
    .map((property) => [property.name, property.example ?? sample(property.type, schemas, property.name, depth + 1)] as const);
  return mergeObjects([...bases, Object.fromEntries(own)]);
}

function mergeObjects(values: readonly Json[]): Json {
  const merged: Record<string, Json> = {};
  for (const value of values) {
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) Object.assign(merged, value);
  }
  return merged;
}

/** By the formats of the OpenAPI format registry and JSON Schema validation, section 7.3. */
const byFormat: Readonly<Record<string, string>> = {
  date: '2024-01-15',
  'date-time': '2024-01-15T10:30:00Z',
  time: '10:30:00Z',
  duration: 'P1D',
  email: 'user@example.com',
  'idn-email': 'user@example.com',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  uri: 'https://example.com',
  url: 'https://example.com',
  uuid: '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e',
  byte: 'aGVsbG8=',
};

function sampleString(type: StringType, hint: string): string {
  const known = type.format === undefined ? undefined : byFormat[type.format];
  if (known !== undefined) return known;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = type.constraints ?? {};
  return hint.padEnd(minLength, 'x').slice(0, maxLength);
}

function sampleNumber(type: NumberType): number {
  const { minimum, maximum, exclusiveMinimum, multipleOf } = type.constraints ?? {};
  const least = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  const value = Math.max(least ?? 1, 1);
  const stepped = multipleOf === undefined ? value : Math.ceil(value / multipleOf) * multipleOf;
  return maximum === undefined ? stepped : Math.min(stepped, maximum);
}
