import type { Discrimination, Type, UnionType, Variant } from '../../model.js';
import { mapTypes } from '../../visit.js';
import { membersOf, plain, type Types } from './lookup.js';

/** Decides for every union inside a type how its variants are told apart. */
export function discriminateType(type: Type, types: Types): Type {
  return mapTypes(type, (inner) => (inner.kind === 'union' ? discriminate(inner, types) : inner));
}

/**
 * A declared discriminator comes first, then a member that is a different constant in each variant, then the JSON type,
 * then a member that only one variant demands.
 */
function discriminate(union: UnionType, types: Types): UnionType {
  const stated = union.discrimination.by === 'tag' ? union.discrimination : undefined;
  const declared = stated?.property;
  const untagged = union.variants.map(({ type }): Variant => ({ type }));
  const tagged = (stated === undefined ? undefined : byDeclaredTag(union.variants, stated, types)) ?? byFoundTag(untagged, types);
  if (tagged !== undefined) return tagged;
  return { kind: 'union', variants: untagged, discrimination: otherMeans(untagged, declared, types) };
}

/** What the schemas list counts for more than the mapping: a value must satisfy both. */
function byDeclaredTag(declared: readonly Variant[], discrimination: Discrimination & { readonly by: 'tag' }, types: Types): UnionType | undefined {
  const variants = declared.flatMap((variant): readonly Variant[] => {
    if (variant.fallback === true) return [variant];
    const { type, tags: mapped } = variant;
    const member = tagMember(type, discrimination.property, types);
    const tags = member === undefined ? undefined : (member.values ?? mapped);
    return tags === undefined ? [] : [{ type, tags }];
  });
  if (variants.length < declared.length || !areDistinct(variants.map(({ tags }) => tags ?? []))) return undefined;
  return { kind: 'union', variants, discrimination };
}

function byFoundTag(variants: readonly Variant[], types: Types): UnionType | undefined {
  const [first] = variants;
  if (first === undefined) return undefined;
  const candidates = memberNames(first.type, types).flatMap((name) => {
    const members = variants.map(({ type }) => tagMember(type, name, types));
    const tags = members.flatMap((member) => (member?.values === undefined ? [] : [member.values]));
    if (tags.length < variants.length || !areDistinct(tags)) return [];
    return [{ name, tags, demanded: members.every((member) => member?.demanded === true) }];
  });
  const found = candidates.find(({ demanded }) => demanded) ?? candidates[0];
  if (found === undefined) return undefined;
  return {
    kind: 'union',
    variants: variants.map(({ type }, index) => ({ type, tags: found.tags[index] ?? [] })),
    discrimination: { by: 'tag', property: found.name },
  };
}

/** A member as a tag: whether it is always there, and the texts that it can be, where the document lists them. */
interface TagMember {
  readonly demanded: boolean;
  readonly values?: readonly string[];
}

/** The member of an object; of a union inside the union, the member that all its variants have. */
function tagMember(type: Type, name: string, types: Types, depth = 0): TagMember | undefined {
  const target = plain(type, types);
  if (target.kind === 'union' && depth < 8) {
    const inner = target.variants.map((variant) => tagMember(variant.type, name, types, depth + 1));
    const known = inner.filter((member) => member !== undefined);
    if (known.length < inner.length) return undefined;
    const values = known.flatMap((member) => (member.values === undefined ? [] : [member.values]));
    return { demanded: known.every(({ demanded }) => demanded), ...(values.length < known.length ? {} : { values: [...new Set(values.flat())] }) };
  }
  const property = membersOf(type, types)?.get(name);
  if (property === undefined) return undefined;
  const values = constantsOf(property.type, types);
  return { demanded: !property.optional, ...(values === undefined ? {} : { values }) };
}

function memberNames(type: Type, types: Types, depth = 0): readonly string[] {
  const target = plain(type, types);
  if (target.kind !== 'union') return [...(membersOf(type, types)?.keys() ?? [])];
  const [first] = target.variants;
  return first === undefined || depth > 8 ? [] : memberNames(first.type, types, depth + 1);
}

function otherMeans(variants: readonly Variant[], declared: string | undefined, types: Types): Discrimination {
  const members = variants.map(({ type }) => membersOf(type, types));
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
  if (shared === undefined) return 'a variant can be anything, or is the content of a file';
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
