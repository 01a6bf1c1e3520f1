// Takes the documents that the mutations of the tests give, two and two, as the versions of each other: changes of every kind
// together. Every rule is put to the compiler.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { compareSurfaces } from '../../generator/diff/compare.js';
import { findCompiler } from '../../generator/diff/proof/compiler.js';
import { prove, type Case, type Version } from '../../generator/diff/proof/prove.js';
import { loadTemplates } from '../../generator/templates.js';
import { edited } from '../diff/edit.js';
import { mutations } from '../diff/mutations.js';
import { versionOfValue } from '../diff/version.js';
import { root } from '../support/paths.js';

/** How far the second of a pair stands behind the first: each gives as many pairs as there are mutations. */
const steps: readonly number[] = [1, 7, 23, 52];

const compiler = await findCompiler(root);
if (compiler === undefined) throw new Error('TypeScript is not installed.');
const { runtime } = await loadTemplates();
const shop: unknown = parse(await readFile(path.join(root, 'test/diff/shop.yaml'), 'utf8'));
const versions: { readonly name: string; readonly version: Version }[] = [];
for (const { name, from = [], edits } of mutations) versions.push({ name, version: await versionOfValue(edited(shop, edits.length > 0 ? edits : from)) });

for (const step of steps) {
  const pairs = versions.flatMap((before, index) => {
    const after = versions[(index + step) % versions.length];
    return after === undefined ? [] : [{ before, after }];
  });
  const cases = pairs.map(({ before, after }): Case => ({ before: before.version, after: after.version, comparison: compareSurfaces(before.version.surface, after.version.surface) }));
  const proofs = await prove(cases, runtime, compiler);
  const questions = proofs.reduce((sum, { claims }) => sum + claims, 0);
  const wrong = proofs.flatMap(({ disagreements }, index) => disagreements.map((line) => `  ${pairs[index]?.before.name} → ${pairs[index]?.after.name}: ${line}`));
  console.log(`${pairs.length} pairs at distance ${step}: ${questions} questions, ${wrong.length} disagreements`);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
}
