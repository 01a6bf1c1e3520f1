import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateText } from '../support/generate.js';
import { declarationText, readScenario, type Expectation } from './scenario.js';

const folder = import.meta.dirname;
const update = process.env['UPDATE'] === '1';

describe.each(readdirSync(folder).filter((name) => name.endsWith('.md')))('%s', (name) => {
  const file = path.join(folder, name);
  const markdown = readFileSync(file, 'utf8');
  const { document, expectations } = readScenario(markdown);

  it('gives the declarations that it shows', async () => {
    const { files, diagnostics } = await generateText(document);
    const actual = (expectation: Expectation): string => {
      if (expectation.name === '*diagnostics') return diagnostics.map(({ code, message }) => `${code}: ${message}\n`).join('');
      const text = declarationText(files?.get(expectation.file) ?? '', expectation.name);
      if (text === undefined) throw new Error(`${expectation.file} has no ${expectation.name}: it is in ${[...(files?.keys() ?? [])].filter((path) => !path.includes('/core/')).join(', ')}`);
      return text;
    };
    if (update) {
      const rewritten = [...expectations].reverse().reduce((text, expectation) => text.slice(0, expectation.start) + actual(expectation) + text.slice(expectation.end), markdown);
      writeFileSync(file, rewritten);
      return;
    }
    expect(expectations.length).toBeGreaterThan(0);
    for (const expectation of expectations) expect(actual(expectation), `${expectation.file} ${expectation.name}`).toBe(expectation.text);
  });
});
