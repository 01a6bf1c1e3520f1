import { expect, test } from 'vitest';
import { loadDocument } from '../../../generator/source/load-document.js';
import { folderOf, head } from './folder.js';

test('reads are checked by type, and know their place', async () => {
  const text = `${head}paths: {}\nx-data: { text: a, number: 1, flag: false, list: [a, 1, b], nothing: null }\n`;
  const { document } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': text }) });
  const data = document?.root.get('x-data');
  expect(data?.string('text')).toBe('a');
  expect(data?.string('number')).toBeUndefined();
  expect(data?.number('number')).toBe(1);
  expect(data?.boolean('flag')).toBe(false);
  expect(data?.boolean('text')).toBeUndefined();
  expect(data?.strings('list')).toEqual(['a', 'b']);
  expect(data?.strings('text')).toBeUndefined();
  expect(data?.get('nothing')?.value).toBeNull();
  expect(data?.get('none')).toBeUndefined();
  expect(data?.get('toString')).toBeUndefined();
  expect(data?.get('list')?.get('length')).toBeUndefined();
  expect(data?.get('list')?.items().map(({ id, key }) => [id, key])).toEqual([
    ['openapi.yaml#/x-data/list/0', '0'],
    ['openapi.yaml#/x-data/list/1', '1'],
    ['openapi.yaml#/x-data/list/2', '2'],
  ]);
  expect(data?.entries().map(([key]) => key)).toEqual(['text', 'number', 'flag', 'list', 'nothing']);
  expect(data?.items()).toEqual([]);
  expect(document?.locate({ file: 'openapi.yaml', pointer: '/x-data/list/1' })).toEqual({ file: 'openapi.yaml', pointer: '/x-data/list/1', line: 4, column: 54, length: 1 });
  expect(document?.locate({ file: 'openapi.yaml', pointer: '/x-data/flag' }, 'key')).toMatchObject({ line: 4, column: 31, length: 4 });
  expect(document?.locate({ file: 'openapi.yaml', pointer: '/x-data/none/deeper' })).toMatchObject({ line: 4, column: 9 });
});

test('beside a reference', async () => {
  const text = `${head}paths: {}\ncomponents:\n  schemas:\n    A: { $ref: '#/components/schemas/B', description: of A }\n    B: { type: string }\n`;
  const { document } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': text }) });
  const node = document?.root.get('components')?.get('schemas')?.get('A');
  expect(node?.ref).toBe('#/components/schemas/B');
  expect(node?.refSiblings.map(([key, { value }]) => [key, value])).toEqual([['description', 'of A']]);
  expect(node?.deref().ref).toBeUndefined();
  expect(node?.deref().key).toBe('B');
});
