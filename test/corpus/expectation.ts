import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';

const update = process.env['UPDATE'] === '1';

/**
 * Compares lines with those that are written down for a document; UPDATE=1 writes them down anew.
 *
 * @param folder of the expectations
 */
export function expectLines(folder: string, name: string, lines: readonly string[]): void {
  const file = path.join(folder, `${name}.txt`);
  const text = lines.map((line) => `${line}\n`).join('');
  if (update) writeFileSync(file, text);
  expect(existsSync(file) ? readFileSync(file, 'utf8') : '(no expectation is written down: UPDATE=1 writes it)').toBe(text);
}
