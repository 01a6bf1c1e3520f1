import type { Json } from '../ir/model.js';
import type { MethodPlan, ParamsPlan, ResultPlan, StreamPlan } from '../plan/plan.js';
import { sample } from '../plan/sample.js';
import { asObject, resolve, type Schemas } from '../plan/shape.js';
import { prettyLiteral } from './literal.js';
import { isIdentifierName } from './safe.js';
import { reservedBindings } from '../plan/reserved.js';

/** Arguments that a caller would give, as data: the document's examples first. */
export interface SampleArguments {
  readonly path: readonly Json[];
  readonly params?: { readonly [key: string]: Json };
}

export function sampleArguments(method: MethodPlan, schemas: Schemas): SampleArguments {
  const path = method.pathArguments.map(({ parameter }) => parameter.example ?? sample(parameter.type, schemas, parameter.name));
  const params = method.params === undefined ? undefined : sampleParams(method.params, schemas);
  return params === undefined ? { path } : { path, params };
}

/** Required members and those that the document gives an example for. */
function sampleParams(params: ParamsPlan, schemas: Schemas): { readonly [key: string]: Json } {
  const members = params.members.flatMap(({ key, parameter }): readonly (readonly [string, Json])[] => {
    if (parameter.example !== undefined) return [[key, parameter.example]];
    return parameter.required ? [[key, sample(parameter.type, schemas, parameter.name)]] : [];
  });
  const { body } = params;
  if (body === undefined) return Object.fromEntries(members);
  const value = body.content.example ?? sample(body.shape.kind === 'flattened' ? body.shape.object : body.shape.type, schemas, 'body');
  if (body.shape.kind === 'nested') return { ...Object.fromEntries(members), [body.shape.key]: value };
  return { ...Object.fromEntries(members), ...(isJsonObject(value) ? value : {}) };
}

function isJsonObject(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** A call as a user writes it: `const order = await client.orders.get('65a1…');`. */
export function exampleCall(method: MethodPlan, schemas: Schemas): string {
  const call = `${method.access}(${exampleArguments(method, schemas)})`;
  if (method.operation.pagination !== undefined) {
    const item = itemName(method, schemas);
    return `for await (const ${item} of ${call}) {\n  console.log(${item});\n}`;
  }
  if (method.result.kind === 'stream') {
    const item = streamItemName(method.result, schemas);
    return `const stream = await ${call};\nfor await (const ${item} of stream) {\n  console.log(${item});\n}`;
  }
  const name = resultName(method.result, schemas);
  return name === undefined ? `await ${call};` : `const ${name} = await ${call};`;
}

/** The arguments of the example as text. Files cannot be written down: they appear as a variable. */
export function exampleArguments(method: MethodPlan, schemas: Schemas): string {
  const { path, params } = sampleArguments(method, schemas);
  const texts = path.map((value) => prettyLiteral(value));
  if (params !== undefined && (Object.keys(params).length > 0 || method.params?.optional === false)) texts.push(prettyLiteral(params, 0, 64));
  return texts.join(', ');
}

function itemName(method: MethodPlan, schemas: Schemas): string {
  const type = method.operation.pagination?.itemType;
  const schema = type?.kind === 'ref' ? schemas.get(type.id) : undefined;
  return variable(schema?.names[0], 'item');
}

function streamItemName({ item, wholeEvents }: StreamPlan, schemas: Schemas): string {
  return variable(item.kind === 'ref' ? schemas.get(item.id)?.names[0] : undefined, wholeEvents ? 'event' : 'item');
}

function resultName(result: ResultPlan, schemas: Schemas): string | undefined {
  if (result.kind === 'choice') return resultName(result.value, schemas);
  if (result.kind === 'empty' || result.kind === 'stream') return undefined;
  if (result.kind !== 'json') return result.kind === 'text' ? 'text' : 'blob';
  const { type } = result;
  if (type.kind === 'ref') return variable(schemas.get(type.id)?.names[0], 'result');
  const target = resolve(type, schemas);
  if (target?.kind === 'array' && target.items.kind === 'ref' && asObject(target.items, schemas) !== undefined) {
    const name = variable(schemas.get(target.items.id)?.names[0], 'item');
    return name.endsWith('s') ? `${name}List` : `${name}s`;
  }
  return 'result';
}

function variable(words: readonly string[] | undefined, otherwise: string): string {
  const [first = '', ...rest] = words ?? [];
  const name = first.toLowerCase() + rest.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return isIdentifierName(name) && !reservedBindings.has(name) ? name : otherwise;
}
