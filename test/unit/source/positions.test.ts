import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Json } from '../../../generator/ir/model.js';
import { defaultLimits } from '../../../generator/source/limits.js';
import { parseText } from '../../../generator/source/text/parse.js';
import { createPlacer } from '../../../generator/source/text/span.js';

/** Every value of a document with its tokens. */
function* values(value: Json, tokens: readonly string[] = []): Generator<readonly [readonly string[], Json]> {
  yield [tokens, value];
  if (typeof value === 'object' && value !== null) for (const [key, child] of Object.entries(value)) yield* values(child, [...tokens, key]);
}

const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => JSON.parse(JSON.stringify({ value })));

test('the span of each JSON value holds exactly that value, however the text is laid out', async () => {
  await fc.assert(
    fc.asyncProperty(json, fc.constantFrom(undefined, 1, '\t'), async (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const parsed = await parseText(text, 'a.json', defaultLimits);
      expect(parsed.value).toEqual(value);
      for (const [tokens, expected] of values(value)) {
        const { start, end } = parsed.locate(tokens, 'value');
        expect(JSON.parse(text.slice(start, end))).toEqual(expected);
        const key = parsed.locate(tokens, 'key');
        const name = tokens.at(-1);
        if (name !== undefined && !/^\d+$/.test(name)) expect(JSON.parse(text.slice(key.start, key.end))).toBe(name);
      }
    }),
  );
});

test('the span of each YAML value begins at that value', async () => {
  await fc.assert(
    fc.asyncProperty(json, async (value) => {
      const text = stringify(value);
      const parsed = await parseText(text, 'a.yaml', defaultLimits);
      expect(parsed.value).toEqual(value);
      for (const [tokens, expected] of values(value)) {
        if (typeof expected === 'object' && expected !== null) continue;
        const { start, end } = parsed.locate(tokens, 'value');
        expect(parse(text.slice(start, end))).toEqual(expected);
      }
    }),
  );
});

describe('YAML', () => {
  const read = (text: string) => parseText(text, 'a.yaml', defaultLimits);

  test('aliases are copies, merge keys are followed, own members win', async () => {
    const { value, problems } = await read('base: &base { a: 1, b: 2 }\nfirst: { <<: *base, b: 3 }\nsecond: { <<: [{ a: 9 }, *base] }\nthird: *base\n');
    expect(problems).toEqual([]);
    expect(value).toEqual({ base: { a: 1, b: 2 }, first: { a: 1, b: 3 }, second: { a: 9, b: 2 }, third: { a: 1, b: 2 } });
  });

  test('a value behind an alias or a merge key has the place of its text', async () => {
    const text = 'base: &base { a: one }\nfirst: { <<: *base }\nsecond: *base\n';
    const { locate } = await read(text);
    for (const tokens of [['first', 'a'], ['second', 'a']]) {
      const { start, end } = locate(tokens, 'value');
      expect(text.slice(start, end)).toBe('one');
    }
  });

  test('words of YAML 1.1 stay words, keys stay as written', async () => {
    const { value } = await read('a: yes\nb: on\nc: 2020-01-01\n200: x\n0x10: y\ntrue: z\n1.0: v\n');
    expect(value).toEqual({ a: 'yes', b: 'on', c: '2020-01-01', '200': 'x', '0x10': 'y', true: 'z', '1.0': 'v' });
  });

  test('__proto__ is a member like any other', async () => {
    const { value } = await read('__proto__: { polluted: true }\n');
    expect(Object.keys(value ?? {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });

  test('what JSON does not have is refused with its place', async () => {
    const { problems } = await read('a: .inf\n? [x]\n: b\nc: !include d.yaml\n');
    expect(problems.map(({ code, span }) => [code, span.start])).toEqual([
      ['yaml-tag', 21],
      ['yaml-value', 3],
      ['yaml-key', 10],
    ]);
  });

  test('an anchor that is set again counts from there', async () => {
    const { value } = await read('a: &x 1\nb: *x\nc: &x 2\nd: *x\n');
    expect(value).toEqual({ a: 1, b: 1, c: 2, d: 2 });
  });
});

test('a file called .json with comments is read, with a warning', async () => {
  const { value, problems } = await parseText('{ "a": 1, # one\n "b": 2, }', 'a.json', defaultLimits);
  expect(value).toEqual({ a: 1, b: 2 });
  expect(problems.map(({ code, severity }) => [code, severity])).toEqual([['json-lenient', 'warning']]);
});

test('lines end with LF or CRLF, columns count from 1, a length stays within its line', () => {
  const place = createPlacer('a.yaml', 'one\r\ntwo\nthree');
  expect(place({ start: 0, end: 8 })).toEqual({ file: 'a.yaml', line: 1, column: 1, length: 3 });
  expect(place({ start: 6, end: 8 })).toEqual({ file: 'a.yaml', line: 2, column: 2, length: 2 });
  expect(place({ start: 13, end: 14 }, '/x')).toEqual({ file: 'a.yaml', pointer: '/x', line: 3, column: 5, length: 1 });
});
