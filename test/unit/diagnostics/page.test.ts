import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { catalogue } from '../../../generator/diagnostics/catalogue.js';
import { diagnosticsPage } from './page.js';

const file = path.resolve(import.meta.dirname, '../../../docs/diagnostics.md');

test('docs/diagnostics.md says what the catalogue says (UPDATE=1 rewrites it)', () => {
  const page = diagnosticsPage();
  if (process.env['UPDATE'] === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
  const headings = [...page.matchAll(/^### `(.+)`$/gm)].map((match) => match[1]);
  expect(headings).toEqual(Object.keys(catalogue));
});
