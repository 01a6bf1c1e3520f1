import type { EnumMember, Type, UnionType, Variant } from '../../model.js';
import { nullable } from './nullable.js';
import { resolve, sameType, type Shapes } from './shapes.js';

/**
 * The simplest type with the same values: nested unions laid open, duplicates dropped, null set apart, several enums made
 * one, and an enum beside any string made an open enum.
 */
export function simplifyUnion(union: UnionType, shapes: Shapes): Type {
  let admitsNull = false;
  const open: Variant[] = [];
  for (const variant of union.variants.flatMap(layOpen)) {
    const { type } = variant;
    if (type.kind === 'null') admitsNull = true;
    else if (type.kind === 'nullable') {
      admitsNull = true;
      open.push({ ...variant, type: type.of });
    } else open.push(variant);
  }
  const unknown = open.find(({ type }) => type.kind === 'unknown');
  if (unknown !== undefined) return unknown.type;
  const variants = withoutDuplicates(foldValues(open, shapes));
  const result = ofVariants(variants, union);
  return admitsNull ? nullable(result) : result;
}

function layOpen(variant: Variant): readonly Variant[] {
  return variant.type.kind === 'union' ? variant.type.variants.flatMap(layOpen) : [variant];
}

function ofVariants(variants: readonly Variant[], union: UnionType): Type {
  const [only] = variants;
  if (only === undefined) return { kind: 'null' };
  return variants.length === 1 ? only.type : { ...union, variants };
}

function withoutDuplicates(variants: readonly Variant[]): readonly Variant[] {
  const kept: Variant[] = [];
  for (const variant of variants) {
    if (variant.type.kind === 'never') continue;
    const twin = kept.findIndex((other) => sameType(other.type, variant.type));
    const known = kept[twin];
    if (known === undefined) kept.push(variant);
    else if (variant.tags !== undefined) kept[twin] = { ...known, tags: [...new Set([...(known.tags ?? []), ...variant.tags])] };
  }
  return kept;
}

/**
 * Makes one variant of all strings, one of all listed values and one of all numbers; each stands where the first of its
 * kind stood. References are looked through only where they would vanish: beside any string, an enum is an open enum.
 */
function foldValues(variants: readonly Variant[], shapes: Shapes): readonly Variant[] {
  const strings = variants.filter(({ type }) => type.kind === 'string');
  const numbers = variants.filter(({ type }) => type.kind === 'number');
  const values: EnumMember[] = [];
  let open = strings.length > 0;
  const rest: (Variant | 'values' | 'numbers')[] = [];
  const mark = (group: 'values' | 'numbers'): void => {
    if (!rest.includes(group)) rest.push(group);
  };
  for (const variant of variants) {
    const listed = listedValues(variant.type, open, shapes);
    if (variant.type.kind === 'number') mark('numbers');
    else if (variant.type.kind === 'string') mark('values');
    else if (listed === undefined) rest.push(variant);
    else {
      open ||= listed.open;
      mark('values');
      for (const member of listed.members) if (!values.some((known) => known.value === member.value)) values.push(member);
    }
  }
  const telling = numbers.length === 0 ? values : values.filter(({ value }) => typeof value !== 'number');
  return rest.flatMap((group) => (group === 'values' ? valueTypes(strings, telling, open).map(asVariant) : group === 'numbers' ? [asVariant(numberType(numbers))] : [group]));
}

function asVariant(type: Type): Variant {
  return { type };
}

function valueTypes(strings: readonly Variant[], values: readonly EnumMember[], open: boolean): readonly Type[] {
  if (!open) return listType(values);
  const texts = values.filter(({ value }) => typeof value === 'string');
  const others = listType(values.filter(({ value }) => typeof value !== 'string'));
  return [texts.length > 0 ? { kind: 'enum', members: texts, open: true } : anyString(strings), ...others];
}

function listType(values: readonly EnumMember[]): readonly Type[] {
  const [only] = values;
  if (only === undefined) return [];
  return values.length === 1 && only.value !== null ? [{ kind: 'literal', value: only.value }] : [{ kind: 'enum', members: values, open: false }];
}

function anyString(strings: readonly Variant[]): Type {
  const [first] = strings;
  return first !== undefined && strings.every((other) => sameType(other.type, first.type)) ? first.type : { kind: 'string' };
}

function numberType(numbers: readonly Variant[]): Type {
  const [first] = numbers;
  if (first !== undefined && numbers.every((other) => sameType(other.type, first.type))) return first.type;
  return { kind: 'number', integer: numbers.every(({ type }) => type.kind === 'number' && type.integer) };
}

interface Listed {
  readonly members: readonly EnumMember[];
  readonly open: boolean;
}

function listedValues(type: Type, throughReferences: boolean, shapes: Shapes, depth = 0): Listed | undefined {
  if (type.kind === 'enum') return type;
  if (type.kind === 'literal') return { members: [{ value: type.value }], open: false };
  if (type.kind !== 'ref' || !throughReferences || depth > 8) return undefined;
  const target = resolve(type, shapes);
  if (target.nullable || target.type.kind === 'ref') return undefined;
  if (target.type.kind !== 'union') return listedValues(target.type, false, shapes);
  const parts = target.type.variants.map((variant) => (variant.type.kind === 'string' ? anyText : listedValues(variant.type, true, shapes, depth + 1)));
  if (parts.some((part) => part === undefined)) return undefined;
  return { members: parts.flatMap((part) => part?.members ?? []), open: parts.some((part) => part?.open === true) };
}

const anyText: Listed = { members: [], open: true };
