import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { loadDocument } from '../../../generator/source/load-document.js';

const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpus');
const isThere = existsSync(path.join(corpus, 'index.txt'));

/** Documents with errors, and what they are. All others must load without one. */
const expected: Readonly<Record<string, readonly string[]>> = {
  // Its schemas are in a folder beside that of the document.
  'oai-learn/examples/v2.0/yaml/petstore-separate/spec/swagger.yaml': ['reference-outside'],
};

/** Larger ones take the time of all others together; CORPUS=all takes them too. */
const largest = process.env['CORPUS'] === 'all' ? Number.POSITIVE_INFINITY : 2_000_000;

const documents = isThere
  ? readFileSync(path.join(corpus, 'index.txt'), 'utf8')
      .trim()
      .split('\n')
      .filter((name) => statSync(path.join(corpus, name)).size <= largest)
  : [];

test.skipIf(!isThere)('the public documents load without errors but those known', { timeout: 120_000 }, async () => {
  const found: Record<string, readonly string[]> = {};
  for (const name of documents) {
    const { diagnostics } = await loadDocument(path.join(corpus, name));
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    for (const { place } of errors) expect(place?.line).toBeGreaterThan(0);
    if (errors.length > 0) found[name] = [...new Set(errors.map(({ code }) => code))];
  }
  expect(found).toEqual(expected);
});
