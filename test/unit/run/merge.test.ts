import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { check, generate } from '../../../generator/index.js';
import { folderOf, head } from '../source/folder.js';

const spec = (summary: string): string => `${head}servers: [{ url: https://api.example.com }]\npaths:\n  /pets:\n    get: { tags: [pets], operationId: listPets, summary: ${summary}, responses: { "200": { description: OK } } }\n`;
const config = { spec: 'openapi.yaml', out: 'sdk' };
const file = 'src/resources/pets.ts';

let cwd: string;
const at = (name: string): string => path.join(cwd, 'sdk', name);
const read = (name: string): string => readFileSync(at(name), 'utf8');
const edit = (from: string, to: string): void => {
  expect(read(file)).toContain(from);
  writeFileSync(at(file), read(file).replace(from, to));
};
const describedAs = (summary: string): void => writeFileSync(path.join(cwd, 'openapi.yaml'), spec(summary));

beforeEach(async () => {
  cwd = folderOf({ 'openapi.yaml': spec('Lists them.') });
  await generate({ config, cwd });
});

describe('a hand edit', () => {
  test('is kept beside what is new, and is what the file should be from then on', async () => {
    edit('export class', '/* mine */ export class');
    describedAs('Lists all of them.');
    expect(await generate({ config, cwd })).toMatchObject({ ok: false, sdks: [{ status: 'output', diagnostics: [{ code: 'output-edited' }] }] });
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true, sdks: [{ status: 'written', diagnostics: [] }] });
    expect(read(file)).toContain('/* mine */ export class');
    expect(read(file)).toContain('Lists all of them.');

    expect(await check({ config, cwd })).toMatchObject({ ok: true });
    expect(await generate({ config, cwd })).toMatchObject({ ok: true, sdks: [{ status: 'unchanged' }] });
    expect(read(file)).toContain('/* mine */');
  });

  test('is refused again when its file changes again, and merged again', async () => {
    edit('export class', '/* mine */ export class');
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true, sdks: [{ status: 'unchanged' }] });
    describedAs('Lists every one.');
    expect(await generate({ config, cwd })).toMatchObject({ ok: false });
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true });
    expect(read(file)).toMatch(/\/\* mine \*\/[^]*Lists every one\./);
  });

  test('that contradicts what is new is marked, with its place, until it is settled', async () => {
    edit('Lists them.', 'Lists mine.');
    describedAs('Lists all of them.');
    const line = read(file).split('\n').findIndex((text) => text.includes('Lists mine.')) + 1;
    const { sdks } = await generate({ config, cwd, merge: true });
    expect(sdks).toMatchObject([{ status: 'conflicts', diagnostics: [{ code: 'output-conflict', place: { file: path.join('sdk', file), line } }] }]);
    expect(read(file)).toMatch(/<<<<<<< edited by hand\n.*Lists mine\.\n=======\n.*Lists all of them\.\n>>>>>>> generated\n/);
    expect(await check({ config, cwd })).toMatchObject({ ok: false, sdks: [{ differences: [{ path: file, kind: 'edited' }] }] });
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ sdks: [{ status: 'conflicts' }] });

    writeFileSync(at(file), read(file).replace(/<<<<<<< .*\n(.*\n)=======\n.*\n>>>>>>> .*\n/, '$1'));
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true });
    expect(read(file)).toContain('Lists mine.');
    expect(await check({ config, cwd })).toMatchObject({ ok: true });
  });

  test('is overwritten by force, kept before or not', async () => {
    edit('export class', '/* mine */ export class');
    await generate({ config, cwd, merge: true });
    describedAs('Lists every one.');
    expect(await generate({ config, cwd, force: true })).toMatchObject({ ok: true });
    expect(read(file)).not.toContain('mine');
    expect(await check({ config, cwd })).toMatchObject({ ok: true });
  });

  test('with other line ends is the same edit', async () => {
    edit('export class', '/* mine */ export class');
    writeFileSync(at(file), read(file).replaceAll('\n', '\r\n'));
    describedAs('Lists all of them.');
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true });
    expect(read(file)).toMatch(/\/\* mine \*\/[^\r]*Lists all of them\.\n/);
  });
});

describe('the text from which an edit was made', () => {
  const forget = (): void => rmSync(at('.sdkwright/pristine'), { recursive: true });

  test('is kept for each file, once, and not in version control', async () => {
    const names = (): readonly string[] => readdirSync(at('.sdkwright/pristine'));
    const { files } = JSON.parse(read('.sdkwright/manifest.json'));
    expect(new Set(names())).toEqual(new Set(['.gitignore', ...Object.values(files)]));
    describedAs('Lists all of them.');
    await generate({ config, cwd });
    expect(names()).toHaveLength(new Set(Object.values(files)).size + 1);
    expect(read('.sdkwright/pristine/.gitignore')).toBe('*\n');
  });

  test('is found in the commits of a fresh clone', async () => {
    const git = (...args: readonly string[]): string => execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], { cwd, encoding: 'utf8' });
    git('init', '-q');
    git('add', '.');
    expect(git('ls-files')).not.toContain('pristine');
    git('commit', '-qm', 'Generated');
    edit('export class', '/* mine */ export class');
    git('commit', '-qam', 'Edited');
    forget();
    describedAs('Lists all of them.');
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: true });
    expect(read(file)).toMatch(/\/\* mine \*\/[^]*Lists all of them\./);
  });

  test('is nothing that has another hash: the edit is refused as without --merge', async () => {
    const store = at('.sdkwright/pristine');
    for (const name of readdirSync(store)) writeFileSync(path.join(store, name), '');
    edit('export class', '/* mine */ export class');
    describedAs('Lists all of them.');
    expect(await generate({ config, cwd, merge: true })).toMatchObject({ ok: false, sdks: [{ status: 'output', diagnostics: [{ code: 'output-edited' }] }] });
    expect(read(file)).toContain('/* mine */');
  });
});
