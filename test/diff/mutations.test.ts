import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { beforeAll, describe, expect, it } from 'vitest';
import { compareSurfaces } from '../../generator/diff/compare.js';
import { findCompiler } from '../../generator/diff/proof/compiler.js';
import { rules } from '../../generator/diff/rules.js';
import { prove, type Case, type Proof } from '../../generator/diff/proof/prove.js';
import { loadTemplates } from '../../generator/templates.js';
import { root } from '../support/paths.js';
import { classesOf } from './classes.js';
import { edited } from './edit.js';
import { mutations } from './mutations.js';
import { semverPage } from './page.js';
import { versionOfValue } from './version.js';

let cases: readonly Case[];
let proofs: readonly Proof[];

beforeAll(async () => {
  const shop: unknown = parse(await readFile(path.join(import.meta.dirname, 'shop.yaml'), 'utf8'));
  const asItStands = await versionOfValue(shop);
  cases = await Promise.all(
    mutations.map(async ({ from, edits }) => {
      const before = from === undefined ? asItStands : await versionOfValue(edited(shop, from));
      const after = await versionOfValue(edited(shop, edits));
      return { before, after, comparison: compareSurfaces(before.surface, after.surface) };
    }),
  );
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
    expect(proofs[index]?.claims).toBeGreaterThan(20);
  });
});

describe('the proof', () => {
  it('finds out a rule that is wrong', async () => {
    const at = (name: string): Case | undefined => cases[mutations.findIndex((mutation) => mutation.name === name)];
    const [gone, added] = [at('a member of a response is gone'), at('an optional member of a response is new')];
    const compiler = await findCompiler(root);
    if (gone === undefined || added === undefined || compiler === undefined) throw new Error('The cases are missing.');
    // The SDK is that of the one document, what the rules hold that of the other.
    const after = { plan: gone.after.plan, surface: added.after.surface };
    const [proof] = await prove([{ before: gone.before, after, comparison: added.comparison }], (await loadTemplates()).runtime, compiler);
    expect(proof?.disagreements).toContain('Order, its members read: the rules say yes, the compiler says no');
    expect(proof?.disagreements).toContain('the version as a whole: the rules ask for minor, the compiler for major');
  }, 30_000);
});

describe('docs/semver.md', () => {
  it('has every rule, and every change with its class', async () => {
    const page = semverPage(mutations.map((mutation, index) => ({ mutation, changes: cases[index]?.comparison.changes ?? [] })));
    const file = path.join(root, 'docs/semver.md');
    if (process.env['UPDATE'] === '1') await writeFile(file, page);
    expect(await readFile(file, 'utf8')).toBe(page);
  });

  it('has a change for every rule that a document can bring about', () => {
    const seen = new Set<string>(cases.flatMap(({ comparison }) => comparison.changes.map(({ rule }) => rule)));
    expect(Object.keys(rules).filter((rule) => !seen.has(rule))).toEqual([]);
  });
});
