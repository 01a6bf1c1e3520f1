import type { ObjectType, Schema, SchemaId, Type } from '../ir/model.js';
import type { BodyPlan } from './plan.js';

export type Schemas = ReadonlyMap<SchemaId, Schema>;

/** Follows references to the type they name; a reference that leads nowhere, or only to itself, gives `undefined`. */
export function resolve(type: Type, schemas: Schemas): Type | undefined {
  const seen = new Set<SchemaId>();
  let current: Type | undefined = type;
  while (current?.kind === 'ref') {
    if (seen.has(current.id)) return undefined;
    seen.add(current.id);
    current = schemas.get(current.id)?.type;
  }
  return current;
}

/** The object type behind a reference chain, if that is what it is. */
export function asObject(type: Type, schemas: Schemas): ObjectType | undefined {
  const target = resolve(type, schemas);
  return target?.kind === 'object' ? target : undefined;
}

/** Whether every value of the type is a JSON object, so that its members can stand beside others in one params object. */
export function isObjectLike(type: Type, schemas: Schemas, seen: ReadonlySet<Type> = new Set()): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return false;
  const within = new Set(seen).add(target);
  switch (target.kind) {
    case 'object':
      return true;
    case 'union':
      return target.variants.every((variant) => isObjectLike(variant.type, schemas, within));
    case 'intersection':
      return target.parts.some((part) => isObjectLike(part, schemas, within));
    default:
      return false;
  }
}

/** Whether the type names its members, so that others can be added without a clash with an index signature. */
export function hasOpenMembers(type: Type, schemas: Schemas): boolean {
  return objectsOf(type, schemas).some((object) => typeof object.additional === 'object' || object.patterns.length > 0);
}

/** Every object type that takes part in an object-like type, bases included. */
export function objectsOf(type: Type, schemas: Schemas, seen: Set<Type> = new Set()): readonly ObjectType[] {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return [];
  seen.add(target);
  switch (target.kind) {
    case 'object':
      return [target, ...target.extends.flatMap((id) => objectsOf({ kind: 'ref', id }, schemas, seen))];
    case 'union':
      return target.variants.flatMap((variant) => objectsOf(variant.type, schemas, seen));
    case 'intersection':
      return target.parts.flatMap((part) => objectsOf(part, schemas, seen));
    default:
      return [];
  }
}

/** Wire names of the members an object-like type can have. */
export function memberNames(type: Type, schemas: Schemas): ReadonlySet<string> {
  return new Set(objectsOf(type, schemas).flatMap((object) => object.properties.map((property) => property.name)));
}

/** Whether a value of an object-like type must have at least one member. */
export function hasRequiredMember(type: Type, schemas: Schemas, seen: Set<Type> = new Set()): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return false;
  seen.add(target);
  switch (target.kind) {
    case 'object':
      return (
        target.properties.some((property) => !property.optional) ||
        target.extends.some((id) => hasRequiredMember({ kind: 'ref', id }, schemas, seen))
      );
    case 'union':
      return target.variants.every((variant) => hasRequiredMember(variant.type, schemas, new Set(seen)));
    case 'intersection':
      return target.parts.some((part) => hasRequiredMember(part, schemas, seen));
    default:
      return false;
  }
}

/** Whether a call without any member of its body sends `{}`: the body is required, and an object without members is a whole one. */
export function sendsEmptyBody({ content, required, shape }: BodyPlan, schemas: Schemas): boolean {
  return required && shape.kind !== 'nested' && !hasRequiredMember(content.type, schemas);
}

/**
 * The steps of a path at which a value of the type may have nothing: the member may be absent, or null.
 *
 * @returns each as the path to it, the empty one for the value itself
 */
export function optionalAlong(type: Type, path: readonly string[], schemas: Schemas): readonly (readonly string[])[] {
  const found: (readonly string[])[] = [];
  let types: readonly Type[] = [type];
  let optional = false;
  for (const [depth, name] of [...path, undefined].entries()) {
    if (optional || types.every((each) => isNullable(each, schemas))) found.push(path.slice(0, depth));
    // What several parts of a type declare holds together: one that requires the member is enough.
    const members = types.flatMap((each) => objectsOf(withoutNull(each, schemas), schemas)).flatMap(({ properties }) => properties.filter((property) => property.name === name));
    optional = members.every((member) => member.optional);
    types = members.map((member) => member.type);
  }
  return found;
}

function isNullable(type: Type, schemas: Schemas): boolean {
  const target = resolve(type, schemas);
  return target?.kind === 'nullable' || target?.kind === 'null';
}

function withoutNull(type: Type, schemas: Schemas): Type {
  const target = resolve(type, schemas);
  return target?.kind === 'nullable' ? withoutNull(target.of, schemas) : type;
}

/** Whether the type declares a member that is a string or a number, in each of its variants. */
export function hasScalar(type: Type, name: string, schemas: Schemas, seen: ReadonlySet<Type> = new Set()): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return false;
  const within = new Set(seen).add(target);
  switch (target.kind) {
    case 'object':
      return (
        target.properties.some((property) => property.name === name && isScalar(property.type, schemas)) ||
        target.extends.some((id) => hasScalar({ kind: 'ref', id }, name, schemas, within))
      );
    case 'union':
      return target.variants.every((variant) => hasScalar(variant.type, name, schemas, within));
    case 'intersection':
      return target.parts.some((part) => hasScalar(part, name, schemas, within));
    case 'nullable':
      return hasScalar(target.of, name, schemas, within);
    default:
      return false;
  }
}

function isScalar(type: Type, schemas: Schemas): boolean {
  const kind = resolve(withoutNull(type, schemas), schemas)?.kind;
  return kind === 'string' || kind === 'number';
}

/** Whether every value of the type has a boolean or a number at the end of a path, as its schema says. */
export function hasAt(type: Type, path: readonly string[], schemas: Schemas, seen: ReadonlySet<Type> = new Set()): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return false;
  const within = new Set(seen).add(target);
  const [name, ...rest] = path;
  if (name === undefined) return target.kind === 'boolean' || target.kind === 'number';
  switch (target.kind) {
    case 'object':
      return (
        target.properties.some((property) => property.name === name && !property.optional && hasAt(property.type, rest, schemas)) ||
        target.extends.some((id) => hasAt({ kind: 'ref', id }, path, schemas, within))
      );
    case 'union':
      return target.variants.every((variant) => hasAt(variant.type, path, schemas, within));
    case 'intersection':
      return target.parts.some((part) => hasAt(part, path, schemas, within));
    default:
      return false;
  }
}
