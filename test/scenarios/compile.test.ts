import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sdkOf } from '../support/sdk.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { nodenext, strictest, typeErrors } from '../support/typescript.js';
import { readScenario } from './scenario.js';

const scenarios = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.md'));
const options = { ...strictest, ...nodenext, declaration: true, isolatedDeclarations: true };

let folder: string;

beforeAll(async () => {
  folder = await temporaryFolder('scenarios');
  for (const name of scenarios) {
    const { document, programs } = readScenario(readFileSync(path.join(import.meta.dirname, name), 'utf8'));
    const { files } = await sdkOf(document);
    const sources = [...files].filter(([file]) => file.startsWith('src/') || file === 'package.json');
    await writeTree(path.join(folder, path.basename(name, '.md')), [...sources, ...programs.map((text, index) => [`use-${index}.ts`, text] as const)]);
  }
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

it('every scenario gives code that compiles with every flag, and so do the programs that use it', async () => {
  const errors = await typeErrors(folder, '7', options);
  expect(errors).toEqual([]);
}, 60_000);
