import type { Content, Type } from '../ir/model.js';
import type { ParamsShape } from './params.js';
import type { StreamPlan } from './plan.js';
import { objectsOf, resolve, type Schemas } from './shape.js';

/** Whether a body comes item by item. */
export function isStream(content: Content): boolean {
  return content.codec === 'sse' || content.codec === 'jsonl';
}

/** @param contents bodies of one codec, at least one */
export function planStream(contents: readonly Content[], schemas: Schemas): StreamPlan {
  const wholeEvents = contents.some((content) => content.wholeEvents === true);
  const types = contents.map((content) => content.type);
  const terminator = contents.find((content) => content.terminator !== undefined)?.terminator;
  return {
    kind: 'stream',
    codec: contents.some((content) => content.codec === 'sse') ? 'sse' : 'jsonl',
    mediaTypes: [...new Set(contents.map((content) => content.mediaType))],
    item: unionOf(types, 'the operation documents several streams'),
    data: readingOf(wholeEvents ? types.flatMap((type) => dataTypes(type, schemas)) : types, schemas),
    wholeEvents,
    ...(terminator === undefined ? {} : { terminator }),
  };
}

/** The one type, or the union of the distinct ones. */
export function unionOf(types: readonly Type[], reason: string): Type {
  const distinct = [...new Map(types.map((type) => [JSON.stringify(type), type])).values()];
  const [only] = distinct;
  if (only !== undefined && distinct.length === 1) return only;
  return { kind: 'union', variants: distinct.map((type) => ({ type })), discrimination: { by: 'none', reason } };
}

function dataTypes(type: Type, schemas: Schemas): readonly Type[] {
  return objectsOf(type, schemas).flatMap((object) => object.properties.flatMap((property) => (property.name === 'data' ? [property.type] : [])));
}

/** Data that is always a string is the text itself; where it may be a string or something else, what parses as JSON is JSON. */
function readingOf(types: readonly Type[], schemas: Schemas): StreamPlan['data'] {
  const leaves = types.flatMap((type) => leavesOf(type, schemas, new Set()));
  if (leaves.every(isText)) return 'text';
  return leaves.some((leaf) => isText(leaf) || leaf.kind === 'unknown') ? 'any' : 'json';
}

/** The types that a value may have, unions taken apart. */
function leavesOf(type: Type, schemas: Schemas, seen: ReadonlySet<Type>): readonly Type[] {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return [];
  const within = new Set(seen).add(target);
  if (target.kind === 'union') return target.variants.flatMap((variant) => leavesOf(variant.type, schemas, within));
  return target.kind === 'nullable' ? leavesOf(target.of, schemas, within) : [target];
}

function isText(type: Type): boolean {
  if (type.kind === 'literal') return typeof type.value === 'string';
  if (type.kind === 'enum') return type.members.every((member) => typeof member.value === 'string');
  return type.kind === 'string' || type.kind === 'binary';
}

/** The boolean called `stream` that a request has among its params, in the body or the query. */
export function streamFlag({ members, body }: ParamsShape, schemas: Schemas): string | undefined {
  const parameter = members.find(({ parameter }) => parameter.in === 'query' && parameter.name === 'stream');
  if (parameter !== undefined) return isBoolean(parameter.parameter.type, schemas) ? parameter.key : undefined;
  if (body === undefined || body.shape.kind === 'nested') return undefined;
  const type = body.shape.kind === 'flattened' ? body.shape.object : body.shape.type;
  const properties = objectsOf(type, schemas).flatMap((object) => object.properties.filter((property) => property.name === 'stream'));
  // Where it is true unless said otherwise, leaving it out asks for the stream, which the overloads can't say.
  return properties.length > 0 && properties.every((property) => isBoolean(property.type, schemas) && property.default !== true) ? 'stream' : undefined;
}

function isBoolean(type: Type, schemas: Schemas): boolean {
  const leaves = leavesOf(type, schemas, new Set());
  const booleans = leaves.filter((leaf) => leaf.kind === 'boolean' || (leaf.kind === 'literal' && typeof leaf.value === 'boolean') || (leaf.kind === 'enum' && leaf.members.every((member) => typeof member.value === 'boolean')));
  return booleans.length > 0 && leaves.every((leaf) => leaf.kind === 'null' || booleans.includes(leaf));
}
