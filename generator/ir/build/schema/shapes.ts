import type { ObjectType, Property, SchemaId, Type } from '../../model.js';
import { composeParts } from './compose.js';
import type { Build } from '../context.js';
import { nullable } from './nullable.js';
import { simplifyUnion } from './simplify.js';

/** What each schema is at its top, with compositions merged; the types inside it stay as they were read. */
export interface Shapes {
  /** Nothing for an unknown schema, and for one that is made of nothing but itself. */
  of(id: SchemaId): Type | undefined;
}

/** Computes shapes when they are asked for, each once. */
export function createShapes(build: Build): Shapes {
  const done = new Map<SchemaId, Type | undefined>();
  const active = new Set<SchemaId>();
  const shapes: Shapes = {
    of(id) {
      if (done.has(id)) return done.get(id);
      const entry = build.schemas.entries.get(id);
      if (entry?.raw === undefined || active.has(id)) return undefined;
      active.add(id);
      const { raw } = entry;
      const type = raw.kind === 'type' ? raw.type : composeParts(raw.parts, shapes, build);
      const simple = topOf(raw.kind === 'composition' && raw.nullable ? nullable(type) : type, shapes);
      active.delete(id);
      done.set(id, simple);
      return simple;
    },
  };
  return shapes;
}

function topOf(type: Type, shapes: Shapes): Type {
  if (type.kind === 'union') return simplifyUnion(type, shapes);
  return type.kind === 'nullable' && type.of.kind === 'union' ? nullable(simplifyUnion(type.of, shapes)) : type;
}

/** A type behind its references, with null set apart. */
export interface Resolved {
  readonly type: Type;
  readonly nullable: boolean;
  /** The last schema that was named on the way. */
  readonly id?: SchemaId;
}

/** Follows references until there is something else. What leads nowhere or in a circle stays the reference that it is. */
export function resolve(type: Type, shapes: Shapes): Resolved {
  const seen = new Set<SchemaId>();
  let current = type;
  let admitsNull = false;
  let id: SchemaId | undefined;
  for (;;) {
    if (current.kind === 'nullable') {
      admitsNull = true;
      current = current.of;
      continue;
    }
    if (current.kind !== 'ref' || seen.has(current.id)) break;
    seen.add(current.id);
    const next = shapes.of(current.id);
    if (next === undefined) break;
    id = current.id;
    current = next;
  }
  return { type: current, nullable: admitsNull, ...(id === undefined ? {} : { id }) };
}

export type Members = ReadonlyMap<string, Property>;

/** Every member of an object by name, those of the schemas it extends included, its own last. */
export function membersOf(object: ObjectType, shapes: Shapes, seen: ReadonlySet<SchemaId> = new Set()): Members {
  const members = new Map<string, Property>();
  for (const id of object.extends) {
    if (seen.has(id)) continue;
    const base = resolve({ kind: 'ref', id }, shapes).type;
    if (base.kind !== 'object') continue;
    for (const [name, property] of membersOf(base, shapes, new Set([...seen, id]))) members.set(name, property);
  }
  for (const property of object.properties) members.set(property.name, property);
  return members;
}

/** Whether two types are written alike. */
export function sameType(left: Type, right: Type): boolean {
  return left === right || JSON.stringify(left, withoutOrigins) === JSON.stringify(right, withoutOrigins);
}

function withoutOrigins(key: string, value: unknown): unknown {
  return key === 'origin' || key === 'docs' || key === 'example' ? undefined : value;
}
