import type { ObjectType, SchemaId, Type, UnionType } from '../../ir/model.js';
import { refsOf } from '../../ir/visit.js';
import type { Plan } from '../../plan/plan.js';
import { literal, type Literal } from '../literal.js';

/**
 * Every schema that some types lead to, by a name of its own: that of its model, with a number where another has it.
 *
 * @param known names that are given already
 */
export function nameShapes(types: readonly Type[], plan: Plan, known: ReadonlyMap<SchemaId, string> = new Map()): ReadonlyMap<SchemaId, string> {
  const names = new Map(known);
  const taken = new Set(known.values());
  const open = types.flatMap(refsOf).reverse();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const model = plan.models.get(id);
    if (model === undefined || names.has(id)) continue;
    const wished = model.symbol.name;
    let name = wished;
    for (let count = 2; taken.has(name); count++) name = `${wished}${count}`;
    taken.add(name);
    names.set(id, name);
    open.push(...refsOf(model.schema.type));
  }
  return names;
}

/** What a type says of a JSON value, as the runtime's `Shape`. */
export function shape(type: Type, names: ReadonlyMap<SchemaId, string>): Literal {
  const inner = (child: Type): Literal => shape(child, names);
  switch (type.kind) {
    case 'string':
      return type.format !== undefined && sampledFormats.has(type.format) ? `string:${type.format}` : 'string';
    case 'number':
      return type.integer ? 'integer' : 'number';
    case 'boolean':
    case 'null':
      return type.kind;
    case 'literal':
      return { enum: [type.value] };
    case 'enum':
      if (!type.open) return { enum: type.members.map((member) => member.value) };
      return type.members.every((member) => typeof member.value === 'string') ? 'string' : 'any';
    case 'array':
      return { items: inner(type.items) };
    case 'tuple':
      return { first: type.items.map(inner), items: type.rest === undefined ? 'any' : inner(type.rest) };
    case 'nullable':
      return { oneOf: [inner(type.of), 'null'] };
    case 'union':
      return unionShape(type, inner);
    case 'intersection':
      return { allOf: type.parts.map(inner) };
    case 'object':
      return objectShape(type, names, inner);
    case 'ref':
      return reference(type.id, names);
    default:
      return 'any';
  }
}

/** The formats that the runtime makes examples of. */
const sampledFormats: ReadonlySet<string> = new Set(['date-time', 'date', 'time', 'uuid', 'email', 'uri', 'url', 'hostname', 'ipv4', 'ipv6', 'byte']);

function reference(id: SchemaId, names: ReadonlyMap<SchemaId, string>): Literal {
  const name = names.get(id);
  return name === undefined ? 'any' : { ref: name };
}

function unionShape({ variants, discrimination }: UnionType, inner: (type: Type) => Literal): Literal {
  const tagged = variants.flatMap(({ type, tags = [] }) => tags.map((tag) => [tag, inner(type)] as const));
  const all = variants.every(({ tags = [] }) => tags.length > 0);
  if (discrimination.by !== 'tag' || !all) return { oneOf: variants.map((variant) => inner(variant.type)) };
  return { tag: discrimination.property, variants: Object.fromEntries(tagged) };
}

function objectShape(type: ObjectType, names: ReadonlyMap<SchemaId, string>, inner: (type: Type) => Literal): Literal {
  const members = (optional: boolean): readonly (readonly [string, Literal])[] =>
    type.properties.filter((property) => property.optional === optional).map((property) => [property.name, inner(property.type)]);
  const optional = members(true);
  const bare = type.properties.length === 0 && type.extends.length === 0 && type.patterns.length === 0 && type.additional === undefined;
  const own = {
    required: Object.fromEntries(members(false)),
    optional: optional.length === 0 ? undefined : Object.fromEntries(optional),
    patterns: type.patterns.length === 0 ? undefined : Object.fromEntries(type.patterns.map((each) => [each.pattern, inner(each.type)])),
    // A document that says nothing but "object" means any.
    rest: bare ? 'any' : typeof type.additional === 'object' ? inner(type.additional) : undefined,
  };
  return type.extends.length === 0 ? own : { allOf: [...type.extends.map((id) => reference(id, names)), own] };
}

/**
 * The shapes of named schemas.
 *
 * @param of the schemas
 * @param names of all that they lead to
 */
export function namedShapes(of: ReadonlyMap<SchemaId, string>, names: ReadonlyMap<SchemaId, string>, plan: Plan): readonly (readonly [name: string, Literal])[] {
  return [...of].map(([id, name]) => [name, shape(plan.models.get(id)?.schema.type ?? { kind: 'unknown', reason: 'unsupported' }, names)]);
}

/** A member of a module's literal, and its own members, one a line. */
export function block(name: string, members: readonly (readonly [string, Literal])[]): readonly string[] {
  // The members of an object literal without its braces.
  const lines = members.map(([key, value]) => `    ${literal({ [key]: value }).slice(2, -2)},`);
  return [`  ${name}: {`, ...lines, '  },'];
}
