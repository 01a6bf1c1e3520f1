import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.js';
import { createReporter } from '../../generator/commands/reporter.js';
import { placeText } from '../../generator/diagnostics/terminal.js';
import { loadDocument } from '../../generator/source/load-document.js';
import { folderOf } from '../unit/source/folder.js';
import { brokenCases } from './cases.js';

describe.each(brokenCases)('$name', ({ files, root = 'openapi.yaml', ...expected }) => {
  test('is one error with its place', async () => {
    const cwd = folderOf(files);
    const { document, diagnostics } = await loadDocument(root, { cwd });
    expect(document === undefined).toBe(true);
    const [first] = diagnostics.filter(({ severity }) => severity === 'error');
    expect(first).toMatchObject({ code: expected.code, message: expect.stringMatching(expected.message) });
    expect(first?.place && placeText(first.place)).toBe(expected.place);
    expect(first?.related?.map(({ place }) => placeText(place))).toEqual(expected.related === undefined ? undefined : [expected.related]);
  });

  test('is shown with frame and fix, and nothing is written', async () => {
    const cwd = folderOf(files);
    let shown = '';
    const reporter = createReporter({ out: (text) => (shown += text), err: (text) => (shown += text), colours: false }, {});
    const code = await runGenerate({ spec: root, out: 'sdk' }, { reporter, cwd });
    expect(code).toBe(1);
    expect(existsSync(path.join(cwd, 'sdk'))).toBe(false);
    expect(shown).toContain(`${expected.place}: error ${expected.code}: `);
    expect(shown).toMatch(new RegExp(`^ {2}fix: .*(${expected.fix.source})`, 'm'));
    expect(shown).toMatch(/^ {2}cause: \S/m);
    expect(shown).not.toMatch(/^\s+at .*\(.*:\d+:\d+\)/m);
    if (expected.frame) {
      const [line, marked] = expected.frame;
      const lines = shown.split('\n');
      const at = lines.findIndex((candidate) => candidate.endsWith(` | ${line}`));
      const source = lines[at] ?? '';
      const carets = lines[at + 1] ?? '';
      expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe(marked);
    }
  });
});
