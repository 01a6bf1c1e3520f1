import { describe, expect, test } from 'vitest';
import { placeText } from '../../../generator/diagnostics/terminal.js';
import { loadDocument } from '../../../generator/source/load-document.js';
import { folderOf, head } from '../source/folder.js';

async function findings(text: string, files: Readonly<Record<string, string>> = {}): Promise<readonly string[]> {
  const { diagnostics } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': text, ...files }) });
  return diagnostics.map(({ severity, code, place }) => `${place ? placeText(place).replace('openapi.yaml:', '') : ''} ${severity} ${code}`);
}

const ok = 'responses: { "200": { description: OK } }';

interface RuleCase {
  readonly name: string;
  /** Behind the three lines of openapi, info and nothing else, so that it begins in line 3. */
  readonly text: string;
  readonly found: readonly string[];
}

const cases: readonly RuleCase[] = [
  { name: 'a document that is right', text: `paths:\n  /a/{id}:\n    parameters: [{ name: id, in: path, required: true, schema: { type: string } }]\n    get: { operationId: a, ${ok} }\n`, found: [] },
  { name: 'webhooks only', text: `webhooks:\n  made: { post: { ${ok} } }\n`, found: [] },
  { name: 'no operation', text: 'paths: {}\n', found: ['3:1 warning operation-none'] },
  { name: 'a misspelt member', text: `paths:\n  /a:\n    get: { sumary: Hello, ${ok} }\n`, found: ['5:12 warning keyword-unknown'] },
  { name: 'an extension', text: `paths:\n  /a:\n    get: { x-sumary: Hello, ${ok} }\n`, found: [] },
  { name: 'members in data are none of OpenAPI', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: object, example: { nullable: true, $ref: "#/none", type: 5 }, default: { items: 1 } } } }\n`, found: [] },
  { name: 'a property may be called like a keyword', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: object, properties: { $ref: { type: string }, required: { type: boolean }, type: { type: string } } } } }\n`, found: [] },
  { name: 'a description within a path item is no operation', text: `paths:\n  /a:\n    description: About a\n    summary: A\n    get: { ${ok} }\n`, found: [] },
  { name: 'a key with nothing behind it', text: `paths:\n  /a:\n    get:\n      description:\n      tags:\n      ${ok}\n`, found: ['6:7 warning keyword-null', '7:7 warning keyword-null'] },
  { name: 'a required member that is missing', text: `paths:\n  /a:\n    get: { parameters: [{ name: q, schema: {} }], ${ok} }\n`, found: ['5:25 warning keyword-missing'] },
  { name: 'no responses', text: 'paths:\n  /a:\n    get: {}\n', found: ['5:5 warning keyword-missing'] },
  { name: 'a security scheme without what its type needs', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { securitySchemes: { key: { type: apiKey, name: k } } }\n`, found: ['4:34 warning keyword-missing'] },
  { name: 'a value outside the list', text: `paths:\n  /a:\n    get: { parameters: [{ name: q, in: querry, schema: { type: strng } }], ${ok} }\n`, found: ['5:40 warning keyword-value', '5:64 warning keyword-value'] },
  { name: 'a status that is none', text: 'paths:\n  /a:\n    get: { responses: { 2xx: { description: OK }, 4XX: { description: No }, default: { description: Else } } }\n', found: ['5:25 warning keyword-value'] },
  { name: 'nullable in 3.1', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: string, nullable: true } } }\n`, found: ['4:45 warning keyword-version'] },
  { name: 'boolean schemas', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: object, properties: { b: true }, additionalProperties: false } } }\n`, found: [] },
  { name: 'boolean schemas wherever a schema may stand', text: `paths: { /a: { get: { parameters: [{ name: q, in: query, schema: true }], responses: { "200": { description: OK, content: { application/json: { schema: true } } } } } } }\ncomponents: { schemas: { A: true, B: false, C: { allOf: [true], not: false } } }\n`, found: [] },
  { name: 'required of a property, as before draft 4', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: object, properties: { b: { type: string, required: true } } } } }\n`, found: ['4:88 warning keyword-type'] },
  { name: 'a placeholder in the URL of a reference', text: 'paths:\n  /a: { $ref: "http://localhost:${port}/a.yaml#/a" }\n', found: ['4:15 warning reference-placeholder'] },
  { name: 'a list of items', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: array, items: [{ type: string }] } } }\n`, found: ['4:44 warning keyword-version'] },
  { name: 'a variable without its parameter', text: `paths:\n  /a/{id}:\n    get: { ${ok} }\n`, found: ['5:5 warning path-parameter-undeclared'] },
  { name: 'a parameter without its variable', text: `paths:\n  /a:\n    get: { parameters: [{ name: id, in: path, required: true, schema: {} }], ${ok} }\n`, found: ['5:25 warning path-parameter-unused'] },
  { name: 'a parameter given twice', text: `paths:\n  /a:\n    get: { parameters: [{ name: X, in: header, schema: {} }, { name: x, in: header, schema: {} }, { name: x, in: query, schema: {} }], ${ok} }\n`, found: ['5:62 warning parameter-duplicate'] },
  { name: 'an operation may override a parameter of its path', text: `paths:\n  /a:\n    parameters: [{ name: q, in: query, schema: {} }]\n    get: { parameters: [{ name: q, in: query, schema: {} }], ${ok} }\n`, found: [] },
  { name: 'two paths equal but for their variables', text: `paths:\n  /a/{x}:\n    get: { parameters: [{ name: x, in: path, required: true, schema: {} }], ${ok} }\n  /a/{y}:\n    post: { parameters: [{ name: y, in: path, required: true, schema: {} }], ${ok} }\n`, found: ['6:3 warning path-duplicate'] },
  { name: 'a path without a slash', text: `paths:\n  a:\n    get: { ${ok} }\n`, found: ['4:3 warning path-form'] },
  { name: 'a security scheme that is not declared', text: `security: [{ kee: [] }]\npaths: { /a: { get: { security: [{}], ${ok} } } }\ncomponents: { securitySchemes: { key: { type: http, scheme: bearer } } }\n`, found: ['3:14 warning security-scheme-unknown'] },
  { name: 'a reference in place of an operation', text: `paths:\n  /a:\n    get: { $ref: '#/x-get' }\nx-get: { operationId: a, sumary: x, ${ok} }\n`, found: ['5:5 info reference-misplaced', '6:26 warning keyword-unknown'] },
  { name: 'members beside a reference', text: `paths:\n  /a:\n    get: { parameters: [{ $ref: '#/components/parameters/q', required: true }], ${ok} }\ncomponents: { parameters: { q: { name: q, in: query, schema: {} } } }\n`, found: ['5:62 warning keyword-unknown'] },
  { name: 'a schema beside a reference', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { $ref: '#/components/schemas/B', minLength: 1 }, B: { type: string } } }\n`, found: [] },
  { name: 'an empty array in place of an empty object', text: `paths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: object, properties: [] }, B: [] } }\n`, found: ['4:57 warning keyword-type', '4:66 warning keyword-type'] },
  { name: 'examples of a wrong form', text: `paths: { /a: { get: { responses: { "200": { description: OK, content: { text/plain: { examples: { a: hello } } } } } } } }\n`, found: ['3:102 warning keyword-type'] },
  { name: 'a target of the wrong form', text: `paths:\n  /a:\n    get: { responses: { "200": { $ref: '#/info/title' } } }\n`, found: ['2:16 error keyword-type'] },
];

