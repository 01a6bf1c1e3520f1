import { expect, test } from 'vitest';
import { createDocument, type SourcedDocument } from '../../../generator/source/cursor.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { loadSources } from '../../../generator/source/load.js';
import { folderOf } from './folder.js';

async function documentOf(files: Readonly<Record<string, string>>): Promise<SourcedDocument> {
  const { sources } = await loadSources('openapi.yaml', { cwd: folderOf(files) });
  if (!sources) throw new Error('The document has no value.');
  return createDocument(sources);
}

const at = { file: 'openapi.yaml', pointer: '' };

test('a document is found by what it calls itself, and files beside it below that name', async () => {
  const document = await documentOf({
    'openapi.yaml': `$self: https://example.com/api/openapi.yaml\na: { $ref: 'https://example.com/api/openapi.yaml#/b' }\nb: { x: 1 }\nc: { $ref: 'https://example.com/api/parts/c.yaml#/d' }\n`,
    'parts/c.yaml': `d: { $ref: '../openapi.yaml#/b' }\n`,
  });
  expect(document.root.get('a')?.deref().id).toBe('openapi.yaml#/b');
  expect(document.root.get('c')?.deref().id).toBe('openapi.yaml#/b');
});

test('a schema is found by its $id, and fragments inside it count from it', async () => {
  const document = await documentOf({
    'openapi.yaml': `
components:
  schemas:
    Tree:
      $id: https://example.com/schemas/tree
      $defs: { leaf: { type: string }, pair: { $id: pair, $ref: tree } }
      properties: { own: { $ref: '#/$defs/leaf' }, root: { $ref: '#/components/schemas/Other' } }
    Other: { $ref: 'https://example.com/schemas/tree#/$defs/leaf' }
`,
  });
  const tree = document.root.get('components')?.get('schemas')?.get('Tree');
  expect(tree?.get('properties')?.get('own')?.deref().id).toBe('openapi.yaml#/components/schemas/Tree/$defs/leaf');
  expect(tree?.get('properties')?.get('root')?.deref().id).toBe('openapi.yaml#/components/schemas/Tree/$defs/leaf');
  expect(tree?.get('$defs')?.get('pair')?.deref().id).toBe(tree?.id);
});

test('anchors count from the schema with an $id around the reference', async () => {
  const document = await documentOf({
    'openapi.yaml': `
one: { $id: https://example.com/one, a: { $anchor: here, x: 1 }, b: { $ref: '#here' } }
two: { $id: https://example.com/two, a: { $dynamicAnchor: here, x: 2 }, b: { $ref: '#here' }, c: { $ref: 'one#here' } }
none: { $ref: '#nowhere' }
`,
  });
  const { root } = document;
  expect(root.get('one')?.get('b')?.deref().number('x')).toBe(1);
  expect(root.get('two')?.get('b')?.deref().number('x')).toBe(2);
  expect(root.get('two')?.get('c')?.deref().number('x')).toBe(1);
  expect(document.trace('#nowhere', at)).toMatchObject({ kind: 'pointer', token: 'nowhere' });
});

test('an $id that names nothing reachable is never fetched', async () => {
  const { diagnostics } = await loadDocument('openapi.yaml', {
    cwd: folderOf({
      'openapi.yaml': `openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: { /a: { get: { responses: { "200": { description: OK, content: { application/json: { schema: { $ref: 'https://example.com/a' } } } } } } } }\ncomponents: { schemas: { A: { $id: 'https://example.com/a', type: string } } }\n`,
    }),
  });
  expect(diagnostics).toEqual([]);
});
