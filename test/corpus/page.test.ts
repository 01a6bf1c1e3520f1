import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../support/paths.js';
import { conformancePage } from './page.js';

const file = path.join(root, 'docs/conformance.md');

test('docs/conformance.md says what the long run wrote down (UPDATE=1 rewrites it)', () => {
  const page = conformancePage();
  if (process.env['UPDATE'] === '1') writeFileSync(file, page);
  expect(readFileSync(file, 'utf8')).toBe(page);
});
