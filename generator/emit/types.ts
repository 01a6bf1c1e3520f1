import type { Discrimination, EnumMember, ObjectType, Property, Type, UnionType, Variant } from '../ir/model.js';
import { refsOf } from '../ir/visit.js';
import { isInt64 } from '../plan/int64.js';
import type { Plan } from '../plan/plan.js';
import { objectsOf, resolve, type Schemas } from '../plan/shape.js';
import type { CodeFile } from './file.js';
import { propertyKey, quote } from './safe.js';
import { runtime } from './runtime.js';

/** How a type is written down: in which file, and whether the values come from the server. */
export interface TypeContext {
  readonly file: CodeFile;
  readonly plan: Plan;
  readonly schemas: Schemas;
  /** Values are received: enums and tagged unions have an arm for what a later version of the API adds. */
  readonly open: boolean;
}

/** A type as TypeScript text. Every spec string in it went through safe.ts. */
export function printType(type: Type, context: TypeContext): string {
  return joined(armsOf(type, context));
}

/** A type as it stands beside `&`: a union is in parentheses, since `&` binds closer than `|`. */
export function printIntersectionOperand(type: Type, context: TypeContext): string {
  const arms = armsOf(type, context);
  const text = joined(arms);
  return new Set(arms.map((arm) => arm.text)).size > 1 ? `(${text})` : text;
}

/** One arm of a union. An intersection needs parentheses where a postfix operator follows. */
interface Arm {
  readonly text: string;
  readonly intersection: boolean;
}

/** The arms that a type adds to a union around it, so that nested unions are written as one. */
function armsOf(type: Type, context: TypeContext): readonly Arm[] {
  switch (type.kind) {
    case 'number':
      return context.plan.int64 !== undefined && isInt64(type) ? [...(context.open ? [] : [atom('number')]), atom('bigint')] : [atom('number')];
    case 'string':
    case 'boolean':
    case 'null':
    case 'unknown':
    case 'never':
      return [atom(type.kind)];
    case 'literal':
      return [atom(literalType(type.value))];
    case 'binary':
      return [atom(context.open ? 'Blob' : context.file.type(runtime.FileInput))];
    case 'enum':
      return [...type.members.map((member) => atom(literalType(member.value))), ...(type.open || context.open ? openArms(type.members) : [])];
    case 'nullable':
      return [...armsOf(type.of, context), atom('null')];
    case 'array':
      return [atom(`${postfixOperand(type.items, context)}[]`)];
    case 'tuple':
      return [atom(printTuple(type.items, type.required, type.rest, context))];
    case 'object':
      return [printObject(type, context)];
    case 'intersection':
      return [intersection(type.parts.map((part) => armsOf(part, context)))];
    case 'union':
      return unionArms(type, context);
    case 'ref':
      return referenceArms(type.id, context);
  }
}

function referenceArms(id: string, context: TypeContext): readonly Arm[] {
  const model = context.plan.models.get(id);
  if (model === undefined) return [atom('unknown')];
  const name = atom(context.file.type(model.symbol));
  const { type } = model.schema;
  if (!context.open || model.open) return [name];
  if (type.kind === 'enum' && !type.open) return [name, ...openArms(type.members)];
  return type.kind === 'union' ? [name, ...unknownVariant(type, context)] : [name];
}

function unionArms(type: UnionType, context: TypeContext): readonly Arm[] {
  return [...type.variants.flatMap((variant) => variantArms(variant, type.discrimination, context)), ...(context.open ? unknownVariant(type, context) : [])];
}

/**
 * A variant that its schema does not tell from the others by a constant is given its tags, so that comparing the tag narrows:
 * `Card & { kind: 'card' }`. One that stands for all other tags has any but the known ones, where it is received.
 */
function variantArms({ type, tags = [], fallback }: Variant, discrimination: Discrimination, context: TypeContext): readonly Arm[] {
  const arms = armsOf(type, context);
  if (discrimination.by !== 'tag') return arms;
  const { property } = discrimination;
  if (fallback === true) return context.open ? [intersection([arms, [unknownArm(property, context)]])] : arms;
  if (tags.length === 0 || isToldApart(type, property, context)) return arms;
  return [intersection([arms, [atom(`{ ${propertyKey(property)}: ${union(tags.map(quote))} }`)]])];
}

/** Whether the schema itself says which tag it has: by a constant, by a list that is written closed, or as a union of such. */
function isToldApart(type: Type, property: string, context: TypeContext): boolean {
  const open = context.open || (type.kind === 'ref' && context.plan.models.get(type.id)?.open === true);
  const target = resolve(type, context.schemas);
  if (target === undefined || target.kind === 'union' || target.kind === 'nullable') return true;
  const members = objectsOf(type, context.schemas).flatMap(({ properties }) => properties.filter(({ name }) => name === property));
  return members.some((member) => {
    const values = resolve(member.type, context.schemas);
    return values?.kind === 'literal' || (values?.kind === 'enum' && !values.open && !open);
  });
}

