import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareSurfaces } from '../../generator/diff/compare.js';
import { findCompiler } from '../../generator/diff/proof/compiler.js';
import { prove, type Case, type Proof } from '../../generator/diff/proof/prove.js';
import { loadTemplates } from '../../generator/templates.js';
import { root } from '../support/paths.js';
import { classesOf } from './classes.js';
import { edited } from './edit.js';
import { mutations } from './mutations.js';
import { versionOfValue } from './version.js';

let cases: readonly Case[];
let proofs: readonly Proof[];

beforeAll(async () => {
  const shop: unknown = parse(await readFile(path.join(import.meta.dirname, 'shop.yaml'), 'utf8'));
  const before = await versionOfValue(shop);
  const afters = await Promise.all(mutations.map(({ edits }) => versionOfValue(edited(shop, edits))));
  cases = afters.map((after) => ({ before, after, comparison: compareSurfaces(before.surface, after.surface) }));
  const compiler = await findCompiler(root);
  if (compiler === undefined) throw new Error('TypeScript is not installed.');
  const { runtime } = await loadTemplates();
  proofs = await prove(cases, runtime, compiler);
}, 120_000);

describe('a change of the document gets its class', () => {
  it.each(mutations.map((mutation, index) => [mutation.name, mutation, index] as const))('%s', (_, { reads, writes }, index) => {
    const changes = cases[index]?.comparison.changes ?? [];
    expect({ ...classesOf(changes), changes: changes.map(({ text }) => text) }).toMatchObject({ reads, writes });
  });
});

describe('the compiler agrees', () => {
  it.each(mutations.map(({ name }, index) => [name, index] as const))('%s', (_, index) => {
    expect(proofs[index]?.disagreements).toEqual([]);
    expect(proofs[index]?.claims).toBeGreaterThan(50);
  });
});
