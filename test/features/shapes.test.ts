import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { compare, type Shapes } from '../../templates/runtime/features/shapes.js';
import { trust } from '../../templates/runtime/trust.js';
import { generateText } from '../support/generate.js';

/** The data that is emitted for a document whose one operation answers with a schema. */
async function shapesOf(schema: string, components = '{}'): Promise<Shapes> {
  const text = [
    'openapi: 3.1.0',
    'info: { title: T, version: "1" }',
    `components: { schemas: ${components} }`,
    `paths: { /a: { get: { operationId: getA, responses: { "200": { description: ok, content: { application/json: { schema: ${schema} } } } } } } }`,
  ].join('\n');
  const { files, diagnostics } = await generateText(text);
  const source = files?.get('src/schemas.ts');
  if (source === undefined) throw new Error(diagnostics.map((each) => each.message).join('\n'));
  const folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-'));
  try {
    // Beside no other file: without its import.
    const module = path.join(folder, 'schemas.ts');
    await writeFile(module, source.replace(/^import type .*$/m, ''));
    return trust<{ shapes: Shapes }>(await import(pathToFileURL(module).href)).shapes;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function found(schema: string, value: unknown, components?: string): Promise<string[]> {
  const { answers, named } = await shapesOf(schema, components);
  return compare(value, answers['getA']?.['200'] ?? 'any', named).map(({ kind, path: at }) =>
    at === '' ? kind : `${kind} ${at}`,
  );
}

const pets =
  '{ Pet: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { $ref: "#/components/schemas/Dog" }], discriminator: { propertyName: kind } }, Cat: { type: object, required: [kind], properties: { kind: { const: Cat }, lives: { type: integer } } }, Dog: { type: object, required: [kind], properties: { kind: { const: Dog } } } }';

// prettier-ignore
it.each<[string, string, unknown, string[], string?]>([
  ['an enum', '{ type: string, enum: [a, b] }', 'c', ['unknown-value']],
  ['a const', '{ const: a }', 'b', ['unknown-value']],
  ['an enum that the document leaves open', '{ anyOf: [{ type: string, enum: [a] }, { type: string }] }', 'z', []],
  ['null where it may be', '{ type: [string, "null"] }', null, []],
  ['null where it may not', '{ type: string }', null, ['wrong-type']],
  ['an array', '{ type: array, items: { type: boolean } }', [true, 1], ['wrong-type []']],
  ['a tuple', '{ type: array, prefixItems: [{ type: string }], items: { type: number } }', ['a', 'b'], ['wrong-type []']],
  ['an object without a word more', '{ type: object }', { any: 1 }, []],
  ['an object with members', '{ type: object, required: [a], properties: { a: { type: string }, b: { type: string } } }', { c: 1 }, ['missing-field a', 'unknown-field c']],
  ['a map', '{ type: object, additionalProperties: { type: number } }', { a: 1, b: 'x' }, ['wrong-type *']],
  ['an object that allows others', '{ type: object, properties: { a: { type: string } }, additionalProperties: true }', { b: 1 }, []],
  ['patterns', '{ type: object, patternProperties: { "^x-": { type: number } }, additionalProperties: false }', { 'x-a': 'a', b: 1 }, ['wrong-type *', 'unknown-field b']],
  ['a tagged union', '{ $ref: "#/components/schemas/Pet" }', { kind: 'Cat', lives: 9 }, [], pets],
  ['a variant of a tagged union', '{ $ref: "#/components/schemas/Pet" }', { kind: 'Dog', lives: 9 }, ['unknown-field lives'], pets],
  ['a tag that is new', '{ $ref: "#/components/schemas/Pet" }', { kind: 'Cow' }, ['unknown-value kind'], pets],
  ['allOf with a base', '{ allOf: [{ $ref: "#/components/schemas/Base" }, { type: object, properties: { b: { type: string } } }] }', { b: 'b', c: 1 }, ['missing-field a', 'unknown-field c'], '{ Base: { type: object, required: [a], properties: { a: { type: string } } } }'],
  ['a schema that holds itself', '{ $ref: "#/components/schemas/Node" }', { next: { next: { x: 1 } } }, ['unknown-field next.next.x'], '{ Node: { type: object, properties: { next: { $ref: "#/components/schemas/Node" } } } }'],
  ['hostile names', '{ type: object, required: [constructor], properties: { constructor: { enum: [a] }, "\'];//": { type: string }, __proto__: { type: string } } }', JSON.parse('{"constructor":"b","\'];//":1,"__proto__":2}'), ['unknown-value constructor', "wrong-type '];//", 'wrong-type __proto__']],
])('62 says of %s what the document says', async (_, schema, value, expected, components) => {
  expect(await found(schema, value, components)).toEqual(expected);
});
