import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createProgramIdentity } from '../../../generator/inputs/program.js';
import { makeSdk, type Made } from '../../../generator/run/make.js';
import { openProjects, type Project, type RunOptions } from '../../../generator/run/project.js';
import { applySync } from '../../../generator/write/apply.js';
import { earlierTexts } from '../../../generator/write/reuse.js';
import { folderOf, head } from '../source/folder.js';

const pets = `get: { tags: [pets], operationId: listPets, responses: { "200": { description: OK, content: { application/json: { schema: { $ref: 'pet.yaml' } } } } } }\n`;
const project = {
  'openapi.yaml': `${head}servers: [{ url: https://api.example.com }]\npaths:\n  /pets: { $ref: 'pets.yaml' }\n`,
  'pets.yaml': pets,
  'pet.yaml': 'type: object\nproperties: { name: { type: string } }\n',
  'overlay.yaml': 'overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions: [{ target: $.info, update: { title: Acme } }]\n',
  'extra.ts': 'export const extra = 1;\n',
  'sdkwright.config.json': '{ "spec": "openapi.yaml", "out": "sdk", "overlays": ["overlay.yaml"], "custom": ["extra.ts"], "package": { "name": "acme" } }',
};

let cwd: string;

async function make(options: RunOptions = {}): Promise<Made> {
  return makeSdk(await open(options));
}

async function open(options: RunOptions = {}): Promise<Project> {
  const opened = await openProjects({ cwd, ...options }, ['spec', 'out']);
  const [project] = 'projects' in opened ? opened.projects : [];
  if (!project) throw new Error(JSON.stringify(opened));
  return project;
}

async function write(): Promise<void> {
  const made = await make();
  if (made.kind !== 'made') throw new Error(`The SDK was not made: ${made.kind}`);
  await applySync(made.plan);
}

const replace = (file: string, from: string, to: string): void => {
  const text = readFileSync(path.join(cwd, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(path.join(cwd, file), text.replace(from, to));
};

beforeEach(async () => {
  cwd = folderOf(project);
  await write();
});

describe('an SDK is known to be up to date', () => {
  test('while nothing has changed, whatever the times of files say', async () => {
    for (const file of [...Object.keys(project), 'sdk/package.json']) utimesSync(path.join(cwd, file), new Date(), new Date());
    expect(await make()).toMatchObject({ kind: 'known', summary: { operations: 1 }, warnings: 0 });
  });

  test('in another place, by another working folder', async () => {
    expect(await make({ cwd: path.join(cwd, '..'), config: path.join(cwd, 'sdkwright.config.json') })).toMatchObject({ kind: 'known' });
  });

  test.each([
    ['the document', 'openapi.yaml', 'api.example.com', 'api.example.net'],
    ['a file that it refers to', 'pets.yaml', 'OK', 'Okay'],
    ['a file that this refers to', 'pet.yaml', 'name', 'title'],
    ['an overlay', 'overlay.yaml', 'Acme', 'Zeta'],
    ['a hand-written module', 'extra.ts', '1', '2'],
    ['an option', 'sdkwright.config.json', '"acme"', '"zeta"'],
    ['a file of the SDK', 'sdk/src/index.ts', 'export', 'export  '],
    ['the manifest', 'sdk/.sdkwright/manifest.json', '"program": "', '"program": "0'],
  ])('not when %s has changed, but when it is changed back', async (_, file, from, to) => {
    const before = await make();
    expect(before.kind).toBe('known');
    replace(file, from, to);
    expect((await make()).kind).toBe('made');
    replace(file, to, from);
    expect(await make()).toEqual(before);
  });

  test('not when a file of the SDK is gone', async () => {
    rmSync(path.join(cwd, 'sdk/README.md'));
    expect((await make()).kind).toBe('made');
  });

  test('not when a file that it was made from is gone', async () => {
    rmSync(path.join(cwd, 'pet.yaml'));
    expect((await make()).kind).toBe('refused');
  });

  test('not when the command line says something else', async () => {
    expect((await make({ overlay: [] })).kind).toBe('made');
    expect((await make({ strict: true })).kind).toBe('made');
  });

  test('with its warnings counted, or made anew where each is asked for', async () => {
    replace('pets.yaml', 'tags', 'sumary: x, tags');
    await write();
    expect(await make()).toMatchObject({ kind: 'known', warnings: 1, notes: 0 });
    expect((await makeSdk(await open(), { everyWarning: true })).kind).toBe('made');
  });
});

describe('a text is used again', () => {
  const draftsOf = (): Readonly<Record<string, string>> => JSON.parse(readFileSync(path.join(cwd, 'sdk/.sdkwright/manifest.json'), 'utf8')).drafts;
  const reused = (file: string, draft = draftsOf()[file] ?? ''): string | undefined => earlierTexts(path.join(cwd, 'sdk'), createProgramIdentity())(file, draft);
  const file = 'src/resources/pets.ts';

  test('where its draft is the same, and it is as it was written', () => {
    expect(reused(file)).toBe(readFileSync(path.join(cwd, 'sdk', file), 'utf8'));
    expect(reused(file, 'another')).toBeUndefined();
    replace(`sdk/${file}`, 'export', 'export ');
    expect(reused(file)).toBeUndefined();
  });

  test('with line ends as they were printed', () => {
    const text = readFileSync(path.join(cwd, 'sdk', file), 'utf8');
    writeFileSync(path.join(cwd, 'sdk', file), text.replaceAll('\n', '\r\n'));
    expect(reused(file)).toBe(text);
  });

  test('but not of another generator', () => {
    replace('sdk/.sdkwright/manifest.json', '"program": "', '"program": "0');
    expect(reused(file)).toBeUndefined();
  });

  test('and gives what printing it would', async () => {
    replace('pet.yaml', 'name', 'title');
    const [reusing, anew] = [await make(), await make({ out: path.join(cwd, 'elsewhere') })];
    if (reusing.kind !== 'made' || anew.kind !== 'made') throw new Error('The SDKs were not made.');
    expect(reusing.plan.files).toEqual(anew.plan.files);
    expect(reusing.plan.write.map((write) => write.path).sort()).toEqual(['src/resources/pets.ts', 'src/schemas.ts']);
  });
});