describe('each rule', () => {
  test.each(cases)('$name', async ({ text, found }) => {
    expect(await findings(head + text)).toEqual(found);
  });
});

test('type arrays in 3.0, where the keyword has one name only', async () => {
  const text = `openapi: 3.0.3\ninfo: { title: T, version: "1" }\npaths: { /a: { get: { ${ok} } } }\ncomponents: { schemas: { A: { type: [string, "null"] }, B: { type: string, nullable: true } } }\n`;
  expect(await findings(text)).toEqual(['4:37 warning keyword-version']);
});

test('versions without quotes are understood as they are written', async () => {
  const text = `openapi: 3.1\ninfo: { title: T, version: 1.0 }\npaths: { /a: { get: { ${ok} } } }\n`;
  expect(await findings(text)).toEqual(['1:10 warning keyword-type', '2:28 warning keyword-type']);
  const { document } = await loadDocument('openapi.yaml', { cwd: folderOf({ 'openapi.yaml': text }) });
  expect(document?.version).toBe('3.1');
  expect(document?.root.get('info')?.string('version')).toBe('1.0');
});

test('what is wrong in another file is found there, once', async () => {
  const files = { 'b.yaml': `get:\n  sumary: x\n  ${ok}\n` };
  expect(await findings(`${head}paths:\n  /a: { $ref: b.yaml }\n  /b: { $ref: b.yaml }\n`, files)).toEqual(['b.yaml:2:3 warning keyword-unknown']);
});
