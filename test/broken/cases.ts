/** A document that is wrong in one way, and what has to be said about it. */
export interface BrokenCase {
  readonly name: string;
  /** Files by name; `openapi.yaml` is the root unless `root` says otherwise. */
  readonly files: Readonly<Record<string, string | Uint8Array>>;
  readonly root?: string;
  readonly code: string;
  /** `file:line:col`, or only the file where there is no line. */
  readonly place: string;
  readonly message: RegExp;
  /** The line of the file that the frame shows, with the characters under the carets. */
  readonly frame?: readonly [line: string, marked: string];
  readonly fix: RegExp;
  /** Place of the other party. */
  readonly related?: string;
}

const info = 'info: { title: T, version: "1" }';
const ok = 'responses: { "200": { description: OK } }';

function bomb(): string {
  const lines = ['openapi: 3.1.0', info, 'paths: {}', 'x-a0: &a0 [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]'];
  for (let level = 1; level < 10; level++) lines.push(`x-a${level}: &a${level} [${Array.from({ length: 10 }, () => `*a${level - 1}`).join(', ')}]`);
  return `${lines.join('\n')}\n`;
}

export const brokenCases: readonly BrokenCase[] = [
  {
    name: 'a $ref whose target is missing',
    files: {
      'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /pets:\n    get:\n      responses:\n        "200":\n          description: OK\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Pett' }\ncomponents:\n  schemas:\n    Pet: { type: object }\n`,
    },
    code: 'reference-unresolved',
    place: 'openapi.yaml:11:31',
    message: /"#\/components\/schemas\/Pett" leads nowhere/,
    frame: ["              schema: { $ref: '#/components/schemas/Pett' }", "'#/components/schemas/Pett'"],
    fix: /Did you mean "Pet"\?/,
  },
  {
    name: 'a $ref to a file that is missing',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /pets:\n    $ref: paths/pets.yml\n`, 'paths/pets.yaml': 'get: {}\n' },
    code: 'reference-file',
    place: 'openapi.yaml:5:11',
    message: /"paths\/pets\.yml" cannot be used\. There is no such file/,
    frame: ['    $ref: paths/pets.yml', 'paths/pets.yml'],
    fix: /Did you mean pets\.yaml, which is in the same folder\?/,
  },
  {
    name: 'a $ref that leaves the folder of the document',
    files: { 'api/openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /a:\n    $ref: ../secret.yaml\n`, 'secret.yaml': 'get: {}\n' },
    root: 'api/openapi.yaml',
    code: 'reference-outside',
    place: 'api/openapi.yaml:5:11',
    message: /outside the folder/,
    frame: ['    $ref: ../secret.yaml', '../secret.yaml'],
    fix: /refs\.folder/,
  },
  {
    name: 'a $ref to the network',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /a:\n    $ref: http://127.0.0.1:9/a.yaml\n` },
    code: 'reference-remote',
    place: 'openapi.yaml:5:11',
    message: /on the network/,
    frame: ['    $ref: http://127.0.0.1:9/a.yaml', 'http://127.0.0.1:9/a.yaml'],
    fix: /Download the file/,
  },
  {
    name: 'references in a circle',
    files: {
      'openapi.yaml': `openapi: 3.1.0\n${info}\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '#/components/schemas/B' }\n    B: { $ref: '#/components/schemas/A' }\n`,
    },
    code: 'reference-cycle',
    place: 'openapi.yaml:6:16',
    message: /circle/,
    frame: ["    A: { $ref: '#/components/schemas/B' }", "'#/components/schemas/B'"],
    fix: /Replace one of them/,
  },
  {
    name: 'a reference to itself',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths: {}\ncomponents:\n  schemas:\n    A: { $ref: '#/components/schemas/A' }\n` },
    code: 'reference-cycle',
    place: 'openapi.yaml:6:16',
    message: /circle/,
    fix: /Replace one of them/,
  },
  {
    name: 'a text where a list belongs',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /a:\n    get:\n      tags: pets\n      ${ok}\n` },
    code: 'keyword-type',
    place: 'openapi.yaml:6:13',
    message: /`tags` should be an array of strings, but is the string "pets"/,
    frame: ['      tags: pets', 'pets'],
    fix: /\["pets"\]/,
  },
  {
    name: 'a number where a text belongs',
    files: { 'openapi.yaml': 'openapi: 3.1.0\ninfo:\n  title: 2024\n  version: "1"\npaths: {}\n' },
    code: 'keyword-type',
    place: 'openapi.yaml:3:10',
    message: /`title` should be a string, but is the number 2024/,
    frame: ['  title: 2024', '2024'],
    fix: /Put the value in quotes/,
  },
  {
    name: 'a list where an object belongs',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  - /a\n` },
    code: 'keyword-type',
    place: 'openapi.yaml:4:3',
    message: /`paths` should be an object \(Paths Object\), but is an array/,
    frame: ['  - /a', '- /a'],
    fix: /Give the member a value of the type named/,
  },
  {
    name: 'YAML that is indented wrongly',
    files: { 'openapi.yaml': `openapi: 3.1.0\ninfo:\n  title: T\n version: "1"\npaths: {}\n` },
    code: 'syntax-yaml',
    place: 'openapi.yaml:4:1',
    message: /./,
    fix: /Indent the line like its siblings|Check the quotes, brackets and indentation/,
  },
  {
    name: 'YAML with an open quote',
    files: { 'openapi.yaml': `openapi: 3.1.0\ninfo: { title: "T }\npaths: {}\n` },
    code: 'syntax-yaml',
    place: 'openapi.yaml:3:9',
    message: /closing "quote/i,
    fix: /Close the quote/,
  },
  {
    name: 'YAML with a colon in a plain text',
    files: { 'openapi.yaml': `openapi: 3.1.0\ninfo:\n  title: Pets: the API\n  version: "1"\npaths: {}\n` },
    code: 'syntax-yaml',
    place: 'openapi.yaml:3:10',
    message: /holds a colon and a space/,
    frame: ['  title: Pets: the API', 'P'],
    fix: /Put the text in quotes/,
  },
  {
    name: 'a key given twice in YAML',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /a: {}\n  /b: {}\n  /a: {}\n` },
    code: 'key-duplicate',
    place: 'openapi.yaml:6:3',
    message: /"\/a" is given twice/,
    frame: ['  /a: {}', '/a'],
    fix: /Remove one/,
    related: 'openapi.yaml:4:3',
  },
  {
    name: 'a key given twice in JSON',
    files: { 'openapi.json': `{\n  "openapi": "3.1.0",\n  "info": { "title": "T", "version": "1" },\n  "paths": { "/a": {},\n    "/a": {} }\n}\n` },
    root: 'openapi.json',
    code: 'key-duplicate',
    place: 'openapi.json:5:5',
    message: /"\/a" is given twice/,
    frame: ['    "/a": {} }', '"/a"'],
    fix: /Remove one/,
    related: 'openapi.json:4:14',
  },
  {
    name: 'JSON that ends too soon',
    files: { 'openapi.json': `{\n  "openapi": "3.1.0",\n  "info": { "title": "T",\n` },
    root: 'openapi.json',
    code: 'syntax-json',
    place: 'openapi.json:3:25',
    message: /./,
    fix: /Close the quote or bracket/,
  },
  {
    name: 'an empty file',
    files: { 'openapi.yaml': '' },
    code: 'document-empty',
    place: 'openapi.yaml:1:1',
    message: /openapi\.yaml is empty/,
    fix: /Restore the content/,
  },
  {
    name: 'a file of comments',
    files: { 'openapi.yaml': '# nothing here yet\n\n' },
    code: 'document-empty',
    place: 'openapi.yaml:1:1',
    message: /is empty/,
    fix: /Restore the content/,
  },
  {
    name: 'a file that is missing',
    files: {},
    code: 'file-missing',
    place: 'openapi.yaml',
    message: /openapi\.yaml is unavailable/,
    fix: /--spec/,
  },
  {
    name: 'a folder',
    files: { 'openapi.yaml/x': '' },
    code: 'file-unreadable',
    place: 'openapi.yaml',
    message: /It is a folder/,
    fix: /Name the file in it/,
  },
  {
    name: 'bytes that are no text',
    files: { 'openapi.yaml': new Uint8Array([0xff, 0xfe, 0x6f, 0x00]) },
    code: 'file-encoding',
    place: 'openapi.yaml',
    message: /UTF-16/,
    fix: /Save the file as UTF-8/,
  },
  {
    name: 'a page of Swagger UI',
    files: { 'openapi.yaml': '<!DOCTYPE html>\n<html><body><div id="swagger-ui"></div></body></html>\n' },
    code: 'document-not-openapi',
    place: 'openapi.yaml:1:1',
    message: /an HTML or XML page/,
    frame: ['<!DOCTYPE html>', '<!DOCTYPE html>'],
    fix: /Swagger UI or Redoc loads it from a URL/,
  },
  {
    name: 'a JSON Schema',
    files: { 'schema.json': '{ "$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object" }' },
    root: 'schema.json',
    code: 'document-not-openapi',
    place: 'schema.json:1:1',
    message: /a JSON Schema/,
    fix: /begins with `openapi:`/,
  },
  {
    name: 'YAML that is something else',
    files: { 'compose.yaml': 'services:\n  web: { image: nginx }\n' },
    root: 'compose.yaml',
    code: 'document-not-openapi',
    place: 'compose.yaml:1:1',
    message: /an object with the members services/,
    fix: /begins with `openapi:`/,
  },
  {
    name: 'a document without its version',
    files: { 'openapi.yaml': `${info}\npaths: {}\n` },
    code: 'document-not-openapi',
    place: 'openapi.yaml:1:1',
    message: /`openapi` with the version is missing/,
    fix: /Add `openapi: 3\.1\.0`/,
  },
  {
    name: 'a version that does not exist',
    files: { 'openapi.yaml': `openapi: 4.0.0\n${info}\npaths: {}\n` },
    code: 'version-unsupported',
    place: 'openapi.yaml:1:10',
    message: /OpenAPI 4\.0/,
    frame: ['openapi: 4.0.0', '4.0.0'],
    fix: /3\.0, 3\.1 and 3\.2/,
  },
  {
    name: 'aliases that expand without end',
    files: { 'openapi.yaml': bomb() },
    code: 'yaml-alias-limit',
    place: 'openapi.yaml:9:47',
    message: /more than 1000000 values/,
    fix: /Replace the aliases by `\$ref`/,
  },
  {
    name: 'an alias within its own anchor',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths: {}\nx-a: &a\n  b: *a\n` },
    code: 'yaml-alias-limit',
    place: 'openapi.yaml:5:6',
    message: /\*a stands inside/,
    frame: ['  b: *a', '*a'],
    fix: /Replace the aliases/,
  },
  {
    name: 'JSON nested without end',
    files: { 'openapi.json': `{"openapi":"3.1.0","x-a":${'['.repeat(5000)}${']'.repeat(5000)}}` },
    root: 'openapi.json',
    code: 'document-too-deep',
    place: 'openapi.json:1:282',
    message: /deeper than 256 levels/,
    fix: /Flatten/,
  },
  {
    name: 'YAML nested without end',
    files: { 'openapi.yaml': `openapi: 3.1.0\nx-a: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n` },
    code: 'document-too-deep',
    place: 'openapi.yaml:1:1',
    message: /deeper than 256 levels/,
    fix: /Flatten/,
  },
  {
    name: 'a syntax error in a file that is referred to',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths:\n  /a:\n    $ref: a.yaml\n`, 'a.yaml': 'get: { tags: [a }\n' },
    code: 'syntax-yaml',
    place: 'a.yaml:1:17',
    message: /./,
    fix: /./,
  },
  {
    name: 'two YAML documents in one file',
    files: { 'openapi.yaml': `openapi: 3.1.0\n${info}\npaths: {}\n---\nopenapi: 3.1.0\n` },
    code: 'syntax-yaml',
    place: 'openapi.yaml:4:1',
    message: /multiple documents/i,
    frame: ['---', '---'],
    fix: /Keep one document/,
  },
];
