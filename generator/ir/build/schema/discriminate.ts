import type { Discrimination, Type, UnionType, Variant } from '../../model.js';
import { mapTypes } from '../../visit.js';
import { membersOf, type Members, type Types } from './lookup.js';

/** Decides for every union inside a type how its variants are told apart. */
export function discriminateType(type: Type, types: Types): Type {
  return mapTypes(type, (inner) => (inner.kind === 'union' ? discriminate(inner, types) : inner));
}

/**
 * A declared discriminator comes first, then a member that is a different constant in each variant, then the JSON type,
 * then a member that only one variant demands.
 */
function discriminate(union: UnionType, types: Types): UnionType {
  const members = union.variants.map((variant) => membersOf(variant.type, types));
  const declared = union.discrimination.by === 'tag' ? union.discrimination.property : undefined;
  if (declared !== undefined && members.every((known) => known?.has(declared) === true)) {
    const variants = union.variants.map((variant, index): Variant => {
      const tags = constantsOf(members[index]?.get(declared)?.type, types) ?? variant.tags;
      return tags === undefined ? { type: variant.type } : { type: variant.type, tags };
    });
    if (variants.every((variant) => variant.tags !== undefined) && areDistinct(variants.map((variant) => variant.tags ?? []))) {
      return { kind: 'union', variants, discrimination: { by: 'tag', property: declared } };
    }
  }
  const plain = union.variants.map(({ type }): Variant => ({ type }));
  const tagged = findTag(plain, members, types);
  if (tagged !== undefined) return tagged;
  return { kind: 'union', variants: plain, discrimination: otherMeans(plain, members, declared, types) };
}

function findTag(variants: readonly Variant[], members: readonly (Members | undefined)[], types: Types): UnionType | undefined {
  const [first] = members;
  if (first === undefined) return undefined;
  const candidates = [...first.values()].flatMap(({ name }) => {
    const properties = members.map((known) => known?.get(name));
    const tags = properties.map((property) => constantsOf(property?.type, types));
    if (tags.some((values) => values === undefined) || !areDistinct(tags.map((values) => values ?? []))) return [];
    return [{ name, tags, demanded: properties.every((property) => property?.optional === false) }];
  });
  const found = candidates.find(({ demanded }) => demanded) ?? candidates[0];
  if (found === undefined) return undefined;
  return {
    kind: 'union',
    variants: variants.map((variant, index) => ({ type: variant.type, tags: found.tags[index] ?? [] })),
    discrimination: { by: 'tag', property: found.name },
  };
}

function otherMeans(variants: readonly Variant[], members: readonly (Members | undefined)[], declared: string | undefined, types: Types): Discrimination {
  const kinds = variants.map(({ type }) => jsonTypes(type, types));
  if (kinds.every((kind) => kind !== undefined) && areDistinct(kinds.map((kind) => kind ?? []))) return { by: 'json-type' };
  const keys = members.map((known, index) =>
    known === undefined ? undefined : [...known.values()].find(({ name, optional }) => !optional && members.every((other, place) => place === index || (other !== undefined && !other.has(name))))?.name,
  );
  const unique = keys.filter((key) => key !== undefined);
  if (unique.length === keys.length) return { by: 'unique-key', keys: unique };
  return { by: 'none', reason: reasonFor(kinds, declared) };
}

function reasonFor(kinds: readonly (readonly string[] | undefined)[], declared: string | undefined): string {
  if (declared !== undefined) return `the discriminator "${declared}" is not a member of every variant with values of its own`;
  const shared = ['object', 'array', 'string', 'number', 'boolean'].find((type) => kinds.filter((kind) => kind?.includes(type) === true).length > 1);
  if (shared === undefined) return 'a variant can be anything';
  return shared === 'object' ? 'several variants are objects, and no member tells them apart' : `several variants are of type ${shared}`;
}

/** The texts that a member can be, where the document lists them. */
function constantsOf(type: Type | undefined, types: Types, depth = 0): readonly string[] | undefined {
  if (type === undefined || depth > 8) return undefined;
  if (type.kind === 'ref') return constantsOf(types.get(type.id), types, depth + 1);
  if (type.kind === 'literal') return typeof type.value === 'string' ? [type.value] : undefined;
  if (type.kind !== 'enum' || type.open) return undefined;
  const texts = type.members.flatMap(({ value }) => (typeof value === 'string' ? [value] : []));
  return texts.length === type.members.length ? texts : undefined;
}

/** The JSON types that a value can have; nothing where it can be anything. */
function jsonTypes(type: Type, types: Types, depth = 0): readonly string[] | undefined {
  if (depth > 8) return undefined;
  switch (type.kind) {
    case 'ref': {
      const target = types.get(type.id);
      return target === undefined ? undefined : jsonTypes(target, types, depth + 1);
    }
    case 'string':
    case 'number':
    case 'boolean':
    case 'null':
    case 'object':
    case 'array':
      return [type.kind];
    case 'tuple':
      return ['array'];
    case 'literal':
      return [typeof type.value];
    case 'enum':
      return [...new Set([...type.members.map(({ value }) => (value === null ? 'null' : typeof value)), ...(type.open ? ['string'] : [])])];
    case 'intersection':
      return ['object'];
    case 'nullable': {
      const inner = jsonTypes(type.of, types, depth + 1);
      return inner === undefined ? undefined : [...inner, 'null'];
    }
    case 'union': {
      const all = type.variants.map((variant) => jsonTypes(variant.type, types, depth + 1));
      return all.some((inner) => inner === undefined) ? undefined : [...new Set(all.flatMap((inner) => inner ?? []))];
    }
    default:
      return undefined;
  }
}

function areDistinct(groups: readonly (readonly string[])[]): boolean {
  const seen = new Set<string>();
  for (const group of groups) {
    for (const text of group) {
      if (seen.has(text)) return false;
      seen.add(text);
    }
  }
  return true;
}
