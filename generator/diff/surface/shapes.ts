import type { EnumMember, Json, ObjectType, Property, SchemaId, Type, UnionType } from '../../ir/model.js';
import { isInt64 } from '../../plan/int64.js';
import type { ModelPlan, ParamsPlan, Plan, ResultPlan } from '../../plan/plan.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import { absent, never, unionShape, unknown, type Member, type Shape } from './shape.js';

/** What a shape is made in: as with emitted types, values that are received are open to what a later version of the API adds. */
export interface ShapeContext {
  readonly plan: Plan;
  readonly schemas: Schemas;
  readonly open: boolean;
}

/** The shape of a type at a place where it is used. Follows emit/types.ts: what is written there is what is compared here. */
export function shapeOf(type: Type, context: ShapeContext): Shape {
  switch (type.kind) {
    case 'number':
      return context.plan.int64 !== undefined && isInt64(type) ? unionShape([...(context.open ? [] : [primitive('number')]), primitive('bigint')]) : primitive('number');
    case 'string':
    case 'null':
    case 'unknown':
      return primitive(type.kind);
    case 'boolean':
      return unionShape([literal(true), literal(false)]);
    case 'never':
      return never;
    case 'literal':
      return literal(type.value);
    case 'binary':
      return { kind: 'opaque', name: context.open ? 'Blob' : 'FileInput' };
    case 'enum':
      return unionShape([...type.members.map(memberLiteral), ...(type.open || context.open ? openArms(type.members) : [])]);
    case 'nullable':
      return unionShape([shapeOf(type.of, context), primitive('null')]);
    case 'array':
      return { kind: 'array', items: shapeOf(type.items, context) };
    case 'tuple':
      return { kind: 'tuple', items: type.items.map((item) => shapeOf(item, context)), required: type.required, ...(type.rest === undefined ? {} : { rest: shapeOf(type.rest, context) }) };
    case 'object':
      return objectShape(type, context);
    case 'intersection':
      return intersectionShape(type.parts.map((part) => shapeOf(part, context)));
    case 'union':
      return unionShape([...type.variants.map((variant) => shapeOf(variant.type, context)), ...(context.open ? unknownVariant(type, context) : [])]);
    case 'ref':
      return referenceShape(type.id, context);
  }
}

/** The shape that a model is declared with. */
export function modelShape(model: ModelPlan, plan: Plan, schemas: Schemas): Shape {
  return shapeOf(model.schema.type, { plan, schemas, open: model.open });
}

/** The shape of the one `params` object of a method. */
export function paramsShape(params: ParamsPlan, plan: Plan, schemas: Schemas): Shape {
  const context: ShapeContext = { plan, schemas, open: false };
  const members = new Map<string, Member>(
    params.members.map(({ key, parameter }) => [key, memberOf({ ...parameter, optional: !parameter.required }, context)]),
  );
  const { body } = params;
  switch (body?.shape.kind) {
    case undefined:
      return { kind: 'object', members };
    case 'nested': {
      const shape = shapeOf(body.shape.type, context);
      members.set(body.shape.key, { shape: body.required ? shape : unionShape([shape, absent]), optional: !body.required, origin: body.content.origin });
      return { kind: 'object', members };
    }
    case 'flattened': {
      const { object } = body.shape;
      const index = indexShape(object, context);
      const isInterface = object.extends.every((id) => resolve({ kind: 'ref', id }, schemas)?.kind === 'object');
      const own = new Map([...members, ...(isInterface ? inheritedMembers(object.extends, context) : []), ...objectMembers(object, context)]);
      const declared: Shape = { kind: 'object', members: own, ...(index === undefined ? {} : { index }) };
      return isInterface ? declared : intersectionShape([...object.extends.map((id) => referenceShape(id, context)), declared]);
    }
    case 'extended': {
      const base = shapeOf(body.shape.type, context);
      if (members.size === 0) return base;
      const target = resolve(body.shape.type, schemas);
      if (target?.kind !== 'object') return intersectionShape([base, { kind: 'object', members }]);
      const inherited = body.shape.type.kind === 'ref' ? inheritedMembers([body.shape.type.id], context) : objectMembers(target, context);
      return { kind: 'object', members: new Map([...inherited, ...members]) };
    }
  }
}

/** What a call gives; of a method that can stream, both answers together. */
export function resultShape(result: Exclude<ResultPlan, { kind: 'choice' }>, context: ShapeContext): Shape {
  switch (result.kind) {
    case 'empty':
      return absent;
    case 'text':
      return primitive('string');
    case 'binary':
      return { kind: 'opaque', name: 'Blob' };
    case 'json': {
      const shape = shapeOf(result.type, context);
      return result.mayBeEmpty ? unionShape([shape, absent]) : shape;
    }
    case 'stream':
      return { kind: 'stream', item: shapeOf(result.item, context) };
  }
}

