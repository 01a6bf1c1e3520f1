import { expect, test } from 'vitest';
import type { Json } from '../../../generator/ir/model.js';
import type { Document, Node } from '../../../generator/source/document.js';
import { placeText } from '../../../generator/diagnostics/terminal.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { folderOf } from '../source/folder.js';

const head = 'swagger: "2.0"\ninfo: { title: T, version: "1" }\n';

async function documentOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<Document> {
  const { document, diagnostics } = await loadDocument('swagger.yaml', { cwd: folderOf({ 'swagger.yaml': head + text, ...files }) });
  if (!document) throw new Error(JSON.stringify(diagnostics, null, 2));
  return document;
}

async function findings(text: string): Promise<readonly string[]> {
  const { diagnostics } = await loadDocument('swagger.yaml', { cwd: folderOf({ 'swagger.yaml': head + text }) });
  return diagnostics.map(({ severity, code, place }) => `${place ? placeText(place).replace('swagger.yaml:', '') : ''} ${severity} ${code}`);
}

/** A node as the later stages read it: member by member. */
function read(node: Node | undefined): Json {
  if (!node) return 'absent';
  if (Array.isArray(node.value)) return node.items().map(read);
  if (typeof node.value === 'object' && node.value !== null) return Object.fromEntries(node.entries().map(([key, member]) => [key, read(member)]));
  return node.value;
}

const operation = (document: Document, path: string, method: string): Node | undefined => document.root.get('paths')?.get(path)?.get(method);
const ok = 'responses: { "200": { description: OK } }';

test('the root', async () => {
  const document = await documentOf(`host: api.example.com\nbasePath: /v1/\nschemes: [http, https, wss]\npaths: {}\nx-mine: 1
securityDefinitions:
  basic: { type: basic }
  key: { type: apiKey, name: X-Key, in: header }
  code: { type: oauth2, flow: accessCode, authorizationUrl: https://a, tokenUrl: https://t, scopes: { read: Read } }
  app: { type: oauth2, flow: application, tokenUrl: https://t }
definitions:
  Pet: { type: object, discriminator: kind, required: [kind], properties: { kind: { type: string }, age: { type: integer, x-nullable: true }, photo: { type: file } } }
`);
  expect(read(document.root)).toEqual({
    openapi: '3.0.3',
    info: { title: 'T', version: '1' },
    paths: {},
    'x-mine': 1,
    servers: [{ url: 'https://api.example.com/v1' }, { url: 'http://api.example.com/v1' }],
    components: {
      schemas: {
        Pet: {
          type: 'object',
          discriminator: { propertyName: 'kind' },
          required: ['kind'],
          properties: { kind: { type: 'string' }, age: { type: ['integer', 'null'] }, photo: { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' } },
        },
      },
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic' },
        key: { type: 'apiKey', name: 'X-Key', in: 'header' },
        code: { type: 'oauth2', flows: { authorizationCode: { authorizationUrl: 'https://a', tokenUrl: 'https://t', scopes: { read: 'Read' } } } },
        app: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: 'https://t', scopes: {} } } },
      },
    },
  });
});

test.each([
  ['neither host nor basePath', '', 'absent'],
  ['a host alone', 'host: a.example\n', [{ url: 'https://a.example' }]],
  ['a basePath alone', 'basePath: v2\n', [{ url: '/v2' }]],
  ['a socket alone', 'host: a.example\nschemes: [wss]\n', 'absent'],
])('servers of %s', async (_name, text, expected) => {
  expect(read((await documentOf(`${text}paths: {}\n`)).root.get('servers'))).toEqual(expected);
});

test('parameters outside the body', async () => {
  const document = await documentOf(`parameters:
  page: { name: page, in: query, type: integer, minimum: 1, default: 1 }
paths:
  /a/{ids}:
    parameters: [{ name: ids, in: path, required: true, type: array, items: { type: string }, collectionFormat: csv }]
    get:
      schemes: [https]
      parameters:
        - { $ref: '#/parameters/page' }
        - { name: tags, in: query, type: array, items: { type: string, enum: [a, b] }, collectionFormat: multi, description: Tags, x-mine: 1 }
        - { name: sizes, in: query, type: array, items: { type: integer }, collectionFormat: pipes }
        - { name: X-Trace, in: header, type: string, x-nullable: true }
      ${ok}
`);
  const list = document.root.get('paths')?.get('/a/{ids}')?.get('parameters');
  expect(read(list)).toEqual([{ name: 'ids', in: 'path', required: true, schema: { type: 'array', items: { type: 'string' } }, style: 'simple', explode: false }]);
  const parameters = operation(document, '/a/{ids}', 'get')?.get('parameters')?.items() ?? [];
  expect(parameters.map((parameter) => read(parameter.deref()))).toEqual([
    { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, default: 1 } },
    { name: 'tags', in: 'query', description: 'Tags', 'x-mine': 1, schema: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, 'x-mine': 1 }, style: 'form', explode: true },
    { name: 'sizes', in: 'query', schema: { type: 'array', items: { type: 'integer' } }, style: 'pipeDelimited', explode: false },
    { name: 'X-Trace', in: 'header', 'x-nullable': true, schema: { type: ['string', 'null'] } },
  ]);
});

