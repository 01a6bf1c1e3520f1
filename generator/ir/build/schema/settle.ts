import type { SchemaId, Type } from '../../model.js';
import { mapChildren } from '../../visit.js';
import { report, type Build } from '../context.js';
import type { Shapes } from './shapes.js';
import { simplifyUnion } from './simplify.js';

/**
 * A type with nothing preliminary left in it: unions simplified, and a composition that turned out to be no object put
 * where it is used.
 */
export function settleType(type: Type, shapes: Shapes, build: Build): Type {
  const settle = (inner: Type): Type => {
    if (inner.kind === 'ref') {
      const plain = transparent(inner.id, shapes, build);
      return plain === undefined ? inner : settle(plain);
    }
    const mapped = mapChildren(inner, settle);
    return mapped.kind === 'union' ? simplifyUnion(mapped, shapes) : mapped;
  };
  return settle(type);
}

function transparent(id: SchemaId, shapes: Shapes, build: Build): Type | undefined {
  const entry = build.schemas.entries.get(id);
  if (entry === undefined || entry.naming === 'declared' || entry.pinned || entry.raw?.kind !== 'composition') return undefined;
  const shape = shapes.of(id);
  return shape === undefined || shape.kind === 'object' || shape.kind === 'intersection' ? undefined : shape;
}

/** Every schema with its settled type, in the order of the table. */
export function settleSchemas(shapes: Shapes, build: Build): Map<SchemaId, Type> {
  const types = new Map<SchemaId, Type>();
  for (const id of build.schemas.entries.keys()) {
    const shape = shapes.of(id);
    types.set(id, shape === undefined ? { kind: 'ref', id } : settleType(shape, shapes, build));
  }
  for (const id of types.keys()) breakCircle(id, types, build);
  return types;
}

/** A schema that is, by references alone, made of itself: TypeScript refuses such an alias, and it says nothing more than without. */
function breakCircle(id: SchemaId, types: Map<SchemaId, Type>, build: Build): void {
  const type = types.get(id);
  if (type === undefined || !reaches(type, id, types)) return;
  const cut = cutFrom(type, id, types);
  types.set(id, cut ?? { kind: 'unknown', reason: 'unsupported' });
  const entry = build.schemas.entries.get(id);
  if (entry === undefined) return;
  report(build, {
    code: 'schema-circular',
    severity: 'warning',
    message: `The schema "${entry.names[0].join(' ')}" is defined by itself${cut === undefined ? '; its type is unknown' : ', which adds nothing; that part is left out'}.`,
    at: entry.node,
    fix: 'Remove the reference that leads back, or put it into a member or an array.',
  });
}

function reaches(type: Type, id: SchemaId, types: ReadonlyMap<SchemaId, Type>, seen: Set<SchemaId> = new Set()): boolean {
  return aliased(type).some((next) => {
    if (next === id) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    const target = types.get(next);
    return target !== undefined && reaches(target, id, types, seen);
  });
}

/** The schemas whose values are values of the type, or the other way round: references that no member and no array stands before. */
function aliased(type: Type): readonly SchemaId[] {
  switch (type.kind) {
    case 'ref':
      return [type.id];
    case 'nullable':
      return aliased(type.of);
    case 'union':
      return type.variants.flatMap((variant) => aliased(variant.type));
    case 'intersection':
      return type.parts.flatMap(aliased);
    default:
      return [];
  }
}

function cutFrom(type: Type, id: SchemaId, types: ReadonlyMap<SchemaId, Type>): Type | undefined {
  if (!reaches(type, id, types)) return type;
  switch (type.kind) {
    case 'nullable': {
      const of = cutFrom(type.of, id, types);
      return of === undefined ? { kind: 'null' } : { ...type, of };
    }
    case 'union': {
      const variants = type.variants.flatMap((variant) => {
        const kept = cutFrom(variant.type, id, types);
        return kept === undefined ? [] : [{ ...variant, type: kept }];
      });
      const [only] = variants;
      return variants.length > 1 ? { ...type, variants } : only?.type;
    }
    case 'intersection': {
      const parts = type.parts.flatMap((part) => cutFrom(part, id, types) ?? []);
      const [only] = parts;
      return parts.length > 1 ? { ...type, parts } : only;
    }
    default:
      return undefined;
  }
}
