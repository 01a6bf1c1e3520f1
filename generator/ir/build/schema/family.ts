import type { SchemaId, Type, Variant, Words } from '../../model.js';
import { mapChildren } from '../../visit.js';
import type { Build } from '../context.js';
import { implicitTag, mappedTags } from './discriminator.js';
import type { Entry } from './table.js';

/** Schemas that stand for those made of them: the id of the union by the id of the base. */
export type Families = ReadonlyMap<SchemaId, SchemaId>;

/**
 * Finds the bases that others extend by `allOf` and that name a discriminator, without listing the alternatives (OpenAPI 3.2,
 * section 4.25: Discriminator Object, "Models with Polymorphism Support"). A value of such a base is a value of one of its
 * children, so that the base's name goes to the union of them; the base itself stays what they extend.
 *
 * A child without children is an alternative, and so is one with children that has no discriminator of its own. A base with
 * a discriminator is one where a mapping says so. The children of a child belong to both.
 */
export function declareFamilies(build: Build): Families {
  const children = childrenOf(build);
  const families = new Map<SchemaId, SchemaId>();
  for (const [id, entry] of [...build.schemas.entries]) {
    const discriminated = children.has(id) ? discriminatedBy(entry, children, build) : undefined;
    const variants = discriminated === undefined ? [] : variantsOf(id, discriminated, children, build);
    if (discriminated === undefined || variants.length === 0) continue;
    const union = `${id}!family`;
    families.set(id, union);
    const { node, names, naming, pinned } = entry;
    const [best, ...others] = names;
    build.schemas.rename(id, [basedOn(best), ...others.map(basedOn)]);
    build.schemas.declare({ id: union, node, names, naming, pinned });
    build.schemas.fill(union, { kind: 'type', type: { kind: 'union', variants, discrimination: { by: 'tag', property: discriminated.property, base: id } } });
  }
  return families;
}

/** A type that names the base of a family names the family, unless it is made of the base. */
export function namingFamilies(type: Type, families: Families, holder?: SchemaId): Type {
  if (families.size === 0) return type;
  if (holder !== undefined && type.kind === 'ref') return type;
  const rename = (inner: Type): Type => {
    if (inner.kind === 'ref') {
      const family = families.get(inner.id);
      return family === undefined ? inner : { kind: 'ref', id: family };
    }
    return mapChildren(inner, (child) => (inner.kind === 'intersection' && child.kind === 'ref' ? child : rename(child)));
  };
  return rename(type);
}

type Children = ReadonlyMap<SchemaId, readonly SchemaId[]>;

interface Discriminated {
  readonly property: string;
  /** Tags that mappings give, of the base and of those above it. */
  readonly mapped: ReadonlyMap<SchemaId, readonly string[]>;
}

/** Declared schemas by those that they refer to in an `allOf`. */
function childrenOf({ schemas }: Build): Children {
  const children = new Map<SchemaId, SchemaId[]>();
  for (const [id, { naming, raw }] of schemas.entries) {
    if (naming !== 'declared' || raw?.kind !== 'composition') continue;
    for (const { type } of raw.parts) {
      if (type.kind === 'ref' && type.id !== id) children.set(type.id, [...(children.get(type.id) ?? []), id]);
    }
  }
  return children;
}

/** The discriminator of a schema, else the one that it inherits. */
function discriminatedBy(entry: Entry, children: Children, build: Build, seen: ReadonlySet<SchemaId> = new Set()): Discriminated | undefined {
  if (seen.has(entry.id) || entry.naming !== 'declared' || entry.node.get('oneOf') !== undefined || entry.node.get('anyOf') !== undefined) return undefined;
  const visited = new Set([...seen, entry.id]);
  const discriminator = entry.node.get('discriminator');
  const property = discriminator?.string('propertyName');
  if (discriminator !== undefined && property !== undefined) return { property, mapped: mappedTags(discriminator, new Set([entry.id, ...descendantsOf(entry.id, children)]), build) };
  if (entry.raw?.kind !== 'composition') return undefined;
  for (const { type } of entry.raw.parts) {
    const base = type.kind === 'ref' ? build.schemas.entries.get(type.id) : undefined;
    const inherited = base === undefined ? undefined : discriminatedBy(base, children, build, visited);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

function variantsOf(id: SchemaId, { mapped }: Discriminated, children: Children, build: Build): readonly Variant[] {
  return [id, ...descendantsOf(id, children)].flatMap((member): readonly Variant[] => {
    const entry = build.schemas.entries.get(member);
    const named = mapped.get(member);
    const abstract = entry?.node.get('discriminator') !== undefined && children.has(member);
    if (entry === undefined || (abstract && named === undefined)) return [];
    const tags = named ?? implicitTag(member);
    return tags === undefined ? [] : [{ type: { kind: 'ref', id: member }, tags }];
  });
}

/** Children, their children and so on, each once, in document order of their parents. */
function descendantsOf(id: SchemaId, children: Children): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  const visit = (parent: SchemaId): void => {
    for (const child of children.get(parent) ?? []) {
      if (child === id || found.has(child)) continue;
      found.add(child);
      visit(child);
    }
  };
  visit(id);
  return [...found];
}

function basedOn(words: Words): Words {
  return [...words, 'base'];
}