test('a body: its own, one that is shared, and one of the path', async () => {
  const document = await documentOf(`consumes: [application/json, application/xml]
parameters:
  pet: { name: pet, in: body, required: true, description: A pet, schema: { $ref: '#/definitions/Pet' } }
definitions: { Pet: { type: object } }
paths:
  /own:
    post: { consumes: [application/json], parameters: [{ name: q, in: query, type: string }, { name: b, in: body, schema: { type: object, properties: { a: { type: string, x-nullable: true } } } }], ${ok} }
  /shared:
    post: { parameters: [{ $ref: '#/parameters/pet' }], ${ok} }
  /path:
    parameters: [{ $ref: '#/parameters/pet' }, { name: q, in: query, type: string }]
    put: { ${ok} }
`);
  const own = operation(document, '/own', 'post');
  expect(read(own?.get('requestBody'))).toEqual({ content: { 'application/json': { schema: { type: 'object', properties: { a: { type: ['string', 'null'] } } } } } });
  expect(own?.get('parameters')?.items().map((parameter) => parameter.string('name'))).toEqual(['q']);
  const pet = { required: true, description: 'A pet', content: { 'application/json': { schema: { $ref: '#/definitions/Pet' } }, 'application/xml': { schema: { $ref: '#/definitions/Pet' } } } };
  expect(read(operation(document, '/shared', 'post')?.get('requestBody'))).toEqual(pet);
  expect(read(operation(document, '/path', 'put')?.get('requestBody'))).toEqual(pet);
  expect(document.root.get('paths')?.get('/path')?.get('parameters')?.items().map((parameter) => parameter.string('name'))).toEqual(['q']);
});

test('forms: urlencoded unless said otherwise, multipart with a file', async () => {
  const document = await documentOf(`consumes: [application/json]
paths:
  /plain:
    post: { parameters: [{ name: a, in: formData, type: string, required: true, description: An a }, { name: b, in: formData, type: array, items: { type: string }, collectionFormat: multi }], ${ok} }
  /file:
    parameters: [{ name: a, in: formData, type: string }, { name: b, in: formData, type: string }]
    post: { parameters: [{ name: a, in: formData, type: integer }, { name: f, in: formData, type: file }], ${ok} }
`);
  expect(read(operation(document, '/plain', 'post')?.get('requestBody'))).toEqual({
    required: true,
    content: {
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', properties: { a: { type: 'string', description: 'An a' }, b: { type: 'array', items: { type: 'string' } } }, required: ['a'] },
        encoding: { b: { style: 'form', explode: true } },
      },
    },
  });
  expect(read(operation(document, '/file', 'post')?.get('requestBody'))).toEqual({
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { b: { type: 'string' }, a: { type: 'integer' }, f: { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' } } },
      },
    },
  });
});

