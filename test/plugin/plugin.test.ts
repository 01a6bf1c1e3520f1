import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { root, tools } from '../support/paths.js';
import { compileGenerator } from '../support/program.js';
import { run } from '../support/run.js';
import { folderOf, head } from '../unit/source/folder.js';

const document = (title: string): string =>
  `${head.replace('Test', title)}servers: [{ url: https://api.example.com }]\npaths:\n  /pets:\n    get: { tags: [pets], operationId: listPets, responses: { "200": { description: OK } } }\n`;

/** A program that imports an SDK which has not been generated yet. */
const project = {
  'openapi.yaml': document('Bookshop'),
  'package.json': '{ "name": "program", "private": true, "type": "module" }',
  'main.js': "import text from './sdk/package.json';\nconsole.log(text.description);\n",
};

const script = path.join(import.meta.dirname, 'fixtures/bundle.mjs');
let plugin: string;

beforeAll(async () => {
  plugin = path.join(path.dirname(await compileGenerator('plugin')), 'plugin/plugin.js');
});

const argumentsOf = (bundler: string): readonly string[] => [script, plugin, bundler === 'vite' ? path.join(root, 'node_modules') : tools, bundler];

async function eventually(read: () => string, text: string): Promise<void> {
  let found = '';
  for (let turns = 0; turns < 500; turns += 1) {
    try {
      found = read();
    } catch {
      // Not there yet.
    }
    if (found.includes(text)) return;
    await sleep(50);
  }
  throw new Error(`"${text}" never came: ${found}`);
}

describe.each(['vite', 'rollup', 'esbuild', 'webpack'])('%s', (bundler) => {
  test('generates before it builds', async () => {
    const cwd = folderOf(project);
    const { code, output } = await run(process.execPath, argumentsOf(bundler), cwd);
    expect(code, output).toBe(0);
    expect(readFileSync(path.join(cwd, 'dist/main.js'), 'utf8')).toContain('Bookshop');
  });

  test('fails where the document has an error, and says which', async () => {
    const cwd = folderOf({ ...project, 'openapi.yaml': 'paths: [' });
    const { code, output } = await run(process.execPath, argumentsOf(bundler), cwd);
    expect(code).toBe(1);
    expect(output).toMatch(/The SDK could not be generated\.[^]*openapi\.yaml:1:\d+: error syntax-yaml/);
  });

  test('generates again when the document has changed', async () => {
    const cwd = folderOf(project);
    const child = spawn(process.execPath, [...argumentsOf(bundler), 'watch'], { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(async () => {
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    });
    // The development server of Vite builds nothing: it serves what is in the folder, from the first request on.
    if (bundler === 'vite') expect(String(await once(child.stdout, 'data'))).toContain('Bookshop');
    const built = (): string => readFileSync(path.join(cwd, bundler === 'vite' ? 'sdk/package.json' : 'dist/main.js'), 'utf8');
    await eventually(built, 'Bookshop');
    // Watchers of bundlers take a moment after the first build before they see changes.
    await sleep(500);
    writeFileSync(path.join(cwd, 'openapi.yaml'), document('Harbour'));
    await eventually(built, 'Harbour');
  });
});
