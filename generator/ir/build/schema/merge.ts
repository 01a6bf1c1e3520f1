import type { EnumMember, StringType, Type } from '../../model.js';
import { nullable } from './nullable.js';
import { membersOf, resolve, sameType, type Shapes } from './shapes.js';

/** The type of the values that belong to both types: `never` where there is none. */
export function mergeTypes(left: Type, right: Type, shapes: Shapes): Type {
  if (sameType(left, right) || right.kind === 'unknown') return left;
  if (left.kind === 'unknown') return right;
  const one = resolve(left, shapes);
  const other = resolve(right, shapes);
  const merged = mergeNonNull(left, right, one.type, other.type, shapes);
  return one.nullable && other.nullable ? nullable(merged) : merged;
}

function mergeNonNull(left: Type, right: Type, one: Type, other: Type, shapes: Shapes): Type {
  if (isObjectLike(one, shapes) && isObjectLike(other, shapes)) return mergeObjectTypes(withoutNull(left), withoutNull(right), one, other, shapes);
  if (one.kind === 'ref' || other.kind === 'ref') return { kind: 'intersection', parts: [withoutNull(left), withoutNull(right)] };
  const merged = mergeValues(one, other, shapes);
  if (sameType(merged, one)) return withoutNull(left);
  return sameType(merged, other) ? withoutNull(right) : merged;
}

/** Two objects keep their names; the one that is made of the other stands for both. */
function mergeObjectTypes(left: Type, right: Type, one: Type, other: Type, shapes: Shapes): Type {
  if (covers(one, other, shapes)) return left;
  if (covers(other, one, shapes)) return right;
  return { kind: 'intersection', parts: [left, right] };
}

/** Whether an object has every member of another with the same type, none of them less demanded. */
function covers(one: Type, other: Type, shapes: Shapes): boolean {
  if (one.kind !== 'object' || other.kind !== 'object' || other.patterns.length > 0) return false;
  if (other.additional !== undefined && (other.additional === false || other.additional.kind !== 'unknown')) return false;
  const members = membersOf(one, shapes);
  return [...membersOf(other, shapes)].every(([name, wanted]) => {
    const found = members.get(name);
    return found !== undefined && sameType(found.type, wanted.type) && (wanted.optional || !found.optional);
  });
}

function mergeValues(one: Type, other: Type, shapes: Shapes): Type {
  if (one.kind === 'unknown') return other;
  if (other.kind === 'unknown') return one;
  if (one.kind === 'union') return mergeVariants(one.variants.map(({ type }) => type), other, shapes);
  if (other.kind === 'union') return mergeVariants(other.variants.map(({ type }) => type), one, shapes);
  if (one.kind === 'intersection' || other.kind === 'intersection') return { kind: 'intersection', parts: [one, other] };
  const values = valuesOf(one) ?? valuesOf(other);
  if (values !== undefined) return listed(values.filter(({ value }) => admits(one, value) && admits(other, value)), isOpen(one) && isOpen(other));
  if (one.kind === 'string' && other.kind === 'string') return mergeStrings(one, other);
  if (one.kind === 'number' && other.kind === 'number') {
    const format = one.format ?? other.format;
    return { kind: 'number', integer: one.integer || other.integer, ...(format === undefined ? {} : { format }), ...constraints(one.constraints, other.constraints) };
  }
  if (one.kind === 'array' && other.kind === 'array') {
    const items = mergeTypes(one.items, other.items, shapes);
    return items.kind === 'never' ? items : { kind: 'array', items, ...(one.unique === true || other.unique === true ? { unique: true } : {}) };
  }
  if (one.kind === 'binary' && other.kind === 'string') return one;
  if (other.kind === 'binary' && one.kind === 'string') return other;
  return one.kind === other.kind && sameType(one, other) ? one : { kind: 'never' };
}

function mergeVariants(variants: readonly Type[], other: Type, shapes: Shapes): Type {
  const kept = variants.map((variant) => mergeTypes(variant, other, shapes)).filter((type) => type.kind !== 'never');
  const [only] = kept;
  if (only === undefined) return { kind: 'never' };
  if (kept.length === 1) return only;
  return { kind: 'union', variants: kept.map((type) => ({ type })), discrimination: { by: 'none', reason: 'undecided' } };
}

/** Whether a type only lists values that the other has too, so that TypeScript lets one member stand for the other. */
export function listsSomeOf(type: Type, whole: Type, shapes: Shapes): boolean {
  const one = resolve(type, shapes);
  const other = resolve(whole, shapes);
  if (one.nullable && !other.nullable) return false;
  const values = isOpen(one.type) ? undefined : valuesOf(one.type);
  return values !== undefined && !(other.type.kind === 'enum' && other.type.open) && values.every(({ value }) => admits(other.type, value));
}

function mergeStrings(one: StringType, other: StringType): StringType {
  const format = one.format ?? other.format;
  return { kind: 'string', ...(format === undefined ? {} : { format }), ...constraints(one.constraints, other.constraints) };
}

function constraints<Of extends object>(one: Of | undefined, other: Of | undefined): { readonly constraints?: Of } {
  if (one === undefined) return other === undefined ? {} : { constraints: other };
  return { constraints: other === undefined ? one : { ...one, ...other } };
}

function valuesOf(type: Type): readonly EnumMember[] | undefined {
  if (type.kind === 'enum' && !type.open) return type.members;
  return type.kind === 'literal' ? [{ value: type.value }] : type.kind === 'enum' ? type.members : undefined;
}

function isOpen(type: Type): boolean {
  return type.kind === 'string' || (type.kind === 'enum' && type.open);
}

function admits(type: Type, value: EnumMember['value']): boolean {
  switch (type.kind) {
    case 'literal':
      return type.value === value;
    case 'enum':
      return type.open ? typeof value === 'string' : type.members.some((member) => member.value === value);
    case 'string':
    case 'boolean':
      return typeof value === type.kind;
    case 'number':
      return typeof value === 'number' && (!type.integer || Number.isInteger(value));
    default:
      return false;
  }
}

function listed(members: readonly EnumMember[], open: boolean): Type {
  const [only] = members;
  if (only === undefined) return { kind: 'never' };
  if (members.length === 1 && only.value !== null && !open) return { kind: 'literal', value: only.value };
  return { kind: 'enum', members, open };
}

/** Whether every value of the type is an object, as far as its top tells. */
export function isObjectLike(type: Type, shapes: Shapes, depth = 0): boolean {
  if (depth > 8) return false;
  switch (type.kind) {
    case 'object':
      return true;
    case 'union':
      return type.variants.every((variant) => isObjectLike(resolve(variant.type, shapes).type, shapes, depth + 1));
    case 'intersection':
      return type.parts.some((part) => isObjectLike(resolve(part, shapes).type, shapes, depth + 1));
    default:
      return false;
  }
}

function withoutNull(type: Type): Type {
  return type.kind === 'nullable' ? type.of : type;
}
