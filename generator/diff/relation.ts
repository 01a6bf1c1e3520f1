import type { SchemaId } from '../ir/model.js';
import { absent, armsOf, shapeKey, type Member, type ObjectShape, type Shape } from './surface/shape.js';

/** The shapes that references lead to. */
export type Shapes = ReadonlyMap<SchemaId, Shape>;

/** How the shapes of two versions are related. `source` and `target` name types each of its own version. */
export interface Relation {
  /** Whether every value of the source can stand where the target is wanted (TypeScript's assignability, `strict` and `exactOptionalPropertyTypes`). */
  assignable(source: Shape, target: Shape): boolean;
  /** Whether the two are one type. */
  identical(source: Shape, target: Shape): boolean;
}

/**
 * Relates shapes of two versions.
 *
 * @param same decides a pair of references without looking into them: true where a change behind them is somebody else's to
 *   report; absent: they are followed to the end
 */
export function createRelation(sources: Shapes, targets: Shapes, same?: (source: SchemaId, target: SchemaId) => boolean): Relation {
  const assignablePairs = createPairs();
  const identicalPairs = createPairs();

  const assignable = (source: Shape, target: Shape): boolean => {
    if (target.kind === 'primitive' && target.name === 'unknown') return true;
    if (source.kind === 'ref' && target.kind === 'ref' && same?.(source.id, target.id) === true) return true;
    if (source.kind === 'union') return source.arms.every((arm) => assignable(arm, target));
    if (target.kind === 'union') return target.arms.some((arm) => assignable(source, arm)) || (isNamed(source) && followedSource(source, target));
    if (source.kind === 'ref' || target.kind === 'ref') {
      return assignablePairs.decide(source, target, () => assignable(unfold(source, sources), unfold(target, targets)));
    }
    if (target.kind === 'intersection') return target.parts.every((part) => assignable(source, part));
    if (source.kind === 'intersection') {
      const merged = mergedObject(source, sources);
      return source.parts.some((part) => assignable(part, target)) || (merged !== undefined && assignable(merged, target));
    }
    return relateAssignable(source, target);
  };
  const isNamed = (shape: Shape): boolean => shape.kind === 'ref';
  const followedSource = (source: Shape, target: Shape): boolean => assignablePairs.decide(source, target, () => assignable(unfold(source, sources), target));

  const relateAssignable = (source: Shape, target: Shape): boolean => {
    switch (target.kind) {
      case 'primitive':
        return (source.kind === 'primitive' && source.name === target.name) || valueKind(source) === target.name;
      case 'open':
        return source.kind === 'primitive' ? source.name === target.of : valueKind(source) === target.of;
      case 'literal':
        return source.kind === 'literal' && source.value === target.value;
      case 'opaque':
        return source.kind === 'opaque' && (source.name === target.name || source.name === 'Blob');
      case 'stream':
        return source.kind === 'stream' && assignable(source.item, target.item);
      case 'array':
        if (source.kind === 'array') return assignable(source.items, target.items);
        return source.kind === 'tuple' && [...tupleItems(source), ...(source.rest === undefined ? [] : [source.rest])].every((item) => assignable(item, target.items));
      case 'tuple':
        return source.kind === 'tuple' && tupleAssignable(source, target);
      case 'object':
        return source.kind === 'object' && objectAssignable(source, target);
      default:
        return false;
    }
  };

  const tupleAssignable = (source: TupleShape, target: TupleShape): boolean => {
    if (source.required < target.required || (source.rest !== undefined && target.rest === undefined)) return false;
    if (target.rest === undefined && source.items.length > target.items.length) return false;
    return source.items.every((item, index) => {
      const wanted = target.items[index] ?? target.rest;
      return wanted !== undefined && assignable(item, wanted);
    }) && (source.rest === undefined || target.rest === undefined || assignable(source.rest, target.rest));
  };

  const objectAssignable = (source: ObjectShape, target: ObjectShape): boolean => {
    if (isWeak(target) && source.members.size > 0 && ![...source.members.keys()].some((name) => target.members.has(name))) return false;
    for (const [name, wanted] of target.members) {
      const given = source.members.get(name);
      if (given === undefined) {
        if (!wanted.optional) return false;
        continue;
      }
      if (given.optional && !wanted.optional) return false;
      if (!assignable(given.shape, wanted.shape)) return false;
    }
    if (target.index === undefined) return true;
    // An interface has no index signature but one that it declares.
    return source.index !== undefined && assignable(source.index, target.index);
  };

  const identical = (source: Shape, target: Shape): boolean => {
    if (source.kind === 'ref' && target.kind === 'ref' && same?.(source.id, target.id) === true) return true;
    if (source.kind === 'ref' || target.kind === 'ref') {
      return identicalPairs.decide(source, target, () => identical(unfold(source, sources), unfold(target, targets)));
    }
    if (source.kind !== target.kind) return false;
    switch (source.kind) {
      case 'stream':
        return target.kind === 'stream' && identical(source.item, target.item);
      case 'array':
        return target.kind === 'array' && identical(source.items, target.items);
      case 'tuple':
        return target.kind === 'tuple' && source.required === target.required && sameRest(source, target) && pairwise(source.items, target.items);
      case 'object':
        return target.kind === 'object' && objectIdentical(source, target);
      case 'union': {
        // A named union stands for its arms.
        const [left, right] = [spread(source, sources), target.kind === 'union' ? spread(target, targets) : []];
        return coveredBy(left, right) && left.length === right.length;
      }
      case 'intersection':
        return target.kind === 'intersection' && source.parts.length === target.parts.length && coveredBy(source.parts, target.parts);
      default:
        return shapeKey(source) === shapeKey(target);
    }
  };
  const coveredBy = (sourceArms: readonly Shape[], targetArms: readonly Shape[]): boolean => sourceArms.every((arm) => targetArms.some((other) => identical(arm, other)));
  const pairwise = (sourceItems: readonly Shape[], targetItems: readonly Shape[]): boolean =>
    sourceItems.length === targetItems.length && sourceItems.every((item, index) => identical(item, targetItems[index] ?? absent));
  const sameRest = (source: TupleShape, target: TupleShape): boolean =>
    source.rest === undefined || target.rest === undefined ? source.rest === target.rest : identical(source.rest, target.rest);
  const objectIdentical = (source: ObjectShape, target: ObjectShape): boolean => {
    if (source.members.size !== target.members.size) return false;
    if (source.index === undefined || target.index === undefined ? source.index !== target.index : !identical(source.index, target.index)) return false;
    return [...source.members].every(([name, member]) => {
      const other = target.members.get(name);
      return other !== undefined && other.optional === member.optional && identical(member.shape, other.shape);
    });
  };

  return { assignable, identical };
}

