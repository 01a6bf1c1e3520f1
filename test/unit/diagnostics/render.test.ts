import { describe, expect, test } from 'vitest';
import { catalogue } from '../../../generator/diagnostics/catalogue.js';
import { createDiagnostics } from '../../../generator/diagnostics/collector.js';
import type { Diagnostic } from '../../../generator/diagnostics/diagnostic.js';
import { codeFrame } from '../../../generator/diagnostics/frame.js';
import { renderJson } from '../../../generator/diagnostics/json.js';
import { renderTerminal } from '../../../generator/diagnostics/terminal.js';

const unknown = (line: number, file = 'a.yaml'): Diagnostic => ({ code: 'keyword-unknown', severity: 'warning', message: `Line ${line}.`, place: { file, line, column: 3, length: 4 } });
const broken: Diagnostic = {
  code: 'operation-id-duplicate',
  severity: 'error',
  message: 'The operationId "a" is used twice.',
  place: { file: 'a.yaml', line: 2, column: 3, length: 4 },
  related: [{ message: 'first used here', place: { file: 'b.yaml', line: 1, column: 1, length: 1 } }],
  fix: 'Rename one.',
};

test('a diagnostic for people', () => {
  const textOf = (file: string) => (file === 'a.yaml' ? 'one\n  two: 2\n' : 'x\n');
  expect(renderTerminal([broken], { textOf })).toBe(`a.yaml:2:3: error operation-id-duplicate: The operationId "a" is used twice.
  2 |   two: 2
    |   ^^^^
  first used here: b.yaml:1:1
  1 | x
    | ^
  cause: ${catalogue['operation-id-duplicate'].cause}
  fix: Rename one.

`);
});

test('warnings of one kind are counted after the first few, errors never', () => {
  const text = renderTerminal([unknown(1), unknown(2), unknown(3), broken, { ...broken, message: 'Again.' }], { perCode: 1 });
  expect(text).toContain('Line 1.');
  expect(text).not.toContain('Line 2.');
  expect(text).toContain('… and 2 more of keyword-unknown');
  expect(text).toContain('Again.');
});

test('colours only when asked for', () => {
  expect(renderTerminal([broken])).not.toContain('\u001b');
  expect(renderTerminal([broken], { colours: true })).toContain('\u001b[31merror\u001b[39m');
});

test('text of a document cannot steer the terminal', () => {
  const hostile: Diagnostic = { ...broken, message: 'a\u001b]0;title\u0007b', place: { file: 'a.yaml', line: 1, column: 1 } };
  const text = renderTerminal([hostile], { textOf: () => 'x\u001b[2Jy\u202e' });
  expect(text).not.toMatch(/[\u001b\u0007\u202e]/);
});

test('a diagnostic for machines is complete', () => {
  expect(JSON.parse(renderJson([unknown(1)]))).toEqual([{ ...unknown(1), ...catalogue['keyword-unknown'] }]);
});

describe('frames', () => {
  test('a long line is cut around the place', () => {
    const line = `${'a'.repeat(5000)}HERE${'b'.repeat(5000)}`;
    const [source = '', carets = ''] = codeFrame({ file: 'x', line: 1, column: 5001, length: 4 }, line) ?? [];
    expect(source.length).toBeLessThan(130);
    expect(source.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('HERE');
  });

  test('tabs count as one column', () => {
    expect(codeFrame({ file: 'x', line: 1, column: 2, length: 1 }, '\tx')).toEqual(['1 |  x', '  |  ^']);
  });

  test('no line, or one behind the end', () => {
    expect(codeFrame({ file: 'x' }, 'a')).toBeUndefined();
    expect(codeFrame({ file: 'x', line: 9, column: 1 }, 'a')).toBeUndefined();
  });
});

test('the collector orders by place and drops repetitions', () => {
  const diagnostics = createDiagnostics();
  diagnostics.add(unknown(9), unknown(2, 'b.yaml'), broken, unknown(9), { code: 'config-missing', severity: 'error', message: 'M' });
  expect(diagnostics.all().map(({ place }) => (place ? `${place.file}:${place.line}` : ''))).toEqual(['', 'a.yaml:2', 'a.yaml:9', 'b.yaml:2']);
  expect(diagnostics.hasErrors()).toBe(true);
});

test('every entry of the catalogue is written out', () => {
  for (const [code, { title, cause, fix }] of Object.entries(catalogue)) {
    expect(code).toMatch(/^[a-z]+(-[a-z0-9]+)+$/);
    expect(title).toMatch(/^[A-Z`].*[^.]$/);
    expect(cause).toMatch(/^[A-Z`].*\.$/);
    expect(fix).toMatch(/^[A-Z`].*\.$/);
  }
});
