import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consumerProject, packedSdk, type PackedSdk } from '../support/package.js';
import { bundler, nodenext, strictest, typeErrors, typeRoots, type Compiler } from '../support/typescript.js';

const programs = path.join(import.meta.dirname, 'fixtures/types');
/** Node.js without a browser's types. */
const serverOnly = { lib: ['es2022'], types: ['node'], typeRoots };

let packed: PackedSdk;
const projects: Partial<Record<'module' | 'commonjs', string>> = {};

beforeAll(async () => {
  packed = await packedSdk();
  for (const type of ['module', 'commonjs'] as const) {
    const project = await consumerProject(packed, type);
    projects[type] = project;
    await cp(programs, project, { recursive: true });
  }
});

afterAll(() => Promise.all(Object.values(projects).map((project) => rm(project, { recursive: true }))));

interface Setup {
  readonly name: string;
  readonly compiler: Compiler;
  readonly type: 'module' | 'commonjs';
  readonly options: Readonly<Record<string, unknown>>;
  readonly files: readonly string[];
}

const everything = ['calls.ts', 'exact.ts', 'subpath.ts', 'testing.ts', 'webhooks.ts'];
const script = { ...nodenext, verbatimModuleSyntax: false };

const setups: readonly Setup[] = [
  { name: 'TypeScript 7, nodenext, ES modules, every flag', compiler: '7', type: 'module', options: { ...strictest, ...nodenext }, files: [...everything, 'require.cts'] },
  { name: 'TypeScript 7, nodenext, CommonJS, every flag', compiler: '7', type: 'commonjs', options: { ...strictest, ...script }, files: [...everything, 'require.cts'] },
  { name: 'TypeScript 7, bundler, every flag', compiler: '7', type: 'module', options: { ...strictest, ...bundler }, files: everything },
  { name: 'TypeScript 7, bundler, package of scripts', compiler: '7', type: 'commonjs', options: { strict: true, ...bundler }, files: ['calls.ts', 'subpath.ts'] },
  { name: 'TypeScript 7, nodenext, only --strict', compiler: '7', type: 'module', options: { strict: true, ...nodenext }, files: ['calls.ts', 'subpath.ts'] },
  { name: 'TypeScript 7, nodenext, Node.js types and no DOM', compiler: '7', type: 'module', options: { ...strictest, ...nodenext, skipLibCheck: true, ...serverOnly }, files: everything },
  { name: 'TypeScript 5.9, bundler, every flag', compiler: '5.9', type: 'module', options: { ...strictest, ...bundler }, files: everything },
];

describe('programs of users, with what must be an error in them', () => {
  it.each(setups.map((setup) => [setup.name, setup] as const))('%s', async (_, { compiler, type, options, files }) => {
    expect(await typeErrors(projects[type] ?? '', compiler, options, files)).toEqual([]);
  });
});