interface Pairs {
  decide(source: Shape, target: Shape, decision: () => boolean): boolean;
}

/**
 * Remembers what was decided of pairs of shapes. Types may be recursive: a pair that is met again while it is being decided
 * holds as far as the rest does. A yes that rests on such an assumption is forgotten when the assumption fails; a no stands.
 */
function createPairs(): Pairs {
  const known = new Map<string, boolean>();
  const assumed: string[] = [];
  let depth = 0;
  return {
    decide(source, target, decision) {
      const key = `${shapeKey(source)}\n${shapeKey(target)}`;
      const found = known.get(key);
      if (found !== undefined) return found;
      const mark = assumed.length;
      known.set(key, true);
      assumed.push(key);
      depth += 1;
      const decided = decision();
      depth -= 1;
      if (!decided) {
        for (const doubtful of assumed.splice(mark)) known.delete(doubtful);
        known.set(key, false);
      } else if (depth === 0) {
        assumed.length = 0;
      }
      return decided;
    },
  };
}

type TupleShape = Extract<Shape, { kind: 'tuple' }>;

/** The kind of value that a literal is, or one of the open values beside literals. */
function valueKind(shape: Shape): string | undefined {
  return shape.kind === 'literal' ? typeof shape.value : shape.kind === 'open' ? shape.of : undefined;
}

/** An item that may be absent is read as undefined too. */
function tupleItems({ items, required }: TupleShape): readonly Shape[] {
  return items.length === required ? items : [...items, absent];
}

/** All optional: TypeScript refuses a source that shares no member with such a type. */
function isWeak({ members, index }: ObjectShape): boolean {
  return members.size > 0 && index === undefined && [...members.values()].every((member) => member.optional);
}

/** Follows references to what they stand for; one that leads in a circle, or nowhere, is itself. */
export function unfold(shape: Shape, shapes: Shapes): Shape {
  const seen = new Set<SchemaId>();
  let current = shape;
  while (current.kind === 'ref' && !seen.has(current.id)) {
    seen.add(current.id);
    current = shapes.get(current.id) ?? { kind: 'primitive', name: 'unknown' };
  }
  return current;
}

/** The arms of a union with those of named unions in their place. */
function spread(shape: Shape, shapes: Shapes): readonly Shape[] {
  const arms = armsOf(shape).flatMap((arm) => {
    const target = arm.kind === 'ref' ? unfold(arm, shapes) : arm;
    return target.kind === 'object' || target.kind === 'intersection' ? [arm] : target.kind === 'union' ? spread(target, shapes) : [target];
  });
  return [...new Map(arms.map((arm) => [shapeKey(arm), arm])).values()];
}

/** The members of all parts together, where every part is an object. */
export function mergedObject(shape: Extract<Shape, { kind: 'intersection' }>, shapes: Shapes): ObjectShape | undefined {
  const members = new Map<string, Member>();
  const indexes: Shape[] = [];
  for (const part of shape.parts) {
    const target = unfold(part, shapes);
    const object = target.kind === 'intersection' ? mergedObject(target, shapes) : target;
    if (object?.kind !== 'object') return undefined;
    if (object.index !== undefined) indexes.push(object.index);
    for (const [name, member] of object.members) {
      const other = members.get(name);
      members.set(name, other === undefined ? member : { ...member, optional: member.optional && other.optional, shape: both(other.shape, member.shape) });
    }
  }
  const [index] = indexes;
  return { kind: 'object', members, ...(index === undefined ? {} : { index: indexes.length === 1 ? index : { kind: 'intersection', parts: indexes } }) };
}

function both(first: Shape, second: Shape): Shape {
  return shapeKey(first) === shapeKey(second) ? first : { kind: 'intersection', parts: [first, second] };
}
