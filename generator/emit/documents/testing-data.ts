import type { Content, Json, Operation, Pagination, Parameter, SchemaId, Type } from '../../ir/model.js';
import type { MethodPlan, Plan } from '../../plan/plan.js';
import { isBodiless } from '../../plan/results.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import { fileSample } from '../../plan/sample.js';
import type { Literal } from '../literal.js';
import { answeredNames, statusKey } from './schemas.js';
import { block, namedShapes, nameShapes, shape } from './shape.js';

type Names = ReadonlyMap<SchemaId, string>;

/** Longer examples, in characters of JSON, are left to the schemas. */
const longestExample = 2000;

/**
 * The module with what the testing entry has to know of the API besides the shapes of responses: requests, the first
 * success of each operation, and the examples of the document. It is data, one schema or operation a line.
 */
export function testingDataModule(plan: Plan, schemas: Schemas): string {
  const methods = new Map(plan.resources.flatMap((resource) => resource.methods).map((method) => [method.operation.id, method]));
  const answered = answeredNames(plan);
  const names = nameShapes([...methods.values()].flatMap(typesOf), plan, answered);
  const own = new Map([...names].filter(([id]) => !answered.has(id)));
  const examples = [...names].flatMap(([id, name]): (readonly [string, Literal])[] => {
    const example = plan.models.get(id)?.schema.example;
    return isKept(example) ? [[name, example]] : [];
  });
  return [
    "import type { TestingData } from './core/testing/data.js';",
    "import { shapes } from './schemas.js';",
    '',
    '/** Requests, successes and examples, as the document describes them. Only the testing entry imports this. */',
    '// prettier-ignore',
    'export const testingData: TestingData = {',
    '  answers: shapes.answers,',
    ...block('operations', [...methods].map(([id, method]) => [id, operationData(method, names, schemas)])),
    ...block('named', namedShapes(own, names, plan)).toSpliced(1, 0, '    ...shapes.named,'),
    ...block('examples', examples),
    '};',
    '',
  ].join('\n');
}

/** Every type that the data of an operation speaks of. */
function typesOf({ operation }: MethodPlan): readonly Type[] {
  return [...operation.parameters.map(({ type }) => type), ...(operation.body?.contents ?? []).map(({ type }) => type), ...(successOf(operation)?.contents ?? []).filter(isStream).map(({ type }) => type)];
}

function operationData(method: MethodPlan, names: Names, schemas: Schemas): Literal {
  const { operation, baseURL } = method;
  const { body } = operation;
  const examples = operation.responses.flatMap(({ match, contents }): (readonly [string, Literal])[] => {
    const example = contents.find(({ codec }) => codec === 'json')?.example;
    return isKept(example) ? [[statusKey(match), example]] : [];
  });
  return {
    method: operation.verb,
    path: operation.path.template,
    baseURL,
    parameters: parametersData(operation.parameters, names, schemas),
    body: body === undefined ? undefined : { required: body.required || undefined, types: Object.fromEntries(body.contents.map((content) => [content.mediaType, shape(content.type, names)])) },
    success: successData(operation, names),
    examples: examples.length === 0 ? undefined : Object.fromEntries(examples),
    page: operation.pagination === undefined ? undefined : pageData(operation.pagination),
  };
}

/** The parameters of each location as the members of an object. */
function parametersData(parameters: readonly Parameter[], names: Names, schemas: Schemas): Literal {
  const locations = (['path', 'query', 'header', 'cookie'] as const).flatMap((location): (readonly [string, Literal])[] => {
    const there = parameters.filter((parameter) => parameter.in === location && !isSpread(parameter, schemas));
    // The names of what is written member by member are not known.
    const rest = parameters.some((parameter) => (parameter.in === 'querystring' && location === 'query') || (parameter.in === location && isSpread(parameter, schemas)));
    if (there.length === 0 && !rest) return [];
    const members = (required: boolean): readonly (readonly [string, Literal])[] =>
      there.filter((parameter) => parameter.required === required).map((parameter) => [parameter.name, isReadable(parameter) ? shape(parameter.type, names) : 'any']);
    const optional = members(false);
    return [[location, { required: Object.fromEntries(members(true)), optional: optional.length === 0 ? undefined : Object.fromEntries(optional), rest: rest ? 'any' : undefined }]];
  });
  return locations.length === 0 ? undefined : Object.fromEntries(locations);
}

/** Whether a parameter may be written without its own name: the members of an exploded object (OpenAPI 3.2, section 4.12.6). */
function isSpread({ encoding, type }: Parameter, schemas: Schemas): boolean {
  return encoding.kind === 'style' && (encoding.style === 'form' || encoding.style === 'cookie') && encoding.explode && !isPlain(type, schemas);
}

/** Whether a mock can tell the values from the text: those of the usual styles, which write commas at most. */
function isReadable({ encoding, in: location }: Parameter): boolean {
  return encoding.kind === 'style' && (encoding.style === 'form' || (encoding.style === 'simple' && location !== 'cookie'));
}

function isPlain(type: Type, schemas: Schemas): boolean {
  const target = resolve(type, schemas);
  switch (target?.kind) {
    case 'nullable':
      return isPlain(target.of, schemas);
    case 'union':
      return target.variants.every((variant) => isPlain(variant.type, schemas));
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'enum':
    case 'null':
    case 'array':
    case 'tuple':
      return true;
    default:
      return false;
  }
}

function successOf({ responses }: Operation): Operation['responses'][number] | undefined {
  return responses.find(({ match }) => match.kind === 'status' && match.status >= 200 && match.status < 300) ?? responses.find(({ match }) => (match.kind === 'range' && match.hundreds === 2) || match.kind === 'default');
}

function successData(operation: Operation, names: Names): Literal {
  const success = successOf(operation);
  const status = success?.match.kind === 'status' ? success.match.status : 200;
  if (success === undefined || success.contents.length === 0 || isBodiless(success.match)) return { status };
  const stream = success.contents.find(isStream);
  return {
    status,
    types: success.contents.map(({ mediaType }) => mediaType),
    item: stream === undefined ? undefined : shape(stream.type, names),
    whole: stream?.wholeEvents,
    terminator: stream?.terminator,
  };
}

function isStream({ codec }: Content): boolean {
  return codec === 'sse' || codec === 'jsonl';
}

/** What makes a list end after its first page. */
function pageData(pagination: Pagination): Literal {
  const { items } = pagination;
  const end = (path: readonly string[] | undefined, value: Literal): readonly Literal[] => (path === undefined ? [] : [[path, value]]);
  switch (pagination.kind) {
    case 'page':
      return { items, position: { name: pagination.page, first: pagination.firstPage }, end: [...end(pagination.hasMore, false), ...end(pagination.totalPages, 1)] };
    case 'offset':
      return { items, position: { name: pagination.offset, first: 0 }, end: end(pagination.hasMore, false) };
    case 'cursor':
      return { items, end: [...end(pagination.hasMore, false), ...end(pagination.next, null)] };
    case 'cursorFromLast':
      return { items, position: { name: pagination.cursor, first: 0 }, end: end(pagination.hasMore, false) };
    case 'nextUrl':
      return { items, end: end(pagination.next, null) };
    case 'linkHeader':
      return { items };
  }
}

function isKept(example: Json | undefined): example is Json {
  if (example === undefined) return false;
  const text = JSON.stringify(example);
  return text.length <= longestExample && !text.includes(JSON.stringify(fileSample).slice(1, -1));
}