test('responses have the media types of their operation, shared ones too', async () => {
  const document = await documentOf(`produces: [application/json]
responses:
  Gone: { description: Gone, schema: { type: object, properties: { code: { type: string } } } }
  Empty: { description: Nothing }
paths:
  /a:
    get:
      responses:
        "200": { description: OK, schema: { type: string }, headers: { X-Rate: { type: integer, description: Left } }, examples: { application/json: hi, text/plain: no } }
        "204": { $ref: '#/responses/Empty' }
        "410": { $ref: '#/responses/Gone' }
  /b:
    get: { produces: [text/csv], responses: { "200": { description: OK, schema: { type: string } }, "204": { $ref: '#/responses/Empty' }, "410": { $ref: '#/responses/Gone' } } }
  /c:
    get: { responses: { "200": { description: OK, schema: { type: file } } } }
`);
  const gone = { type: 'object', properties: { code: { type: 'string' } } };
  const of = (path: string, status: string): Node | undefined => operation(document, path, 'get')?.get('responses')?.get(status);
  expect(read(of('/a', '200'))).toEqual({
    description: 'OK',
    headers: { 'X-Rate': { description: 'Left', schema: { type: 'integer' } } },
    content: { 'application/json': { schema: { type: 'string' }, example: 'hi' } },
  });
  expect(of('/a', '204')?.ref).toBe('#/responses/Empty');
  expect(read(of('/a', '410')?.deref())).toEqual({ description: 'Gone', content: { 'application/json': { schema: gone } } });
  expect(of('/b', '204')?.ref).toBe('#/responses/Empty');
  expect(read(of('/b', '410'))).toEqual({ description: 'Gone', content: { 'text/csv': { schema: gone } } });
  expect(read(of('/c', '200')?.get('content'))).toEqual({ 'application/octet-stream': { schema: { type: 'string', format: 'binary', contentMediaType: 'application/octet-stream' } } });
  const schemaOf = (node: Node | undefined): string | undefined => node?.get('content')?.entries()[0]?.[1].get('schema')?.id;
  expect(schemaOf(of('/b', '410'))).toBe('swagger.yaml#/responses/Gone/schema');
  expect(schemaOf(of('/a', '410')?.deref())).toBe('swagger.yaml#/responses/Gone/schema');
});

test('every node keeps the place where it was written, in files too', async () => {
  const document = await documentOf(
    `parameters:
  body: { name: b, in: body, schema: { $ref: 'models.yaml#/definitions/Pet' } }
paths:
  /a:
    post:
      parameters:
        - { name: x, in: query, type: string }
        - { $ref: '#/parameters/body' }
        - { name: y, in: query, type: string }
      ${ok}
`,
    { 'models.yaml': 'definitions:\n  Pet: { type: object, properties: { tag: { type: string, x-nullable: true } } }\n' },
  );
  const post = operation(document, '/a', 'post');
  expect(post?.get('requestBody')?.id).toBe('swagger.yaml#/parameters/body');
  expect(post?.get('parameters')?.items()[1]?.origin.pointer).toBe('/paths/~1a/post/parameters/2');
  const tag = post?.get('requestBody')?.get('content')?.get('application/json')?.get('schema')?.deref().get('properties')?.get('tag');
  expect(tag?.id).toBe('models.yaml#/definitions/Pet/properties/tag');
  expect(read(tag)).toEqual({ type: ['string', 'null'] });
  expect(document.root.get('components')?.get('schemas')).toBeUndefined();
});

test.each([
  ['a document that is right', `securityDefinitions: { k: { type: basic } }\nsecurity: [{ k: [] }]\npaths: { /a: { get: { ${ok} } } }\n`, []],
  ['members of later versions', `servers: []\npaths: { /a: { get: { requestBody: {}, ${ok} } } }\n`, ['3:1 warning keyword-unknown', '4:23 warning keyword-unknown']],
  ['keywords of later versions', `paths: { /a: { get: { ${ok} } } }\ndefinitions: { A: { nullable: true }, B: { oneOf: [{ type: string }] } }\n`, ['4:21 warning keyword-version', '4:44 warning keyword-version']],
  ['a parameter without type', `paths: { /a: { get: { parameters: [{ name: q, in: query }], ${ok} } } }\n`, ['3:36 warning keyword-missing']],
  ['a location of OpenAPI 3', `paths: { /a: { get: { parameters: [{ name: q, in: cookie, type: string }], ${ok} } } }\n`, ['3:51 warning keyword-value']],
  ['two bodies', `paths: { /a: { post: { parameters: [{ name: a, in: body, schema: {} }, { name: b, in: formData, type: string }], ${ok} } } }\n`, ['3:72 warning body-duplicate']],
  ['an array by tabs', `paths: { /a: { get: { parameters: [{ name: q, in: query, type: array, items: { type: string }, collectionFormat: tsv }], ${ok} } } }\n`, ['3:114 warning parameter-style']],
  ['a scheme that is not declared', `paths: { /a: { get: { security: [{ k: [] }], ${ok} } } }\n`, ['3:36 warning security-scheme-unknown']],
  ['a flow that is none', `paths: { /a: { get: { ${ok} } } }\nsecurityDefinitions: { o: { type: oauth2, flow: clientCredentials } }\n`, ['4:49 warning keyword-value']],
])('checks: %s', async (_name, text, found) => {
  expect(await findings(text)).toEqual(found);
});
