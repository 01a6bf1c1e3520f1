// Compares documents that were published in several versions, both ways, and puts every rule to the compiler. Takes about a minute.
import path from 'node:path';
import { compareSurfaces } from '../../generator/diff/compare.js';
import { findCompiler } from '../../generator/diff/proof/compiler.js';
import { prove } from '../../generator/diff/proof/prove.js';
import { loadTemplates } from '../../generator/templates.js';
import { versionOf } from '../diff/version.js';
import { install } from '../support/install.js';
import { root } from '../support/paths.js';

const folder: string = import.meta.dirname;
const pairs: readonly (readonly [before: string, after: string])[] = [
  ['blockfrost-0.1.79/openapi.yaml', 'blockfrost-0.1.93/openapi.yaml'],
  ['directus-13.0.0/dist/openapi.json', 'directus-15.2.0/dist/openapi.json'],
];

install(folder);
const compiler = await findCompiler(root);
if (compiler === undefined) throw new Error('TypeScript is not installed.');
const { runtime } = await loadTemplates();
for (const [older, newer] of pairs) {
  const [first, second] = [await versionOf(path.join(folder, 'node_modules', older)), await versionOf(path.join(folder, 'node_modules', newer))];
  for (const [before, after, names] of [[first, second, [older, newer]], [second, first, [newer, older]]] as const) {
    const comparison = compareSurfaces(before.surface, after.surface);
    const [proof] = await prove([{ before, after, comparison }], runtime, compiler);
    if (proof === undefined) throw new Error('There is no proof.');
    console.log(`${names.join(' → ')}: ${comparison.advice ?? 'nothing'}, ${comparison.changes.length} changes, ${proof.claims} questions, ${proof.disagreements.length} disagreements`);
    for (const line of proof.disagreements) console.error(`  ${line}`);
    if (proof.disagreements.length > 0 || comparison.changes.length === 0) process.exitCode = 1;
  }
}
