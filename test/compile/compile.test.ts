import { existsSync } from 'node:fs';
import { cp, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Summary } from '../../generator/pipeline.js';
import { sdkFrom } from '../support/sdk.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { corpus, generated } from '../support/paths.js';
import { bundler, nodenext, strictest, typeErrors, typeRoots, versionOf, type Compiler } from '../support/typescript.js';

/** Public documents of other authors, by size. */
const documents: Readonly<Record<string, string>> = {
  petstore: 'petstore/src/main/resources/openapi.yaml',
  museum: 'redocly-museum/openapi.yaml',
  figma: 'figma/openapi/openapi.yaml',
  resend: 'resend/resend.yaml',
  box: 'box/openapi/openapi.json',
};
const available = Object.entries(documents).filter(([, file]) => existsSync(path.join(corpus, file)));
if (available.length < Object.keys(documents).length) console.warn(`Only the Pocketsflow SDK is compiled: there are no public documents in ${corpus}.`);

const everyFlag = { ...strictest, declaration: true, isolatedDeclarations: true, erasableSyntaxOnly: true };
/** Node.js alone: its own types of fetch and streams, and nothing of a browser. Those types are checked by their authors. */
const node = { lib: ['es2022'], types: ['node'], typeRoots, skipLibCheck: true };

interface Setup {
  readonly name: string;
  readonly compiler: Compiler;
  readonly options: Readonly<Record<string, unknown>>;
  readonly sdks: readonly string[];
}

const all = ['pocketsflow', ...available.map(([name]) => name)];
const some = all.filter((name) => ['pocketsflow', 'museum', 'figma'].includes(name));

const setups: readonly Setup[] = [
  { name: 'TypeScript 7, nodenext, every flag', compiler: '7', options: { ...everyFlag, ...nodenext }, sdks: all },
  { name: 'TypeScript 7, bundler, every flag', compiler: '7', options: { ...everyFlag, ...bundler }, sdks: all },
  { name: 'TypeScript 7, nodenext, every flag, Node.js types instead of the DOM', compiler: '7', options: { ...everyFlag, ...nodenext, ...node }, sdks: all },
  { name: 'TypeScript 7, bundler, only --strict', compiler: '7', options: { strict: true, ...bundler }, sdks: all },
  { name: 'TypeScript 6, nodenext, every flag', compiler: '6', options: { ...everyFlag, ...nodenext }, sdks: some },
  { name: 'TypeScript 6, bundler, every flag', compiler: '6', options: { ...everyFlag, ...bundler }, sdks: some },
  { name: 'TypeScript 5.9, nodenext, every flag', compiler: '5.9', options: { ...everyFlag, ...nodenext }, sdks: some },
  { name: 'TypeScript 5.9, bundler, every flag', compiler: '5.9', options: { ...everyFlag, ...bundler }, sdks: some },
];

let folder: string;
const summaries = new Map<string, Summary>();

beforeAll(async () => {
  folder = await temporaryFolder('compile');
  await cp(path.join(generated, 'src'), path.join(folder, 'pocketsflow/src'), { recursive: true });
  await cp(path.join(generated, 'package.json'), path.join(folder, 'pocketsflow/package.json'));
  for (const [name, file] of available) {
    const { files, summary } = await sdkFrom(path.join(corpus, file));
    summaries.set(name, summary);
    await writeTree(path.join(folder, name), files);
  }
});

afterAll(() => rm(folder, { recursive: true }));

describe('emitted SDKs compile', () => {
  it.each(setups.map((setup) => [setup.name, setup] as const))('%s', async (name, { compiler, options, sdks }) => {
    const config = `tsconfig.${name.replaceAll(/\W+/g, '-')}.json`;
    const errors = await typeErrors(folder, compiler, options, sdks.map((sdk) => `${sdk}/src`), config);
    expect(errors).toEqual([]);
  }, 60_000);

  it.each(['5.9', '6', '7'] as const)('by a compiler that is TypeScript %s', async (compiler) => {
    expect((await versionOf(compiler)).startsWith(`${compiler}.`)).toBe(true);
  });

  it('and a fault in one of them would be reported', async () => {
    const broken = path.join(folder, 'broken/src');
    await mkdir(broken, { recursive: true });
    await writeFile(path.join(folder, 'broken/package.json'), '{ "type": "module" }');
    await writeFile(path.join(broken, 'index.ts'), "import { sdk } from '../../pocketsflow/src/core/sdk.js';\nexport const name: number = sdk.name;\nconst unused = 1;\n");
    expect(await typeErrors(folder, '7', { ...everyFlag, ...nodenext }, ['broken/src'])).toEqual([expect.stringContaining('TS2322'), expect.stringContaining('TS6133')]);
  });
});

describe.runIf(available.length > 0)('the documents of others', () => {
  it.each(available.map(([name]) => name))('%s loses no operation', (name) => {
    const { operations, declaredOperations } = summaries.get(name) ?? {};
    expect(operations).toBeGreaterThan(0);
    expect(operations).toBe(declaredOperations);
  });
});
