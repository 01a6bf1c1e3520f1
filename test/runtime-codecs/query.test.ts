import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { styled, wholeQuery } from '../../templates/runtime/params/styled.js';
import type { ParameterStyle } from '../../templates/runtime/params/write.js';
import { nestedObject } from './arbitraries.js';
import { readBrackets } from './bracket-reader.js';
import { operation, queryTextOf, thrown } from './operations.js';

const text = fc.string({ unit: 'grapheme' });
const queryOf = (how: ParameterStyle, value: unknown): string => queryTextOf(operation({ params: { v: { in: 'query', write: styled(how) } } }), { v: value });

describe('33 query', () => {
  it.each<[unknown, string]>([
    [undefined, ''], [null, ''], [[], ''], [[undefined, null], ''],
    ['', 'v='], [0, 'v=0'], [false, 'v=false'], [-0.5, 'v=-0.5'], [1e21, 'v=1e%2B21'], [9007199254740993n, 'v=9007199254740993'],
    ['a b+c&d=e', 'v=a%20b%2Bc%26d%3De'],
    [new Date('2024-05-06T07:08:09Z'), 'v=2024-05-06T07%3A08%3A09.000Z'],
    [[1, undefined, 'x'], 'v=1&v=x'],
  ])('33 %o is sent as %s', (value, query) => {
    expect(queryTextOf(operation(), { v: value })).toBe(query);
    expect(queryOf({}, value)).toBe(query);
  });

  it.each<[unknown, string]>([
    [{}, ''], [{ a: undefined }, ''],
    [new URL('https://a.example/x'), 'v=https%3A%2F%2Fa.example%2Fx'],
    [{ a: 1, b: null, 'c d': 'x&y' }, 'a=1&c%20d=x%26y'],
  ])('33 %o is sent as %s where the document has such a parameter', (value, query) => {
    expect(queryOf({}, value)).toBe(query);
  });

  it.each<[unknown, string]>([
    [[{ a: 1 }], 'v%5B0%5D%5Ba%5D=1'],
    [[[1]], 'v%5B0%5D%5B%5D=1'],
    [{ a: { b: [1, 2] } }, 'a%5Bb%5D%5B%5D=1&a%5Bb%5D%5B%5D=2'],
  ])('33 %o nests: written in brackets where the document has such a parameter, refused elsewhere', (value, query) => {
    expect(queryOf({}, value)).toBe(query);
    expect(() => queryTextOf(operation(), { v: value })).toThrow(/^"v" is no plain value: pass a string/);
  });

  it.each([[Number.NaN], [Infinity], [-Infinity], [[1, Number.NaN]], [{ a: Infinity }], [new Date(Number.NaN)], [() => 1], [Symbol('s')], [new Map([['a', 1]])], [new Set([1])], [new Uint8Array(2)], ['\udfff'], [[['\ud800']]]])(
    '33 %o is refused by name',
    (value) => {
      for (const params of [{}, { limit: { in: 'query' as const, write: styled() } }]) {
        const error = thrown(() => queryTextOf(operation({ params }), { limit: value }));
        expect(error).toBeInstanceOf(InvalidRequestError);
        expect(error.message).toMatch(/^"(limit|limit\[\d\]|limit\[\d\]\[\]|limit\.a|a)" (is|holds) /);
      }
    },
  );

  it('33 a Date is its UTC day where the format is date, also in lists', () => {
    const day = new Date('2024-05-06T23:59:59Z');
    expect(queryOf({ format: 'date' }, day)).toBe('v=2024-05-06');
    expect(queryOf({ format: 'date', explode: false }, [day, '2024-01-01'])).toBe('v=2024-05-06,2024-01-01');
  });

  it('33 null is an empty value where the schema allows it', () => {
    expect(queryOf({ nullable: true }, null)).toBe('v=');
    expect(queryOf({ nullable: true }, undefined)).toBe('');
  });

  it('33 a member that has another name on the wire', () => {
    expect(queryTextOf(operation({ params: { queryId: { in: 'query', name: 'id' } } }), { queryId: 1, q: 'x' })).toBe('id=1&q=x');
  });

  it('33 allowReserved keeps reserved characters and encoded triples, but none that would end the value', () => {
    expect(queryOf({ allowReserved: true }, "a:/?@!$'()*,;=[]b")).toBe("v=a:/?@!$'()*,;=[]b");
    expect(queryOf({ allowReserved: true }, 'a&b#c+d 100% %20é')).toBe('v=a%26b%23c%2Bd%20100%25%20%20%C3%A9');
    expect(queryOf({}, ':/?')).toBe('v=%3A%2F%3F');
  });

  it('33 content: JSON, or text as it is', () => {
    expect(new URLSearchParams(queryOf({ content: 'application/json' }, { a: [1, null], b: 'x&y' })).get('v')).toBe('{"a":[1,null],"b":"x&y"}');
    expect(new URLSearchParams(queryOf({ content: 'application/json' }, 'x')).get('v')).toBe('"x"');
    expect(new URLSearchParams(queryOf({ content: 'text/plain' }, 'x y')).get('v')).toBe('x y');
  });

  it('33 querystring: the whole query is one value', () => {
    const spec = (content: string) => operation({ params: { q: { in: 'query', write: wholeQuery(content) } } });
    expect(queryTextOf(spec('application/x-www-form-urlencoded'), { q: { a: 1, b: ['x', 'y'] } })).toBe('a=1&b=x&b=y');
    expect(queryTextOf(spec('application/json'), { q: { a: 1 } })).toBe('%7B%22a%22%3A1%7D');
  });

  it('33 delimited lists of nested values have no text', () => {
    expect(() => queryOf({ style: 'pipeDelimited' }, [{ a: 1 }])).toThrow(/"v\[0\]" is nested/);
    expect(() => queryOf({ explode: false }, { a: { b: 1 } })).toThrow(/"v\.a" is nested/);
  });

  it('33 deepObject: lists of plain values have [], lists of objects are numbered', () => {
    expect(decodeURIComponent(queryOf({ style: 'deepObject' }, ['a', 'b']))).toBe('v[]=a&v[]=b');
    expect(decodeURIComponent(queryOf({ style: 'deepObject' }, { items: [{ price: 1 }, { price: 2 }], tags: ['x'] }))).toBe('v[items][0][price]=1&v[items][1][price]=2&v[tags][]=x');
    expect(decodeURIComponent(queryOf({ style: 'deepObject' }, 'plain'))).toBe('v=plain');
  });

  it('33 an object that holds itself is refused rather than followed', () => {
    const loop: Record<string, unknown> = {};
    loop['self'] = loop;
    expect(() => queryOf({ style: 'deepObject' }, loop)).toThrow(/holds itself/);
  });

  it('33 only own members, and names like __proto__ are names', () => {
    expect(queryTextOf(operation({ params: {} }), JSON.parse('{"__proto__":"a","constructor":"b","toString":"c"}'))).toBe('__proto__=a&constructor=b&toString=c');
    expect(queryTextOf(operation(), Object.create({ inherited: 1 }))).toBe('');
  });

  it('33 property: URLSearchParams reads the same names and values', () => {
    fc.assert(
      fc.property(fc.dictionary(text, fc.oneof(text, fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.boolean(), fc.bigInt(), fc.array(text))), (params) => {
        const expected = Object.entries(params).flatMap(([name, value]) => (Array.isArray(value) ? value.map((item) => [name, item]) : [[name, String(value)]]));
        expect([...new URLSearchParams(queryTextOf(operation(), params))]).toEqual(expected);
      }),
      { numRuns: 250 },
    );
  });

  it('33 property: every style and allowReserved leave one parameter that decodes to the value', () => {
    fc.assert(
      fc.property(text, fc.constantFrom('form', 'spaceDelimited', 'pipeDelimited', 'deepObject'), (value, style) => {
        expect([...new URLSearchParams(queryOf({ style }, value))]).toEqual([['v', value]]);
        fc.pre(!value.includes('%'));
        expect([...new URLSearchParams(queryOf({ style, allowReserved: true }, value))]).toEqual([['v', value]]);
      }),
      { numRuns: 250 },
    );
  });

  it('33 property: a server that reads brackets gets deep objects as they were', () => {
    fc.assert(
      fc.property(nestedObject(text), (value) => {
        expect(readBrackets(queryOf({ style: 'deepObject' }, value))).toEqual({ v: value });
      }),
      { numRuns: 300 },
    );
  });
});
