import type { Type } from '../../model.js';
import { report, type Build } from '../context.js';
import { composeObjects, type ObjectPart } from './compose-objects.js';
import { isObjectLike, mergeTypes } from './merge.js';
import { nullable } from './nullable.js';
import { resolve, type Resolved, type Shapes } from './shapes.js';
import type { Part } from './table.js';

interface ResolvedPart extends Part {
  readonly target: Resolved;
}

/**
 * The type of a composition (`allOf`, JSON Schema 2020-12, section 10.2.1.1): objects become one object, plain references
 * to objects what it extends; values are narrowed; what is left is an intersection. Parts that no value can satisfy
 * together are reported at both places.
 */
export function composeParts(parts: readonly Part[], shapes: Shapes, build: Build): Type {
  const telling = parts.filter((part) => part.type.kind !== 'unknown' || part.required.length > 0);
  const [first] = telling;
  if (first === undefined) return parts.find((part) => part.type.kind === 'unknown' && part.type.reason === 'unsupported')?.type ?? { kind: 'unknown', reason: 'unconstrained' };
  if (telling.length === 1 && first.required.length === 0) return first.type;

  const resolved = telling.map((part): ResolvedPart => ({ ...part, target: resolve(part.type, shapes) }));
  const objects = resolved.flatMap((part): readonly (ObjectPart & ResolvedPart)[] => (part.target.type.kind === 'object' ? [{ ...part, object: part.target.type, id: part.target.id, nullable: part.target.nullable }] : []));
  const others = resolved.filter((part) => part.target.type.kind !== 'object');
  const type = objects.length === 0 ? composeValues(others, shapes, build) : composeMixed(objects, others, shapes, build);
  return resolved.every((part) => part.target.nullable) ? nullable(type) : type;
}

function composeMixed(objects: readonly (ObjectPart & ResolvedPart)[], others: readonly ResolvedPart[], shapes: Shapes, build: Build): Type {
  const [sample] = objects;
  const alternatives: Type[] = [];
  for (const other of others) {
    const target = other.target.type;
    if (target.kind === 'ref' || isObjectLike(target, shapes)) {
      alternatives.push(withoutNull(other.type));
      continue;
    }
    const kept = target.kind === 'union' ? target.variants.filter((variant) => isObjectLike(resolve(variant.type, shapes).type, shapes)) : [];
    if (kept.length === 0 && sample !== undefined) return contradiction(sample, other, build);
    const [only] = kept;
    alternatives.push(kept.length === 1 && only !== undefined ? withoutNull(only.type) : { kind: 'union', variants: kept, discrimination: { by: 'none', reason: 'undecided' } });
  }
  const merged = composeObjects(objects, shapes, build);
  if (alternatives.length === 0) return merged;
  const says = merged.kind !== 'object' || merged.properties.length > 0 || merged.extends.length > 0 || merged.patterns.length > 0 || typeof merged.additional === 'object';
  const all = says ? [merged, ...alternatives] : alternatives;
  const [only] = all;
  return all.length === 1 && only !== undefined ? only : { kind: 'intersection', parts: all };
}

function composeValues(parts: readonly ResolvedPart[], shapes: Shapes, build: Build): Type {
  const [first, ...rest] = parts;
  if (first === undefined) return { kind: 'unknown', reason: 'unconstrained' };
  let type = withoutNull(first.type);
  for (const part of rest) {
    type = mergeTypes(type, withoutNull(part.type), shapes);
    if (type.kind === 'never') return contradiction(first, part, build);
  }
  return type;
}

function contradiction(one: Part, other: Part, build: Build): Type {
  report(build, {
    code: 'composition-contradiction',
    severity: 'warning',
    message: 'No value can satisfy both of these parts of a composition; the type is never.',
    at: other.origin,
    related: [{ message: 'the part that it contradicts', at: one.origin }],
    fix: 'Use `oneOf` where either may hold, or correct one of the two.',
  });
  return { kind: 'never' };
}

function withoutNull(type: Type): Type {
  return type.kind === 'nullable' ? type.of : type;
}