/** The arm for variants that the API adds later, where a tag tells the known ones apart. */
function unknownVariant({ variants, discrimination }: UnionType, context: TypeContext): readonly Arm[] {
  if (discrimination.by !== 'tag' || variants.some(({ fallback }) => fallback === true)) return [];
  if (!variants.every((variant) => resolve(variant.type, context.schemas)?.kind === 'object')) return [];
  const { property, base } = discrimination;
  const unknown = unknownArm(property, context);
  return [base === undefined ? unknown : intersection([referenceArms(base, context), [unknown]])];
}

function unknownArm(property: string, context: TypeContext): Arm {
  return atom(`${context.file.type(runtime.UnknownVariant)}<${quote(property)}>`);
}

function printTuple(items: readonly Type[], required: number, rest: Type | undefined, context: TypeContext): string {
  const parts = items.map((item, index) => (index < required ? printType(item, context) : `${postfixOperand(item, context)}?`));
  if (rest !== undefined) parts.push(`...${postfixOperand(rest, context)}[]`);
  return `[${parts.join(', ')}]`;
}

/** An object written in place; named ones are interfaces, see declarations/models.ts. */
function printObject(type: ObjectType, context: TypeContext): Arm {
  const bases = type.extends.map((id) => referenceArms(id, context));
  const members = type.properties.map((property) => `${propertyKey(property.name)}${property.optional ? '?' : ''}: ${printPropertyType(property, context)}`);
  const index = indexSignature(type, context);
  if (index !== undefined && members.length === 0 && bases.length === 0) return atom(refersToModels(type) ? `{ [key: string]: ${index} }` : `Record<string, ${index}>`);
  if (index !== undefined) members.push(`[key: string]: ${index}`);
  const own = members.length === 0 ? [] : [[atom(`{ ${members.join('; ')} }`)]];
  if (bases.length + own.length > 0) return intersection([...bases, ...own]);
  return atom(type.additional === false ? 'Record<string, never>' : 'Record<string, unknown>');
}

/** A type alias may refer to itself through an index signature, but not through `Record`. */
function refersToModels(type: ObjectType): boolean {
  return [type.additional, ...type.patterns.map((pattern) => pattern.type)].some((member) => typeof member === 'object' && refsOf(member).length > 0);
}

/** The type of a member; one that is only ever sent may be given as undefined too, which leaves it out. */
export function printPropertyType(property: Property, context: TypeContext): string {
  const arms = armsOf(property.type, context);
  return joined(property.optional && !context.open ? [...arms, atom('undefined')] : arms);
}

/**
 * The index signature that additionalProperties and patternProperties ask for. TypeScript wants it to admit every named
 * property, JSON Schema does not: so it is the union of all.
 */
export function indexSignature(type: ObjectType, context: TypeContext): string | undefined {
  const additional = typeof type.additional === 'object' ? [type.additional] : [];
  const others = [...additional, ...type.patterns.map((pattern) => pattern.type)];
  if (others.length === 0) return undefined;
  const inherited = type.extends.flatMap((id) => inheritedProperties(id, context.schemas, new Set()));
  const named = [...inherited, ...type.properties];
  const arms = [...others, ...named.map((property) => property.type)].flatMap((member) => armsOf(member, context));
  return joined(named.some((property) => property.optional) ? [...arms, atom('undefined')] : arms);
}

function inheritedProperties(id: string, schemas: Schemas, seen: Set<string>): readonly Property[] {
  if (seen.has(id)) return [];
  seen.add(id);
  const base = resolve({ kind: 'ref', id }, schemas);
  return base?.kind === 'object' ? [...base.properties, ...base.extends.flatMap((next) => inheritedProperties(next, schemas, seen))] : [];
}

export function literalType(value: string | number | boolean | null): string {
  return typeof value === 'string' ? quote(value) : String(value);
}

/** `string & {}` admits any string and still lets editors offer the known ones. */
function openArms(members: readonly EnumMember[]): readonly Arm[] {
  const kinds = new Set(members.map((member) => typeof member.value));
  return [...(kinds.has('string') ? [atom('(string & {})')] : []), ...(kinds.has('number') ? [atom('(number & {})')] : [])];
}

function atom(text: string): Arm {
  return { text, intersection: false };
}

function intersection(parts: readonly (readonly Arm[])[]): Arm {
  const [only] = parts;
  const [arm] = only ?? [];
  if (parts.length === 1 && only?.length === 1 && arm !== undefined) return arm;
  return { text: parts.map((arms) => (arms.length > 1 ? `(${joined(arms)})` : joined(arms))).join(' & '), intersection: parts.length > 1 };
}

/** In parentheses where `[]` or `?` would bind to the last arm only. */
function postfixOperand(type: Type, context: TypeContext): string {
  const arms = armsOf(type, context);
  return new Set(arms.map((arm) => arm.text)).size > 1 || arms.some((arm) => arm.intersection) ? `(${joined(arms)})` : joined(arms);
}

function joined(arms: readonly Arm[]): string {
  return union(arms.map((arm) => arm.text));
}

/** A union of distinct arms; `unknown` swallows the others. */
export function union(arms: readonly string[]): string {
  const distinct = [...new Set(arms)].filter((arm) => arm !== 'never');
  if (distinct.includes('unknown')) return 'unknown';
  return distinct.length === 0 ? 'never' : distinct.join(' | ');
}
