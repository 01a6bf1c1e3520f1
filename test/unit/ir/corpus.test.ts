import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createDiagnostics } from '../../../generator/diagnostics/collector.js';
import { buildApi } from '../../../generator/ir/build/api.js';
import type { Api, Resource, Type } from '../../../generator/ir/model.js';
import { refsOf, visitTypes } from '../../../generator/ir/visit.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { corpus, specFile } from '../../support/paths.js';

/** Documents of which nothing may be lost. */
const firstClass = ['petstore/src/main/resources/openapi.yaml', 'redocly-museum/openapi.yaml', 'resend/resend.yaml', 'figma/openapi/openapi.yaml', 'box/openapi/openapi.json'];
const index = path.join(corpus, 'index.txt');
const present = existsSync(index);
const others = present ? readFileSync(index, 'utf8').split('\n').filter((file) => file !== '' && !firstClass.includes(file)) : [];

describe.skipIf(!present)('public documents (../shared/corpus)', () => {
  test.each(firstClass)('%s loses nothing', async (file) => {
    const api = await checked(path.join(corpus, file));
    expect(api?.operations.length).toBe(api?.declaredOperations);
    expect(api?.operations.length).toBeGreaterThan(0);
  });

  test.each(others)('%s holds together', async (file) => {
    await checked(path.join(corpus, file));
  }, 60_000);
});

test('our own document gives the calls that it promises', async () => {
  const api = await checked(specFile);
  const calls = (resources: readonly Resource[]): readonly string[] =>
    resources.flatMap(({ id, operations, children }) => [
      ...operations.map((operation) => `${id}.${api?.operations.find((found) => found.id === operation)?.method.join(' ') ?? ''}`),
      ...calls(children),
    ]);
  expect(calls(api?.resources ?? [])).toEqual(
    expect.arrayContaining(['Products.list', 'Products.update', 'Variants.create', 'Users.me', 'Reviews.list By Product', 'Checkout.create', 'Subscription Offers.list', 'Webhooks.test', 'Discounts.validate']),
  );
  expect(api?.operations).toHaveLength(45);
});

/** Builds a document and checks what must hold for any: nothing where checks before it refuse the document. */
async function checked(file: string): Promise<Api | undefined> {
  const { document } = await loadDocument(file);
  if (document === undefined) return undefined;
  const diagnostics = createDiagnostics();
  const api = buildApi(document, diagnostics);

  const schemas = new Map(api.schemas.map((schema) => [schema.id, schema]));
  expect(schemas.size).toBe(api.schemas.length);
  let unsupported = 0;
  const wrong: unknown[] = [];
  for (const type of typesOf(api)) {
    wrong.push(...refsOf(type).filter((id) => !schemas.has(id)));
    visitTypes(type, (inner) => {
      if (inner.kind === 'unknown' && inner.reason === 'unsupported') unsupported += 1;
      if (inner.kind === 'object') wrong.push(...inner.extends.filter((id) => !extensible(schemas.get(id)?.type, schemas)));
      if (inner.kind === 'union' && (inner.variants.length < 2 || (inner.discrimination.by === 'none' && inner.discrimination.reason === 'undecided'))) wrong.push(inner);
    });
  }
  expect(wrong, 'references to nowhere, bases that are no objects, unions that are none or not decided').toEqual([]);
  const reported = diagnostics.all().filter(({ code }) => code.startsWith('schema-'));
  expect(unsupported === 0 || reported.length > 0).toBe(true);
  expect(diagnostics.all().filter(({ place }) => place?.pointer === undefined)).toEqual([]);
  checkNames(api);
  return api;
}

function checkNames(api: Api): void {
  const placed: string[] = [];
  const operations = new Map(api.operations.map((operation) => [operation.id, operation]));
  const visit = (resource: Resource): void => {
    const methods = resource.operations.map((id) => operations.get(id)?.method.join('').toLowerCase());
    expect(new Set(methods).size, `methods of ${resource.id}`).toBe(methods.length);
    placed.push(...resource.operations);
    resource.children.forEach(visit);
  };
  api.resources.forEach(visit);
  expect(placed.sort()).toEqual(api.operations.map(({ id }) => id).sort());
}

/** An interface can extend what is, behind aliases, an object. */
function extensible(type: Type | undefined, schemas: ReadonlyMap<string, { readonly type: Type }>): boolean {
  if (type?.kind === 'ref') return extensible(schemas.get(type.id)?.type, schemas);
  return type?.kind === 'object';
}

function typesOf(api: Api): readonly Type[] {
  return [
    ...api.schemas.map(({ type }) => type),
    ...api.webhooks.map(({ payload }) => payload),
    ...api.operations.flatMap(({ parameters, body, responses }) => [
      ...parameters.map(({ type }) => type),
      ...(body?.contents ?? []).map(({ type }) => type),
      ...responses.flatMap(({ headers, contents }) => [...headers, ...contents].map(({ type }) => type)),
    ]),
  ];
}
