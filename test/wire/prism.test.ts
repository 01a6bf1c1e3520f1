import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Pocketsflow } from '../../generated/src/index.js';
import { methodsOf, type FoundMethod } from '../support/methods.js';
import { specFile } from '../support/paths.js';
import { startPrism, type Prism } from '../support/prism.js';
import { exampleOf, isObject, operationsOf, readSpec, type SpecOperation } from '../support/spec.js';

const operations = operationsOf(await readSpec());
const apiKey = 'pk_test_0123456789abcdef';

let prism: Prism;
let methods: ReadonlyMap<string, FoundMethod>;

beforeAll(async () => {
  prism = await startPrism(specFile);
  const client = new Pocketsflow({ apiKey, baseURL: prism.url, maxRetries: 0 });
  methods = new Map(methodsOf(client).map((method) => [method.operation.id, method]));
});

afterAll(() => prism.stop());

describe('Prism, serving the document, accepts the requests of the SDK', () => {
  it('which has a method for each operation and no other', () => {
    expect([...methods.keys()].sort()).toEqual(operations.map(({ id }) => id).sort());
    expect(operations).toHaveLength(45);
  });

  it.each(operations)('$id with the examples of the document', async (operation) => {
    const method = methods.get(operation.id);
    expect(method).toBeDefined();
    const answer = await method?.call(...argumentsOf(operation, 'all'));
    expect(answer).toEqual(expect.anything());
  });

  it.each(operations)('$id with what is required and no more', async (operation) => {
    await methods.get(operation.id)?.call(...argumentsOf(operation, 'required'));
  });
});

describe('Prism does judge', () => {
  it('a body without a required member is refused', async () => {
    await expect(methods.get('createProduct')?.call({ name: 'No price' })).rejects.toMatchObject({ status: 400 });
  });

  it('a query parameter of a wrong type is refused', async () => {
    await expect(methods.get('listOrders')?.call({ page: 'first' })).rejects.toMatchObject({ status: 400 });
  });

  it('a call without the key is refused', async () => {
    const response = await fetch(`${prism.url}/products`);
    expect(response.status).toBe(401);
  });
});

/** Arguments as the document has them: path variables in order, then one object of query parameters and body members. */
function argumentsOf({ path, parameters, operation }: SpecOperation, which: 'all' | 'required'): readonly unknown[] {
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name]) => name);
  const variables = names.map((name) => exampleOf(parameters.find((parameter) => parameter.in === 'path' && parameter.name === name)));
  const others = parameters.filter((parameter) => parameter.in !== 'path' && (which === 'all' || parameter.required === true));
  const members = Object.fromEntries(others.map((parameter) => [parameter.name, exampleOf(parameter)]));
  const body = bodyOf(operation, which);
  const params = { ...members, ...body };
  return body === undefined && Object.keys(params).length === 0 ? variables : [...variables, params];
}

/** Nothing where the body is left out; an empty object where there must be one, and no member of it must. */
function bodyOf(operation: SpecOperation['operation'], which: 'all' | 'required'): Record<string, unknown> | undefined {
  const { requestBody } = operation;
  if (requestBody === undefined || '$ref' in requestBody) return undefined;
  if (which === 'required' && requestBody.required !== true) return undefined;
  const content = requestBody.content['application/json'];
  const example = exampleOf(content);
  const schema: unknown = content?.schema;
  if (!isObject(example)) return undefined;
  if (which === 'all' || !isObject(schema)) return example;
  const required: unknown = schema['required'];
  const names = new Set(Array.isArray(required) ? required : []);
  return Object.fromEntries(Object.entries(example).filter(([name]) => names.has(name)));
}
