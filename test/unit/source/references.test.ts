import { symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Document } from '../../../generator/source/document.js';
import type { LoadOptions } from '../../../generator/source/load.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { folderOf, head } from './folder.js';

async function documentOf(files: Readonly<Record<string, string>>, options: LoadOptions = {}, root = 'openapi.yaml'): Promise<Document> {
  const { document, diagnostics } = await loadDocument(root, { cwd: folderOf(files), ...options });
  if (!document) throw new Error(JSON.stringify(diagnostics, null, 2));
  return document;
}

const schemas = (document: Document) => document.root.get('components')?.get('schemas');

describe('identity', () => {
  test('one schema has one id, whichever way leads to it', async () => {
    const document = await documentOf({
      'openapi.yaml': `${head}paths:\n  /p: { $ref: paths/p.yaml }\ncomponents:\n  schemas:\n    Product: { $ref: schemas/products/Product.yaml }\n`,
      'paths/p.yaml': `get:\n  responses:\n    "200":\n      description: OK\n      content:\n        application/json:\n          schema: { $ref: ../schemas/products/Product.yaml }\n        application/a+json:\n          schema: { $ref: '../openapi.yaml#/components/schemas/Product' }\n`,
      'schemas/products/Product.yaml': 'type: object\n',
    });
    const content = document.root.get('paths')?.get('/p')?.deref().get('get')?.get('responses')?.get('200')?.get('content');
    const ids = [
      schemas(document)?.get('Product')?.deref().id,
      content?.get('application/json')?.get('schema')?.deref().id,
      content?.get('application/a+json')?.get('schema')?.deref().id,
    ];
    expect(ids).toEqual(Array(3).fill('schemas/products/Product.yaml#'));
    expect(document.files.map(({ file }) => file)).toEqual(['openapi.yaml', 'paths/p.yaml', 'schemas/products/Product.yaml']);
  });

  test('origins do not depend on the working directory; places do', async () => {
    const cwd = folderOf({ 'deep/openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n`, 'deep/a.yaml': 'type: string\n' });
    const origins = [];
    for (const [from, spec] of [[cwd, 'deep/openapi.yaml'], [path.join(cwd, 'deep'), 'openapi.yaml'], ['/', path.join(cwd, 'deep/openapi.yaml')]] as const) {
      const { document } = await loadDocument(spec, { cwd: from });
      const node = document && schemas(document)?.get('A')?.deref();
      origins.push(node?.origin);
      if (document && node && from === cwd) expect(document.locate(node.origin)).toMatchObject({ file: 'deep/a.yaml', line: 1, column: 1 });
    }
    expect(new Set(origins.map((origin) => JSON.stringify(origin)))).toEqual(new Set(['{"file":"a.yaml","pointer":""}']));
  });
});

describe('pointers', () => {
  test.each([
    ["'#/components/schemas/A~1B'", '#/components/schemas/A~1B'],
    ["'#/components/schemas/C%20D'", '#/components/schemas/C D'],
    ["'#/components/schemas/%7Bid%7D'", '#/components/schemas/{id}'],
    ["'#/components/schemas/List/allOf/0'", '#/components/schemas/List/allOf/0'],
    ["'#/components/schemas/Alias/properties/x'", '#/components/schemas/Target/properties/x'],
    ["'#named'", '#/components/schemas/Named'],
  ])('%s', async (reference, expected) => {
    const document = await documentOf({
      'openapi.yaml': `${head}paths: {}
components:
  schemas:
    It: { $ref: ${reference} }
    A/B: { type: string }
    C D: { type: string }
    "{id}": { type: string }
    List: { allOf: [{ type: object }] }
    Alias: { $ref: '#/components/schemas/Target' }
    Target: { type: object, properties: { x: { type: string } } }
    Named: { $anchor: named, type: string }
`,
    });
    expect(schemas(document)?.get('It')?.deref().id).toBe(`openapi.yaml${expected}`);
  });

  test('files that refer to each other', async () => {
    const document = await documentOf({
      'openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { Tree: { $ref: tree.yaml } } }\n`,
      'tree.yaml': 'type: object\nproperties:\n  leaf: { $ref: "leaf.yaml#/Leaf" }\n',
      'leaf.yaml': 'Leaf:\n  type: object\n  properties:\n    tree: { $ref: tree.yaml }\n',
    });
    const tree = schemas(document)?.get('Tree')?.deref();
    const again = tree?.get('properties')?.get('leaf')?.deref().get('properties')?.get('tree')?.deref();
    expect(again?.id).toBe(tree?.id);
  });

  test('a name in a mapping is resolved from its file', async () => {
    const document = await documentOf({
      'openapi.yaml': `${head}paths: {}\ncomponents:\n  schemas:\n    Pet:\n      oneOf: [{ $ref: '#/components/schemas/Dog' }]\n      discriminator: { propertyName: t, mapping: { cat: pets/cat.yaml } }\n    Dog: { type: object }\n`,
      'pets/cat.yaml': 'type: object\n',
    });
    expect(document.resolve('pets/cat.yaml', document.root.origin)?.id).toBe('pets/cat.yaml#');
    expect(document.resolve('#/components/schemas/Dog', document.root.origin)?.key).toBe('Dog');
    expect(document.resolve('#/components/schemas/None', document.root.origin)).toBeUndefined();
  });
});

describe('boundaries', () => {
  test('a link inside the folder that leads out of it is refused', async () => {
    const cwd = folderOf({ 'api/openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: link.yaml } } }\n`, 'secret.yaml': 'type: string\n' });
    symlinkSync(path.join(cwd, 'secret.yaml'), path.join(cwd, 'api/link.yaml'));
    const { diagnostics } = await loadDocument('api/openapi.yaml', { cwd });
    expect(diagnostics.map(({ code }) => code)).toContain('reference-outside');
  });

  test('whether a file outside exists is not told', async () => {
    const cwd = folderOf({ 'api/openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: ../none.yaml } } }\n` });
    const { diagnostics } = await loadDocument('api/openapi.yaml', { cwd });
    expect(diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['reference-outside']);
  });

  test('a wider folder can be allowed', async () => {
    const files = { 'api/openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: ../common/a.yaml } } }\n`, 'common/a.yaml': 'type: string\n' };
    const document = await documentOf(files, { refs: { folder: '.' } }, 'api/openapi.yaml');
    expect(schemas(document)?.get('A')?.deref().id).toBe('../common/a.yaml#');
  });

  test('too many files', async () => {
    const files = Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`${index}.yaml`, `$ref: ${index + 1}.yaml\n`]));
    const cwd = folderOf({ ...files, 'openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: 0.yaml } } }\n`, '5.yaml': 'type: string\n' });
    const { diagnostics } = await loadDocument('openapi.yaml', { cwd, limits: { files: 3 } });
    expect(diagnostics.map(({ code }) => code)).toContain('files-too-many');
  });

  test('a file over the size limit', async () => {
    const { diagnostics } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': head }), limits: { fileBytes: 10 } });
    expect(diagnostics.map(({ code }) => code)).toEqual(['file-too-large']);
  });
});

describe('other sources', () => {
  test('standard input, with a byte order mark', async () => {
    const cwd = folderOf({ 'a.yaml': 'type: string\n' });
    const stdin = Readable.from([Buffer.from(`\ufeff${head}`), Buffer.from('paths: {}\ncomponents: { schemas: { A: { $ref: a.yaml } } }\n')]);
    const { document } = await loadDocument('-', { cwd, stdin });
    expect(document && schemas(document)?.get('A')?.deref().string('type')).toBe('string');
    expect(document?.locate({ file: '<stdin>', pointer: '/info' })).toMatchObject({ file: '<stdin>', line: 2 });
  });

  test('the network is asked only where it is allowed', async () => {
    const asked: string[] = [];
    const served: Readonly<Record<string, string>> = {
      '/api/openapi.yaml': `${head}paths: {}\ncomponents: { schemas: { A: { $ref: 'a.yaml#/A' } } }\n`,
      '/api/a.yaml': 'A: { type: string }\n',
    };
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      const text = served[request.url ?? ''];
      response.writeHead(text === undefined ? 404 : 200).end(text);
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const { port }: AddressInfo = addressOf(server.address());
    const url = `http://127.0.0.1:${port}/api/openapi.yaml`;

    const refused = await loadDocument(url);
    expect(refused.diagnostics.map(({ code }) => code)).toEqual(['reference-remote']);
    expect(asked).toEqual([]);

    const { document } = await loadDocument(url, { refs: { remote: true } });
    expect(document && schemas(document)?.get('A')?.deref().string('type')).toBe('string');
    const missing = await loadDocument(`${url}.bak`, { refs: { remote: true } });
    expect(missing.diagnostics).toMatchObject([{ code: 'file-unreadable', message: expect.stringContaining('404') }]);
  });
});

function addressOf(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address;
}
