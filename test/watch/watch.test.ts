import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { GenerateOptions } from '../../generator/run/generate.js';
import { watchSdks, type WatchedRun } from '../../generator/watch/watch.js';
import { compileGenerator } from '../support/program.js';
import { folderOf, head } from '../unit/source/folder.js';

const pets = (summary: string): string => `get: { tags: [pets], operationId: listPets, summary: ${summary}, responses: { "200": { description: OK } } }\n`;
const project = {
  'openapi.yaml': `${head}servers: [{ url: https://api.example.com }]\npaths:\n  /pets: { $ref: 'paths/pets.yaml' }\n`,
  'paths/pets.yaml': pets('One'),
  'overlay.yaml': 'overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions: [{ target: $.info, update: { title: Acme } }]\n',
  'extra.ts': 'export const extra = 1;\n',
  'mine/gitignore.hbs': 'mine/\n',
  'options.ts': "export const client: string = 'First';\n",
  'sdkwright.config.ts': "import { client } from './options.js';\nexport default { spec: 'openapi.yaml', out: 'sdk', overlays: ['overlay.yaml'], custom: ['extra.ts'], templates: 'mine', client };\n",
};

interface Watch {
  readonly cwd: string;
  /** The next run that is told, after those that were awaited. */
  readonly next: () => Promise<WatchedRun>;
  readonly write: (file: string, text: string) => void;
  readonly read: (file: string) => string;
  readonly runs: readonly WatchedRun[];
}

function watching(files: Readonly<Record<string, string>> = project, options: GenerateOptions = {}): Watch {
  const cwd = folderOf(files);
  const controller = new AbortController();
  const runs: WatchedRun[] = [];
  let awaited = 0;
  const ended = watchSdks({ cwd, ...options }, (run) => void runs.push(run), controller.signal);
  onTestFinished(async () => {
    controller.abort();
    await ended;
  });
  return {
    cwd,
    runs,
    async next() {
      for (let turns = 0; turns < 400; turns += 1) {
        const run = runs[awaited];
        if (run) {
          awaited += 1;
          return run;
        }
        await sleep(50);
      }
      throw new Error('Nothing was generated.');
    },
    write: (file, text) => writeFileSync(path.join(cwd, file), text),
    read: (file) => readFileSync(path.join(cwd, file), 'utf8'),
  };
}

describe('every file that was read is followed', () => {
  test.each([
    ['a file that is referred to', 'paths/pets.yaml', pets('Two'), 'src/resources/pets.ts'],
    ['an overlay', 'overlay.yaml', project['overlay.yaml'].replace('Acme', 'Zeta'), 'README.md'],
    ['a hand-written module', 'extra.ts', 'export const extra = 2;\n', 'src/custom/extra.ts'],
    ['a template', 'mine/gitignore.hbs', 'yours/\n', '.gitignore'],
    ['the configuration', 'sdkwright.config.ts', project['sdkwright.config.ts'].replace(', client }', " , client: 'Second' }"), 'src/client.ts'],
    ['what the configuration imports', 'options.ts', "export const client: string = 'Third';\n", 'src/client.ts'],
  ])('%s', async (_, file, text, touched) => {
    const { next, write } = watching();
    expect((await next()).sdks).toMatchObject([{ status: 'written' }]);
    write(file, text);
    const { ok, sdks } = await next();
    expect(ok).toBe(true);
    expect(sdks[0]?.files.written).toContain(touched);
  });

  test('one that is written anew and renamed into place, as editors do', async () => {
    const { next, write, cwd } = watching();
    await next();
    write('paths/pets.yaml~', pets('Two'));
    renameSync(path.join(cwd, 'paths/pets.yaml~'), path.join(cwd, 'paths/pets.yaml'));
    expect((await next()).sdks[0]?.files.written).toContain('src/resources/pets.ts');
  });
});

test('errors are told once, and recovered from', async () => {
  const { next, write, read, runs } = watching();
  await next();
  write('paths/pets.yaml', 'get: [');
  expect(await next()).toMatchObject({ ok: false, sdks: [{ status: 'document' }] });
  write('extra.ts', 'export const extra = 3;\n');
  await sleep(600);
  expect(runs).toHaveLength(2);
  write('paths/pets.yaml', pets('Mended'));
  expect(await next()).toMatchObject({ ok: true, sdks: [{ status: 'written' }] });
  expect(read('sdk/src/resources/pets.ts')).toContain('Mended');
});

test('a file that is not there yet, in a folder that is not there', async () => {
  const { 'paths/pets.yaml': _, ...rest } = project;
  const { next, write, cwd } = watching(rest);
  expect(await next()).toMatchObject({ ok: false });
  mkdirSync(path.join(cwd, 'paths'));
  write('paths/pets.yaml', pets('Here'));
  expect(await next()).toMatchObject({ ok: true });
});

test('a configuration that comes and goes', async () => {
  const { 'sdkwright.config.ts': config, ...rest } = project;
  const { next, write, cwd } = watching(rest);
  expect(await next()).toMatchObject({ ok: false, diagnostics: [{ code: 'config-option' }] });
  write('sdkwright.config.ts', config);
  expect(await next()).toMatchObject({ ok: true });
  rmSync(path.join(cwd, 'sdkwright.config.ts'));
  expect(await next()).toMatchObject({ ok: false });
});

test('a burst of changes is one run, and a file that is saved as it was is none', async () => {
  const { next, write, read, runs } = watching();
  await next();
  write('extra.ts', read('extra.ts'));
  await sleep(600);
  expect(runs).toHaveLength(1);
  for (let index = 0; index < 10; index += 1) write('paths/pets.yaml', pets(`Burst${index}`));
  await next();
  expect(read('sdk/src/resources/pets.ts')).toContain('Burst9');
  await sleep(300);
  expect(runs).toHaveLength(2);
});

test.each(['SIGINT', 'SIGTERM'] as const)('the command ends by %s with 0', async (signal) => {
  const cwd = folderOf(project);
  const child = spawn(process.execPath, [await compileGenerator('watch'), 'generate', '--watch'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  const [first] = await once(child.stdout, 'data');
  expect(String(first)).toContain('1 operation');
  child.kill(signal);
  expect(await ended).toEqual([0, null]);
});