function referenceShape(id: SchemaId, context: ShapeContext): Shape {
  const model = context.plan.models.get(id);
  if (model === undefined) return unknown;
  const named: Shape = { kind: 'ref', id };
  const { type } = model.schema;
  if (!context.open || model.open) return named;
  if (type.kind === 'enum' && !type.open) return unionShape([named, ...openArms(type.members)]);
  return type.kind === 'union' ? unionShape([named, ...unknownVariant(type, context)]) : named;
}

/** The arm for variants that the API adds later: any tag will do, and it promises nothing else. */
function unknownVariant({ variants, discrimination }: UnionType, { schemas }: ShapeContext): readonly Shape[] {
  if (discrimination.by !== 'tag' || !variants.every((variant) => resolve(variant.type, schemas)?.kind === 'object')) return [];
  return [{ kind: 'object', members: new Map([[discrimination.property, { shape: primitive('string'), optional: false }]]) }];
}

function objectShape(type: ObjectType, context: ShapeContext): Shape {
  const index = indexShape(type, context);
  const own = objectMembers(type, context);
  const bases = type.extends.map((id) => resolve({ kind: 'ref', id }, context.schemas));
  if (bases.every((base) => base?.kind === 'object')) {
    const members = new Map([...inheritedMembers(type.extends, context), ...own]);
    if (index === undefined && members.size === 0) return { kind: 'object', members, index: type.additional === false ? never : unknown };
    return { kind: 'object', members, ...(index === undefined ? {} : { index }) };
  }
  const parts: readonly Shape[] = type.extends.map((id) => referenceShape(id, context));
  return intersectionShape(own.size === 0 && index === undefined ? parts : [...parts, { kind: 'object', members: own, ...(index === undefined ? {} : { index }) }]);
}

function objectMembers(type: ObjectType, context: ShapeContext): ReadonlyMap<string, Member> {
  return new Map(type.properties.map((property) => [property.name, memberOf(property, context)]));
}

/** What an interface has of those that it extends, each as open as it is declared. */
function inheritedMembers(bases: readonly SchemaId[], context: ShapeContext, seen: ReadonlySet<SchemaId> = new Set()): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const id of bases) {
    const model = context.plan.models.get(id);
    if (model === undefined || seen.has(id)) continue;
    const type = resolve({ kind: 'ref', id }, context.schemas);
    if (type?.kind !== 'object') continue;
    const declared = { ...context, open: model.open };
    const above = inheritedMembers(type.extends, declared, new Set(seen).add(id));
    for (const [name, member] of [...above, ...objectMembers(type, declared)]) members.set(name, { ...member, inherited: true });
  }
  return members;
}

function memberOf(property: Pick<Property, 'type' | 'optional' | 'origin' | 'docs' | 'default'>, context: ShapeContext): Member {
  const shape = shapeOf(property.type, context);
  return {
    shape: property.optional && !context.open ? unionShape([shape, absent]) : shape,
    optional: property.optional,
    origin: property.origin,
    docs: property.docs,
    ...(property.default === undefined ? {} : { default: property.default }),
    notes: notesOf(property.type),
  };
}

/** What a doc comment says of a type and TypeScript cannot. */
export function notesOf(type: Type): Json {
  switch (type.kind) {
    case 'string':
    case 'number':
      return { format: type.format ?? null, ...(type.kind === 'number' ? { integer: type.integer } : {}), ...type.constraints };
    case 'nullable':
      return notesOf(type.of);
    case 'array':
      return notesOf(type.items);
    case 'enum':
      return type.members.map(({ value, name, description }) => [value, name ?? null, description ?? null]);
    default:
      return null;
  }
}

/** TypeScript wants an index signature to admit every named member, so it is emitted as the union of all. */
function indexShape(type: ObjectType, context: ShapeContext): Shape | undefined {
  const others = [...(typeof type.additional === 'object' ? [type.additional] : []), ...type.patterns.map((pattern) => pattern.type)];
  if (others.length === 0) return undefined;
  const named = [...inheritedMembers(type.extends, context).values(), ...objectMembers(type, context).values()];
  return unionShape([...others.map((other) => shapeOf(other, context)), ...named.map((member) => member.shape), ...(named.some((member) => member.optional) ? [absent] : [])]);
}

function intersectionShape(parts: readonly Shape[]): Shape {
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: 'intersection', parts };
}

function memberLiteral({ value }: EnumMember): Shape {
  return value === null ? primitive('null') : literal(value);
}

function openArms(members: readonly EnumMember[]): readonly Shape[] {
  const kinds = new Set(members.map((member) => typeof member.value));
  return [...(kinds.has('string') ? [{ kind: 'open', of: 'string' } as const] : []), ...(kinds.has('number') ? [{ kind: 'open', of: 'number' } as const] : [])];
}

function primitive(name: Extract<Shape, { kind: 'primitive' }>['name']): Shape {
  return { kind: 'primitive', name };
}

function literal(value: string | number | boolean): Shape {
  return { kind: 'literal', value };
}
