import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Generation } from '../../generator/pipeline.js';
import { foundOperations, readBundled } from '../support/bundled.js';
import { generateFrom } from '../support/generate.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { nodenext, strictest, typeErrors, type Compiler } from '../support/typescript.js';
import type { CorpusDocument } from './documents.js';
import { expectLines } from './expectation.js';
import { emittedOperations, findingLines, names } from './findings.js';

const expectations = path.join(import.meta.dirname, 'expected');
/** No more text than this in one run of a compiler. */
const portion = 12_000_000;

/**
 * Declares the tests that hold for every document: what is reported is what is written down for it, no operation is lost
 * in silence, and the SDK has no type error.
 */
export function proveDocuments(documents: readonly CorpusDocument[], compilers: readonly Compiler[]): void {
  let folder: string;
  const sizes = new Map<string, number>();

  beforeAll(async () => {
    folder = await temporaryFolder('corpus');
  });
  afterAll(() => rm(folder, { recursive: true }));

  describe.each(documents)('$name', ({ name, spec, config }) => {
    it('reports what is written down for it and has every operation', async () => {
      const generation = await generateFrom(spec, config);
      const files = generation.files ?? new Map<string, string>();
      const declared = foundOperations(await readBundled(spec)).map(({ method, path: template }) => ({ method, path: template }));
      const emitted = emittedOperations(files);
      expectNothingLost(declared, emitted, generation);
      expectLines(expectations, name, [`operations ${declared.length}`, `emitted ${emitted.length}`, ...findingLines(generation.diagnostics)]);
      const code = [...files].filter(([file]) => file.startsWith('src/') || file === 'package.json');
      await writeTree(path.join(folder, name), code);
      sizes.set(name, code.reduce((sum, [, text]) => sum + text.length, 0));
    }, 300_000);
  });

  it.each(compilers)('their SDKs have no type error under TypeScript %s', async (compiler) => {
    const errors: string[] = [];
    for (const some of portions(sizes)) errors.push(...(await typeErrors(folder, compiler, { ...strictest, ...nodenext, ...(compiler === '7' ? { declaration: true, isolatedDeclarations: true } : {}) }, some.map((name) => `${name}/src`))));
    expect(errors).toEqual([]);
  }, 900_000);
}

function expectNothingLost(declared: readonly { method: string; path: string }[], emitted: readonly string[], { diagnostics }: Generation): void {
  const there = new Set(emitted);
  expect(there.size, 'an operation is emitted once').toBe(emitted.length);
  const known = new Set(declared.map(({ method, path: template }) => `${method} ${template}`));
  expect([...there].filter((operation) => !known.has(operation)), 'nothing is emitted that the document lacks').toEqual([]);
  const lost = declared.filter(({ method, path: template }) => !there.has(`${method} ${template}`));
  expect(lost.filter(({ method, path: template }) => !diagnostics.some((diagnostic) => names(diagnostic, method, template))), 'a diagnostic names what is lost').toEqual([]);
}

/** SDKs that are checked together: each run of a compiler reads the standard library anew. */
function portions(sizes: ReadonlyMap<string, number>): readonly (readonly string[])[] {
  const made: { names: string[]; size: number }[] = [];
  for (const [name, size] of sizes) {
    const last = made.at(-1);
    if (last === undefined || last.size + size > portion) made.push({ names: [name], size });
    else {
      last.names.push(name);
      last.size += size;
    }
  }
  return made.map(({ names: some }) => some);
}
