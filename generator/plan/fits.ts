import type { Json, ObjectType, Type, UnionType } from '../ir/model.js';
import { resolve, type Schemas } from './shape.js';

/**
 * Whether a value is of a type, as far as the SDK's mock looks: JSON types, required members, values of enums. Members that
 * the type does not have are allowed. Documents have examples that contradict their own schemas.
 */
export function fits(value: Json, type: Type, schemas: Schemas, depth = 0): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || depth > 50) return true;
  const inner = (each: Json, of: Type): boolean => fits(each, of, schemas, depth + 1);
  switch (target.kind) {
    case 'string':
      return typeof value === 'string';
    case 'number':
      return target.integer ? Number.isInteger(value) : typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'null':
      return value === null;
    case 'literal':
      return value === target.value;
    case 'enum':
      if (target.members.some((member) => member.value === value)) return true;
      return target.open && (typeof value === 'string' || target.members.some((member) => typeof member.value !== 'string'));
    case 'array':
      return isList(value) && value.every((item) => inner(item, target.items));
    case 'tuple':
      return isList(value) && value.every((item, index) => inner(item, target.items[index] ?? target.rest ?? { kind: 'unknown', reason: 'unconstrained' }));
    case 'nullable':
      return value === null || inner(value, target.of);
    case 'union':
      return fitsUnion(value, target, inner);
    case 'intersection':
      return target.parts.every((part) => inner(value, part));
    case 'object':
      return isObject(value) && target.extends.every((id) => inner(value, { kind: 'ref', id })) && fitsMembers(value, target, inner);
    default:
      return true;
  }
}

/** The same for a value that stands in a URL or a header, where the number 5 and the text "5" are written alike. */
export function fitsAsText(value: Json, type: Type, schemas: Schemas): boolean {
  const target = resolve(type, schemas);
  if (target?.kind === 'array' && !isList(value)) return fitsAsText([value], type, schemas);
  if (target?.kind === 'array' && isList(value)) return value.every((item) => fitsAsText(item, target.items, schemas));
  return fits(value, type, schemas) || fits(String(value), type, schemas) || fits(read(String(value)), type, schemas);
}

function read(text: string): Json {
  if (text === 'true' || text === 'false') return text === 'true';
  return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function fitsUnion(value: Json, { variants, discrimination }: UnionType, inner: (value: Json, type: Type) => boolean): boolean {
  if (discrimination.by !== 'tag' || !variants.every(({ tags = [] }) => tags.length > 0)) return variants.some(({ type }) => inner(value, type));
  if (!isObject(value)) return false;
  const tag = Object.entries(value).find(([name]) => name === discrimination.property)?.[1];
  // Of two variants with the same tag the last one counts, as in the emitted data.
  const variant = variants.findLast(({ tags = [] }) => tags.includes(String(tag)));
  return variant !== undefined && inner(value, variant.type);
}

function fitsMembers(value: { readonly [key: string]: Json }, type: ObjectType, inner: (value: Json, type: Type) => boolean): boolean {
  if (type.properties.some(({ name, optional }) => !optional && !Object.hasOwn(value, name))) return false;
  return Object.entries(value).every(([name, member]) => {
    const documented = type.properties.find((property) => property.name === name)?.type ?? patterned(name, type) ?? (typeof type.additional === 'object' ? type.additional : undefined);
    return documented === undefined || inner(member, documented);
  });
}

function patterned(name: string, { patterns }: ObjectType): Type | undefined {
  return patterns.find(({ pattern }) => {
    try {
      return new RegExp(pattern, 'u').test(name);
    } catch {
      return true;
    }
  })?.type;
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
