import type { ObjectType, Property, SchemaId, Type } from '../../model.js';

/** Settled schemas by id. */
export type Types = ReadonlyMap<SchemaId, Type>;

export type Members = ReadonlyMap<string, Property>;

/** A type behind its references, null set aside. */
export function plain(type: Type, types: Types): Type {
  const seen = new Set<SchemaId>();
  let current = type;
  for (;;) {
    if (current.kind === 'nullable') current = current.of;
    else if (current.kind === 'ref' && !seen.has(current.id)) {
      seen.add(current.id);
      const next = types.get(current.id);
      if (next === undefined) return current;
      current = next;
    } else return current;
  }
}

/** Every member of an object-like type, inherited ones first; nothing for other types, and for unions. */
export function membersOf(type: Type, types: Types, seen: ReadonlySet<SchemaId> = new Set()): Members | undefined {
  switch (type.kind) {
    case 'ref': {
      const target = types.get(type.id);
      return target === undefined || seen.has(type.id) ? undefined : membersOf(target, types, new Set([...seen, type.id]));
    }
    case 'object':
      return ownAndInherited(type, types, seen);
    case 'intersection': {
      const all = new Map<string, Property>();
      for (const part of type.parts) for (const [name, property] of membersOf(part, types, seen) ?? []) all.set(name, property);
      return all.size === 0 ? undefined : all;
    }
    default:
      return undefined;
  }
}

/** One member of an object-like type that may be null. */
export function memberOf(type: Type, name: string, types: Types): Property | undefined {
  return membersOf(plain(type, types), types)?.get(name);
}

function ownAndInherited(object: ObjectType, types: Types, seen: ReadonlySet<SchemaId>): Members {
  const all = new Map<string, Property>();
  for (const id of object.extends) for (const [name, property] of membersOf({ kind: 'ref', id }, types, seen) ?? []) all.set(name, property);
  for (const property of object.properties) all.set(property.name, property);
  return all;
}
