import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../generator/commands/check.js';
import { runDiff } from '../../generator/commands/diff.js';
import { runGenerate } from '../../generator/commands/generate.js';
import { createReporter } from '../../generator/commands/reporter.js';
import { folderOf, head } from '../unit/source/folder.js';

const pets = "  /pets:\n    get: { tags: [Pets], operationId: listPets, responses: { '200': { description: OK, content: { application/json: { schema: { $ref: '#/components/schemas/pet-list' } } } } } }\n";
/** The name is the one that the other would have, were it not there first. */
const search = "  /pets/list:\n    get: { tags: [Pets], operationId: list, x-sdk-method: list, responses: { '204': { description: OK } } }\n";
const spec = (paths: string, schemas = ''): string => `${head}servers: [{ url: https://api.example.com }]\npaths:\n${paths}components:\n  schemas:\n${schemas}    pet-list: { type: object, properties: { a: { type: string } } }\n`;
const project = { 'openapi.yaml': spec(pets), 'sdkwright.config.json': '{ "spec": "openapi.yaml", "out": "sdk" }' };

test('a name stays where a better claim to it appears, and goes where the lock does', async () => {
  const cwd = folderOf(project);
  const model = (): string => readFileSync(path.join(cwd, 'sdk/api.md'), 'utf8');
  await run('generate', cwd);
  expect(model()).toContain('`PetList`');
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(pets, '    PetList: { type: object, properties: { b: { type: string } } }\n'));
  expect((await run('check', cwd)).text).toContain('sdkwright.lock.json');
  expect(await run('generate', cwd)).toMatchObject({ code: 0 });
  expect(lock(cwd)).toMatchObject({ schemas: { '#/components/schemas/pet-list': 'PetList', '#/components/schemas/PetList': 'PetListModel' } });
  expect(await run('check', cwd)).toMatchObject({ code: 0 });
  rmSync(path.join(cwd, 'sdk/sdkwright.lock.json'));
  await run('generate', cwd);
  expect(lock(cwd)).toMatchObject({ schemas: { '#/components/schemas/pet-list': 'PetListModel', '#/components/schemas/PetList': 'PetList' } });
});

test('a comparison of versions calls things as the SDK does', async () => {
  const cwd = folderOf({ ...project, 'old.yaml': project['openapi.yaml'] });
  await run('generate', cwd);
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(pets, '    PetList: { type: object, properties: { b: { type: string } } }\n'));
  let text = '';
  const reporter = createReporter({ out: (more) => (text += more), err: (more) => (text += more), colours: false }, {});
  expect(await runDiff('old.yaml', { format: 'json' }, { reporter, cwd })).toBe(0);
  expect(JSON.parse(text)).toMatchObject({ advice: 'minor' });
  rmSync(path.join(cwd, 'sdk/sdkwright.lock.json'));
  text = '';
  await runDiff('old.yaml', { format: 'json' }, { reporter, cwd });
  expect(JSON.parse(text)).toMatchObject({ advice: 'major' });
});

test('what is gone from the document is gone from the lock', async () => {
  const cwd = folderOf({ ...project, 'openapi.yaml': spec(pets + search.replace('x-sdk-method: list, ', '')) });
  await run('generate', cwd);
  expect(lock(cwd)).toMatchObject({ operations: { 'GET /pets/list': { resource: ['Pets'] } } });
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(pets));
  await run('generate', cwd);
  expect(JSON.stringify(lock(cwd))).not.toContain('/pets/list');
});

test('what the document says itself counts for more than the lock', async () => {
  const cwd = folderOf(project);
  await run('generate', cwd);
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(pets.replace('operationId', 'x-sdk-method: all, operationId')).replace('pet-list: { type', 'pet-list: { x-sdk-name: Pets list, type'));
  await run('generate', cwd);
  expect(lock(cwd)).toMatchObject({ operations: { 'GET /pets': { call: 'pets.all' } }, schemas: { '#/components/schemas/pet-list': 'PetsList' } });
});

test('a lock that somebody has edited is heeded, and one that cannot be read stops the run', async () => {
  const cwd = folderOf(project);
  await run('generate', cwd);
  const file = path.join(cwd, 'sdk/sdkwright.lock.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"PetList"', '"AllPets"'));
  expect(await run('generate', cwd)).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(cwd, 'sdk/api.md'), 'utf8')).toContain('`AllPets`');
  for (const text of ['<<<<<<< ours\n', '{ "version": 2 }', readFileSync(file, 'utf8').replace('"AllPets"', '"x; globalThis.pwned = 1"')]) {
    writeFileSync(file, text);
    const refused = await run('generate', cwd);
    expect(refused.text).toContain('error lock-damaged: The lock sdk/sdkwright.lock.json cannot be read');
    expect(refused.code).not.toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(text);
  }
});

test('an SDK of which only the lock is kept gets the names that it had', async () => {
  const cwd = folderOf(project);
  await run('generate', cwd);
  const text = readFileSync(path.join(cwd, 'sdk/sdkwright.lock.json'), 'utf8').replace('"PetList"', '"AllPets"');
  rmSync(path.join(cwd, 'sdk'), { recursive: true });
  const again = folderOf({ ...project, 'sdk/sdkwright.lock.json': text });
  expect(await run('generate', again)).toMatchObject({ code: 0 });
  expect(existsSync(path.join(again, 'sdk/package.json'))).toBe(true);
  expect(lock(again)).toMatchObject({ schemas: { '#/components/schemas/pet-list': 'AllPets' } });
});

function lock(cwd: string): unknown {
  return JSON.parse(readFileSync(path.join(cwd, 'sdk/sdkwright.lock.json'), 'utf8'));
}

async function run(command: 'generate' | 'check', cwd: string): Promise<{ readonly code: number; readonly text: string }> {
  let text = '';
  const reporter = createReporter({ out: (more) => (text += more), err: (more) => (text += more), colours: false }, {});
  const code = await { generate: runGenerate, check: runCheck }[command]({}, { reporter, cwd });
  reporter.finish();
  return { code, text };
}
