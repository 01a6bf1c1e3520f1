import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDiagnostics } from '../../../generator/diagnostics/collector.js';
import { buildApi } from '../../../generator/ir/build/api.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { brief, nameOf } from './support.js';

const files: Readonly<Record<string, string>> = {
  'openapi.yaml': `
openapi: 3.1.0
info: { title: Test, version: '1' }
paths:
  /products: { $ref: paths/products.yaml }
components:
  schemas:
    Product: { $ref: schemas/products/Product.yaml }
    Item: { $ref: '#/components/schemas/Product' }
`,
  'paths/products.yaml': `
get:
  operationId: listProducts
  responses:
    '200': { description: ok, content: { application/json: { schema: { type: array, items: { $ref: ../schemas/products/Product.yaml } } } } }
    '404': { $ref: ../common.yaml#/components/responses/Missing }
`,
  'schemas/products/Product.yaml': `
type: object
properties:
  price: { $ref: ../money-amount.yaml }
  tax: { $ref: '#/$defs/Tax' }
  parent: { $ref: Product.yaml }
$defs: { Tax: { type: object, properties: { rate: { type: number } } } }
`,
  'schemas/money-amount.yaml': '{ type: object, properties: { cents: { type: integer } } }',
  'common.yaml': `
components:
  responses: { Missing: { description: Not there, content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } } }
  schemas: { Problem: { type: object, properties: { code: { type: string } } } }
`,
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-ir-'));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a schema in a file of its own is one schema, by the name that components give it', async () => {
  const { document, diagnostics } = await loadDocument(path.join(folder, 'openapi.yaml'));
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (document === undefined) throw new Error('The document was not read.');
  const reported = createDiagnostics();
  const api = buildApi(document, reported);
  expect(api.schemas.map((schema) => [nameOf(schema), schema.origin.file, schema.naming])).toEqual([
    ['Product', 'schemas/products/Product.yaml', 'declared'],
    ['Item', 'openapi.yaml', 'declared'],
    ['Problem', 'common.yaml', 'declared'],
    ['MoneyAmount', 'schemas/money-amount.yaml', 'declared'],
    ['Tax', 'schemas/products/Product.yaml', 'declared'],
  ]);
  const [product, item] = api.schemas;
  expect(brief(item?.type, api)).toEqual({ kind: 'ref', id: 'Product' });
  expect(brief(product?.type, api)).toMatchObject({ properties: [{ type: { id: 'MoneyAmount' } }, { type: { id: 'Tax' } }, { type: { id: 'Product' } }] });
  expect(brief(api.operations[0]?.responses.map(({ contents }) => contents[0]?.type), api)).toEqual([
    { kind: 'array', items: { kind: 'ref', id: 'Product' } },
    { kind: 'ref', id: 'Problem' },
  ]);
  expect(reported.all()).toEqual([]);
});
