import { expect, test } from 'vitest';
import type { Json } from '../../../generator/ir/model.js';
import { placeText } from '../../../generator/diagnostics/terminal.js';
import { createDocument, type SourcedDocument } from '../../../generator/source/cursor.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { loadSources } from '../../../generator/source/load.js';
import { folderOf } from './folder.js';

const overlay = (actions: string, version = '1.1.0'): string => `overlay: ${version}\ninfo: { title: O, version: "1" }\nactions:\n${actions}`;

async function overlaid(text: string, ...overlays: readonly string[]): Promise<{ readonly document: SourcedDocument; readonly found: readonly string[] }> {
  const names = overlays.map((_, index) => `overlay-${index}.yaml`);
  const cwd = folderOf({ 'openapi.yaml': text, ...Object.fromEntries(overlays.map((content, index) => [`overlay-${index}.yaml`, content])) });
  const { sources, diagnostics } = await loadSources('openapi.yaml', { cwd, overlays: names });
  if (!sources) throw new Error(JSON.stringify(diagnostics));
  return { document: createDocument(sources), found: diagnostics.map(({ code, place }) => `${place ? placeText(place) : ''} ${code}`) };
}

const before = 'a: { b: 1, c: [x, y], d: { e: 1 } }\nf: [{ n: 1 }, { n: 2 }, { n: 3 }]\n';

test.each<[name: string, action: string, expected: Json]>([
  ['objects are merged, lists are joined, other values replaced', '  - { target: $.a, update: { b: 2, c: [z], d: { g: 1 }, h: new } }', { a: { b: 2, c: ['x', 'y', 'z'], d: { e: 1, g: 1 }, h: 'new' }, f: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['an entry for a list', '  - { target: $.a.c, update: z }', { a: { b: 1, c: ['x', 'y', 'z'], d: { e: 1 } }, f: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['a plain value as target', '  - { target: $.a.b, update: two }', { a: { b: 'two', c: ['x', 'y'], d: { e: 1 } }, f: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['every target of a filter', '  - { target: "$.f[?@.n > 1]", update: { big: true } }', { a: { b: 1, c: ['x', 'y'], d: { e: 1 } }, f: [{ n: 1 }, { n: 2, big: true }, { n: 3, big: true }] }],
  ['removal of several items', '  - { target: "$.f[?@.n < 3]", remove: true }\n  - { target: $.a, remove: true }', { f: [{ n: 3 }] }],
  ['a copy', '  - { target: $.a, copy: "$.f[0]" }', { a: { b: 1, c: ['x', 'y'], d: { e: 1 }, n: 1 }, f: [{ n: 1 }, { n: 2 }, { n: 3 }] }],
  ['one action after another', '  - { target: $, update: { z: { k: 1 } } }\n  - { target: $.z, update: { l: 2 } }\n  - { target: $.a, remove: true }\n  - { target: $.f, remove: true }', { z: { k: 1, l: 2 } }],
])('%s', async (_name, action, expected) => {
  const { document, found } = await overlaid(before, overlay(action));
  expect(found).toEqual([]);
  expect(document.root.value).toEqual(expected);
});

test('what an overlay brings in is found in it, and everything else where it was', async () => {
  const { document } = await overlaid(
    'list:\n  - { n: 1 }\n  - { n: 2 }\nschemas:\n  Old: { type: string }\n',
    overlay(`  - target: $.list[0]\n    remove: true\n  - target: $.schemas\n    update:\n      New:\n        properties:\n          old: { $ref: '#/schemas/Old' }\n`),
    overlay(`  - target: $.schemas.New\n    update: { properties: { other: { $ref: '#/schemas/New' } } }\n`),
  );
  const second = document.root.get('list')?.items()[0];
  expect(second?.number('n')).toBe(2);
  expect(second && placeText(document.locate(second.origin))).toBe('openapi.yaml:3:5');
  const added = document.root.get('schemas')?.get('New');
  const old = added?.get('properties')?.get('old');
  expect(old && placeText(document.locate(old.origin))).toBe('overlay-0.yaml:10:16');
  expect(old?.deref().id).toBe('openapi.yaml#/schemas/Old');
  const other = added?.get('properties')?.get('other');
  expect(other && placeText(document.locate(other.origin))).toBe('overlay-1.yaml:5:36');
  expect(other?.deref().id).toBe(added?.id);
  expect(document.resolve('#/schemas/New/properties/old', { file: 'openapi.yaml', pointer: '' })?.id).toBe('openapi.yaml#/schemas/Old');
});

test.each([
  ['something else', 'openapi: 3.1.0\n', ['overlay-0.yaml:1:1 overlay-invalid']],
  ['an action without target', overlay('  - { remove: true }'), ['overlay-0.yaml:4:5 overlay-invalid']],
  ['a target that is no JSONPath', overlay('  - { target: "$.[", remove: true }'), ['overlay-0.yaml:4:15 overlay-invalid']],
  ['a target that selects nothing', overlay('  - { target: $.nothing, remove: true }'), ['overlay-0.yaml:4:15 overlay-target-none']],
  ['a copy of nothing', overlay('  - { target: $.a, copy: $.nothing }'), ['overlay-0.yaml:4:26 overlay-invalid']],
  ['broken syntax', 'overlay: [', ['overlay-0.yaml:1:10 syntax-yaml']],
])('refused: %s', async (_name, text, expected) => {
  const { document, found } = await overlaid(before, text);
  expect(found).toEqual(expected);
  expect(document.root.get('a')?.number('b')).toBe(1);
});

test('an overlay that is not there, and one on the network', async () => {
  const cwd = folderOf({ 'openapi.yaml': before });
  const { diagnostics } = await loadSources('openapi.yaml', { cwd, overlays: ['none.yaml', 'https://example.com/o.yaml'] });
  expect(diagnostics.map(({ code }) => code)).toEqual(['file-missing', 'reference-remote']);
});

test('files that only an overlay refers to are read, and checks see the document as it is then', async () => {
  const cwd = folderOf({
    'openapi.yaml': 'openapi: 3.1.0\ninfo: { title: T, version: "1" }\npaths: {}\n',
    'o.yaml': overlay(`  - { target: $.paths, update: { /a: { $ref: parts/a.yaml } } }\n  - { target: $.info, update: { titel: x } }\n`),
    'parts/a.yaml': 'get: { operationId: getA, responses: { "200": { description: OK } } }\n',
  });
  const { document, diagnostics } = await loadDocument('openapi.yaml', { cwd, overlays: ['o.yaml'] });
  expect(document?.root.get('paths')?.get('/a')?.deref().get('get')?.string('operationId')).toBe('getA');
  expect(diagnostics.map(({ code }) => code)).toEqual(['keyword-unknown']);
});
