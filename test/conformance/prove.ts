import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CorpusDocument } from '../corpus/documents.js';
import { foundOperations, readBundled } from '../support/bundled.js';
import { generateFrom } from '../support/generate.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import { unknownMismatches } from './known.js';
import { mismatches } from './operations.js';
import { declaredSdk } from './program.js';

/** Declares the tests that read the emitted declarations with the compiler and compare them with the document, both ways. */
export function proveConformance(documents: readonly CorpusDocument[]): void {
  let folder: string;
  beforeAll(async () => {
    folder = await temporaryFolder('conformance');
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(documents)('$name', async ({ name, spec, config }) => {
    const { files } = await generateFrom(spec, config);
    expect(files).toBeDefined();
    const sdk = path.join(folder, name);
    await writeTree(sdk, [...(files ?? [])].filter(([file]) => file.startsWith('src/') || file === 'package.json'));
    const document = await readBundled(spec);
    const declared = declaredSdk(sdk);
    expect(declared.methods.size).toBe(foundOperations(document).length);
    expect(unknownMismatches(name, mismatches(document, declared))).toEqual([]);
  }, 600_000);
}
