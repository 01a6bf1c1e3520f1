import { describe, expect, test } from 'vitest';
import type { Json } from '../../../generator/ir/model.js';
import type { Document, Node } from '../../../generator/source/document.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { folderOf } from '../source/folder.js';

async function documentOf(text: string, files: Readonly<Record<string, string>> = {}, version = '3.0.3'): Promise<Document> {
  const head = `openapi: ${version}\ninfo: { title: T, version: "1" }\n`;
  const { document, diagnostics } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': head + text, ...files }) });
  if (!document) throw new Error(JSON.stringify(diagnostics, null, 2));
  return document;
}

/** A node as the later stages read it: member by member. */
function read(node: Node | undefined): Json {
  if (!node) return 'absent';
  if (Array.isArray(node.value)) return node.items().map(read);
  if (typeof node.value === 'object' && node.value !== null) return Object.fromEntries(node.entries().map(([key, member]) => [key, read(member)]));
  return node.value;
}

const schema = (document: Document, name: string): Node | undefined => document.root.get('components')?.get('schemas')?.get(name);

describe('a schema of 3.0 reads as one of 3.1', () => {
  test.each([
    ['nullable', '{ type: string, nullable: true }', { type: ['string', 'null'] }],
    ['not nullable', '{ type: string, nullable: false }', { type: 'string' }],
    ['nullable enum', '{ type: string, enum: [a], nullable: true }', { type: ['string', 'null'], enum: ['a', null] }],
    ['nullable enum with null', '{ type: string, enum: [a, null], nullable: true }', { type: ['string', 'null'], enum: ['a', null] }],
    ['nullable object without type', '{ properties: { a: { type: string } }, nullable: true }', { type: ['object', 'null'], properties: { a: { type: 'string' } } }],
    ['nullable anything', '{ nullable: true, description: D }', { description: 'D' }],
    ['nullable reference', "{ $ref: '#/components/schemas/B', nullable: true, description: D }", { description: 'D', anyOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }],
    ['nullable allOf', "{ allOf: [{ $ref: '#/components/schemas/B' }], nullable: true }", { anyOf: [{ allOf: [{ $ref: '#/components/schemas/B' }] }, { type: 'null' }] }],
    ['nullable oneOf', "{ oneOf: [{ $ref: '#/components/schemas/B' }], nullable: true }", { oneOf: [{ $ref: '#/components/schemas/B' }, { type: 'null' }] }],
    ['nullable anyOf beside properties', '{ anyOf: [{ required: [a] }], properties: { a: { type: string } }, nullable: true }', { anyOf: [{ anyOf: [{ required: ['a'] }], properties: { a: { type: 'string' } } }, { type: 'null' }] }],
    ['an alternative that is nullable and nothing else', '{ anyOf: [{ type: string }, { nullable: true }] }', { anyOf: [{ type: 'string' }, { type: 'null' }] }],
    ['the same beside a nullable', '{ nullable: true, oneOf: [{ type: string }, { nullable: true, description: None }] }', { oneOf: [{ type: 'string' }, { type: 'null', description: 'None' }, { type: 'null' }] }],
    ['required of properties', '{ type: object, required: [c], properties: { a: { type: string, required: true }, b: { type: string, required: false }, c: { required: true } } }', { type: 'object', required: ['c', 'a'], properties: { a: { type: 'string' }, b: { type: 'string' }, c: {} } }],
    ['a list of items', '{ type: array, items: [{ type: string, nullable: true }, { type: number }], additionalItems: false }', { type: 'array', prefixItems: [{ type: ['string', 'null'] }, { type: 'number' }], items: false }],
    ['an empty list of items', '{ type: array, items: [] }', { type: 'array' }],
    ['exclusive bounds', '{ type: number, minimum: 1, exclusiveMinimum: true, maximum: 5, exclusiveMaximum: false }', { type: 'number', exclusiveMinimum: 1, maximum: 5 }],
    ['an exclusive bound without a bound', '{ type: number, exclusiveMaximum: true }', { type: 'number' }],
    ['example', '{ type: string, example: x }', { type: 'string', examples: ['x'] }],
    ['byte', '{ type: string, format: byte }', { type: 'string', format: 'byte', contentEncoding: 'base64' }],
    ['binary', '{ type: string, format: binary }', { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' }],
    ['nested', '{ type: array, items: { type: object, additionalProperties: { type: integer, nullable: true } } }', { type: 'array', items: { type: 'object', additionalProperties: { type: ['integer', 'null'] } } }],
    ['data', '{ type: object, default: { nullable: true, example: 1 }, enum: [{ nullable: true }] }', { type: 'object', default: { nullable: true, example: 1 }, enum: [{ nullable: true }] }],
    ['a property called nullable', '{ type: object, properties: { nullable: { type: boolean } } }', { type: 'object', properties: { nullable: { type: 'boolean' } } }],
  ])('%s', async (_name, written, expected) => {
    const document = await documentOf(`paths: {}\ncomponents: { schemas: { A: ${written}, B: { type: object } } }\n`);
    expect(read(schema(document, 'A'))).toEqual(expected);
  });
});

test('what is rewritten keeps its identity and its place', async () => {
  const document = await documentOf(
    `paths: {}\ncomponents:\n  schemas:\n    A:\n      nullable: true\n      allOf:\n        - type: object\n          properties: { b: { type: string } }\n    L: { $ref: '#/components/schemas/A/allOf/0' }\n`,
  );
  const a = schema(document, 'A');
  expect(a?.id).toBe('openapi.yaml#/components/schemas/A');
  const inner = a?.get('anyOf')?.items()[0];
  expect(inner?.id).not.toBe(a?.id);
  const part = inner?.get('allOf')?.items()[0];
  expect(part?.id).toBe('openapi.yaml#/components/schemas/A/allOf/0');
  expect(schema(document, 'L')?.deref().id).toBe(part?.id);
  expect(part && document.locate(part.origin)).toMatchObject({ line: 9, column: 11 });
  expect(inner && document.locate(inner.origin)).toMatchObject({ line: 7 });
});

test('a schema in another file is rewritten by what it is used as', async () => {
  const document = await documentOf(`paths: {}\ncomponents: { schemas: { A: { $ref: 'parts.yaml#/Some' } } }\n`, {
    'parts.yaml': 'Some: { type: string, nullable: true }\nother: { nullable: true }\n',
  });
  expect(read(schema(document, 'A')?.deref())).toEqual({ type: ['string', 'null'] });
  expect(document.files[1]?.value).toEqual({ Some: { type: 'string', nullable: true }, other: { nullable: true } });
});

test('a reference where the specification has none reads as its target, in its own file', async () => {
  const document = await documentOf(
    `paths:\n  /a:\n    get: { $ref: ops/get.yaml }\n`,
    { 'ops/get.yaml': `operationId: getA\ndescription: { $ref: 'texts.yaml#/hello' }\nresponses: { "200": { $ref: ok.yaml } }\n`, 'ops/texts.yaml': 'hello: Hello\n', 'ops/ok.yaml': 'description: OK\n' },
    '3.1.0',
  );
  const operation = document.root.get('paths')?.get('/a')?.get('get');
  expect(operation?.id).toBe('ops/get.yaml#');
  expect(operation?.key).toBe('get');
  expect(operation?.string('operationId')).toBe('getA');
  expect(operation?.string('description')).toBe('Hello');
  expect(operation?.get('responses')?.get('200')?.deref().string('description')).toBe('OK');
});

test('a security requirement of 3.2 may name its scheme by URI', async () => {
  const document = await documentOf(
    `security: [{ '#/components/securitySchemes/key': [] }, { 'other.yaml#/s': [read] }, { './missing.yaml': [] }]\npaths: {}\ncomponents: { securitySchemes: { key: { type: http, scheme: basic }, far: { $ref: 'other.yaml#/s' } } }\n`,
    { 'other.yaml': 's: { type: http, scheme: bearer }\n' },
    '3.2.0',
  );
  expect(read(document.root.get('security'))).toEqual([{ key: [] }, { far: ['read'] }, { './missing.yaml': [] }]);
});

test('a template of schemas is read with the meaning that each use gives its parameters', async () => {
  const document = await documentOf(
    `paths: {}
components:
  schemas:
    User: { type: object }
    Page:
      $defs: { item: { $dynamicAnchor: item, not: {} } }
      type: object
      properties: { items: { type: array, items: { $dynamicRef: '#item' } }, next: { type: string, nullable: true } }
    Users: { $defs: { item: { $dynamicAnchor: item, $ref: '#/components/schemas/User' } }, $ref: '#/components/schemas/Page', description: All users }
    Names: { $defs: { item: { $dynamicAnchor: item, type: string } }, $ref: '#/components/schemas/Page' }
`,
    {},
    '3.1.0',
  );
  const users = schema(document, 'Users');
  expect(read(users)).toEqual({
    description: 'All users',
    type: 'object',
    properties: { items: { type: 'array', items: { $dynamicAnchor: 'item', $ref: '#/components/schemas/User' } }, next: { type: ['string', 'null'] } },
  });
  expect(users?.get('properties')?.get('items')?.get('items')?.deref().id).toBe('openapi.yaml#/components/schemas/User');
  expect(users?.get('properties')?.id).toBe('openapi.yaml#/components/schemas/Users/properties');
  const names = schema(document, 'Names')?.get('properties')?.get('items')?.get('items');
  expect(names?.string('type')).toBe('string');
  expect(names && document.locate(names.origin)).toMatchObject({ line: 12 });
});
