import type { ObjectType, Property, SchemaId, Type } from '../../model.js';
import { report, type Build } from '../context.js';
import { listsSomeOf, mergeTypes } from './merge.js';
import { membersOf, sameType, type Members, type Shapes } from './shapes.js';

/** An object that takes part in a composition. */
export interface ObjectPart {
  readonly object: ObjectType;
  /** Set where the part is a reference to a schema with a name. */
  readonly id: SchemaId | undefined;
  /** The schema admits null, so that it cannot be extended. */
  readonly nullable: boolean;
  /** Members that the part demands without describing them. */
  readonly required: readonly string[];
}

/**
 * One object of several: references whose members stay as they are become `extends`; one whose members are narrowed, or
 * contradict those of another, is written out.
 */
export function composeObjects(parts: readonly ObjectPart[], shapes: Shapes, build: Build): Extract<Type, { kind: 'object' | 'ref' }> {
  const own = mergeInline(parts.filter((part) => part.id === undefined), shapes, build);
  const demanded = new Set(parts.flatMap((part) => part.required));
  const references = withoutRedundant(parts.filter((part): part is ObjectPart & { readonly id: SchemaId } => part.id !== undefined), shapes);
  const members = new Map(references.map((part) => [part.id, membersOf(part.object, shapes)]));
  const kept = references.filter((part) => !part.nullable && !isNarrowed(part.id, members, own, demanded, shapes));

  const properties = new Map<string, Property>();
  const add = (property: Property): void => {
    const known = properties.get(property.name);
    properties.set(property.name, known === undefined ? property : mergeProperties(known, property, shapes, build));
  };
  for (const { id } of references) {
    if (kept.some((part) => part.id === id)) continue;
    for (const property of members.get(id)?.values() ?? []) add(property);
  }
  const promised = new Set(kept.flatMap(({ id }) => [...(members.get(id)?.values() ?? [])].flatMap(({ name, optional }) => (optional ? [] : [name]))));
  for (const property of own.properties) add(promised.has(property.name) ? { ...property, optional: false } : property);
  const [only] = kept;
  const open = references.filter(({ id }) => !kept.some((part) => part.id === id)).map(({ object }) => object);
  if (only !== undefined && kept.length === 1 && properties.size === 0 && own.patterns.length === 0 && own.additional === undefined && open.length === 0) {
    return { kind: 'ref', id: only.id };
  }
  const additional = [own, ...open].map((object) => object.additional).find((found) => found !== undefined);
  return {
    kind: 'object',
    properties: [...properties.values()].map((property) => (demanded.has(property.name) && property.optional ? { ...property, optional: false } : property)),
    extends: kept.map(({ id }) => id),
    ...(additional === undefined ? {} : { additional }),
    patterns: [own, ...open].flatMap((object) => object.patterns),
  };
}

/**
 * Whether a referenced schema cannot be extended as it is: the composition demands a member that is optional there,
 * describes one otherwise than by listing some of its values, or another reference describes one otherwise.
 */
function isNarrowed(id: SchemaId, members: ReadonlyMap<SchemaId, Members>, own: ObjectType, demanded: ReadonlySet<string>, shapes: Shapes): boolean {
  for (const base of members.get(id)?.values() ?? []) {
    if (base.optional && demanded.has(base.name)) return true;
    const restated = own.properties.find(({ name }) => name === base.name);
    if (restated !== undefined) {
      if (!sameType(restated.type, base.type) && !listsSomeOf(restated.type, base.type, shapes)) return true;
      continue;
    }
    for (const [other, properties] of members) {
      const twin = other === id ? undefined : properties.get(base.name);
      if (twin !== undefined && (twin.optional !== base.optional || !sameType(twin.type, base.type))) return true;
    }
  }
  return false;
}

function mergeInline(parts: readonly ObjectPart[], shapes: Shapes, build: Build): ObjectType {
  const properties = new Map<string, Property>();
  for (const { object } of parts) {
    for (const property of object.properties) {
      const known = properties.get(property.name);
      properties.set(property.name, known === undefined ? property : mergeProperties(known, property, shapes, build));
    }
  }
  const additional = parts.map(({ object }) => object.additional).find((found) => found !== undefined && found !== false);
  const closed = parts.length > 0 && parts.every(({ object }) => object.additional === false);
  return {
    kind: 'object',
    properties: [...properties.values()],
    extends: [],
    ...(closed ? { additional: false } : additional === undefined ? {} : { additional }),
    patterns: parts.flatMap(({ object }) => object.patterns),
  };
}

/** One member that two parts describe: both hold; the later one's words win. */
function mergeProperties(one: Property, other: Property, shapes: Shapes, build: Build): Property {
  const type = mergeTypes(one.type, other.type, shapes);
  if (type.kind === 'never' && one.type.kind !== 'never' && other.type.kind !== 'never') {
    report(build, {
      code: 'composition-contradiction',
      severity: 'warning',
      message: `Two parts of a composition describe the member "${one.name}" so that no value can satisfy both; the later description is taken.`,
      at: other.origin,
      related: [{ message: 'the description that it contradicts', at: one.origin }],
      fix: 'Give the member the same type in both parts, or describe it in one of them only.',
    });
    return { ...other, optional: one.optional && other.optional };
  }
  return { ...one, ...other, type, optional: one.optional && other.optional, docs: { ...one.docs, ...other.docs } };
}

/** References that another one extends anyway, and repetitions, say nothing more. */
function withoutRedundant<Named extends ObjectPart & { readonly id: SchemaId }>(parts: readonly Named[], shapes: Shapes): readonly Named[] {
  return parts.filter((part, index) => {
    if (parts.findIndex((other) => other.id === part.id) < index) return false;
    return !parts.some((other) => other.id !== part.id && ancestorsOf(other.object, shapes).has(part.id));
  });
}

function ancestorsOf(object: ObjectType, shapes: Shapes, seen: Set<SchemaId> = new Set()): ReadonlySet<SchemaId> {
  for (const id of object.extends) {
    if (seen.has(id)) continue;
    seen.add(id);
    const base = shapes.of(id);
    if (base?.kind === 'object') ancestorsOf(base, shapes, seen);
  }
  return seen;
}
