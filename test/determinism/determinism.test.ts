import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { run } from '../support/run.js';
import { sdkFrom, sdkOf } from '../support/sdk.js';
import { isObject } from '../support/spec.js';
import { root, specFile } from '../support/paths.js';
import { compileGenerator } from '../support/program.js';
import { readTree, temporaryFolder } from '../support/tree.js';

let program: string;
let first: ReadonlyMap<string, string>;
const folders: string[] = [];

beforeAll(async () => {
  program = await compileGenerator('determinism');
  first = await generated([], root, {});
});

afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));

describe('the same document gives the same bytes', () => {
  it('at a second run', async () => {
    expect(first.size).toBeGreaterThan(100);
    expect(await generated([], root, {})).toEqual(first);
  });

  // Turkish has its own lower case of I, and Swedish its own order of letters.
  it.each([
    ['absolute', 'tr_TR.UTF-8', 'Pacific/Kiritimati'],
    ['relative', 'sv_SE.UTF-8', 'America/Caracas'],
    ['absolute', 'C', 'UTC'],
    ['relative', 'de_DE.UTF-8', 'Europe/Berlin'],
    ['absolute', 'ar_EG.UTF-8', 'Africa/Cairo'],
    ['relative', 'hi_IN.UTF-8', 'Asia/Kolkata'],
    ['absolute', 'ja_JP.UTF-8', 'Asia/Tokyo'],
    ['relative', 'lt_LT.UTF-8', 'America/St_Johns'],
    ['absolute', 'th_TH.UTF-8', 'Antarctica/Troll'],
  ])('from another working folder by %s paths, in the locale %s and the time zone %s', async (kind, language, zone) => {
    const given = (file: string): string => (kind === 'absolute' ? file : path.relative(tmpdir(), file));
    const args = ['--config', given(path.join(root, 'sdkwright.config.ts')), '--spec', given(specFile)];
    expect(await generated(args, tmpdir(), { LC_ALL: language, LANG: language, LANGUAGE: language, TZ: zone })).toEqual(first);
  });

  it('as a file, or as the same text from standard input', async () => {
    const { files } = await sdkOf(bookshop(false));
    const folder = await temporaryFolder('stdin');
    folders.push(folder);
    const { code, output } = await run(process.execPath, [program, 'generate', '--spec', '-', '--out', 'sdk'], folder, process.env, bookshop(false));
    expect(code, output).toBe(0);
    expect(withoutManifest(await readTree(path.join(folder, 'sdk')))).toEqual(new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1))));
  });

  it('without a trace of the machine or the time', () => {
    for (const [file, text] of first) {
      for (const trace of [root, tmpdir(), process.version, new Date().toISOString().slice(0, 10)]) expect(text.includes(trace), `${trace} in ${file}`).toBe(false);
      expect(text.includes('\r'), file).toBe(false);
      expect(text.endsWith('\n'), file).toBe(true);
    }
  });
});

describe('what has no order in the specification', () => {
  it('changes nothing but order: the same declarations with components, responses and members of schemas turned around', async () => {
    const [usual, turned] = await Promise.all([sdkOf(bookshop(false)), sdkOf(bookshop(true))]);
    expect([...turned.files.keys()].sort()).toEqual([...usual.files.keys()].sort());
    for (const [file, text] of usual.files) expect(wordsOf(turned.files.get(file)), file).toEqual(wordsOf(text));
  });

  it('and the first order is kept, not sorted', async () => {
    const { files } = await sdkOf(bookshop(false));
    const model = files.get('src/resources/books.ts') ?? '';
    const members = ['zone', 'title', 'author'].map((member) => model.indexOf(`\n  ${member}: `));
    expect(members.every((at) => at > 0)).toBe(true);
    expect(members).toEqual([...members].sort((a, b) => a - b));
  });

  it('JSON and YAML give the same', async () => {
    const yaml = await sdkOf(bookshop(false));
    const json = await sdkOf(JSON.stringify(parse(bookshop(false)), undefined, 2));
    expect(json.files).toEqual(yaml.files);
  });

  it('the same document under another name gives the same', async () => {
    const folder = await temporaryFolder('renamed');
    folders.push(folder);
    await writeFile(path.join(folder, 'other name.yml'), bookshop(false));
    const { files } = await sdkFrom(path.join(folder, 'other name.yml'));
    expect(files).toEqual((await sdkOf(bookshop(false))).files);
  });
});

/** What the command writes into an empty folder. */
async function generated(args: readonly string[], cwd: string, env: Readonly<Record<string, string>>): Promise<ReadonlyMap<string, string>> {
  const out = await temporaryFolder('determinism');
  folders.push(out);
  const { code, output } = await run(process.execPath, [program, 'generate', '--out', out, ...args], cwd, { ...process.env, ...env });
  expect(code, output).toBe(0);
  return readTree(out);
}

function withoutManifest(files: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...files].filter(([file]) => !file.startsWith('.sdkwright/')));
}

/** The words of a text without their order. */
function wordsOf(text: string | undefined): readonly string[] {
  return (text ?? '').split(/[\s{}()[\],;|]+/).filter((word) => word !== '').sort();
}

const shop = `
openapi: 3.1.0
info: { title: Bookshop, version: 1.0.0 }
servers: [{ url: https://api.bookshop.example }]
paths:
  /books:
    get:
      operationId: listBooks
      tags: [Books]
      parameters:
        - { name: order, in: query, schema: { type: string, enum: [new, old] } }
      responses:
        '200': { description: The books., content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Book' } } } } }
        '404': { description: None., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
        default: { description: A problem., content: { application/json: { schema: { $ref: '#/components/schemas/Problem' } } } }
    post:
      operationId: createBook
      tags: [Books]
      requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } }
      responses:
        '201': { description: The book., content: { application/json: { schema: { $ref: '#/components/schemas/Book' } } } }
components:
  schemas:
    Problem:
      type: object
      properties: { code: { type: string }, message: { type: string } }
    Book:
      type: object
      required: [zone, title, author]
      properties:
        zone: { type: string, description: Where it stands. }
        title: { type: string, description: What it is called. }
        author: { $ref: '#/components/schemas/Author' }
    Author:
      type: object
      required: [name]
      properties: { name: { type: string }, born: { type: string, format: date } }
`;

/** Maps whose keys have no order by the specification (OpenAPI 3.1, section 4.8): turned around, or as they are. */
function bookshop(turned: boolean): string {
  const turn = (value: unknown, key: string | undefined): unknown => {
    if (Array.isArray(value)) return value.map((item) => turn(item, undefined));
    if (!isObject(value)) return value;
    const entries = Object.entries(value).map(([name, member]) => [name, turn(member, name)] as const);
    return Object.fromEntries(key !== undefined && ['schemas', 'responses', 'properties', 'components'].includes(key) ? entries.reverse() : entries);
  };
  return turned ? stringify(turn(parse(shop), undefined)) : shop;
}
