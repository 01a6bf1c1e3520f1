import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { styled } from '../../templates/runtime/params/styled.js';
import { operation, pathOf, thrown } from './operations.js';

const byId = operation({ path: '/orders/{id}' });

describe('32 path values', () => {
  it.each([
    ['ord_1', '/orders/ord_1'],
    [7, '/orders/7'],
    [0, '/orders/0'],
    [12345678901234567890n, '/orders/12345678901234567890'],
    [false, '/orders/false'],
    ['a/b', '/orders/a%2Fb'],
    ['../x', '/orders/..%2Fx'],
    ['a b?c#d', '/orders/a%20b%3Fc%23d'],
    ["-._~!*'()", '/orders/-._~%21%2A%27%28%29'],
    ['%2e', undefined],
    ['50%', '/orders/50%25'],
    ['café/日本', '/orders/caf%C3%A9%2F%E6%97%A5%E6%9C%AC'],
    ['...', '/orders/...'],
    [new Date('2024-05-06T07:08:09.010Z'), '/orders/2024-05-06T07%3A08%3A09.010Z'],
  ])('32 %s becomes one segment', (value, path) => {
    if (path === undefined) expect(() => pathOf(byId, [value])).toThrow(InvalidRequestError);
    else expect(pathOf(byId, [value])).toBe(path);
  });

  it.each([
    ['.'], ['..'], ['%2e'], ['%2E%2e'], ['.%2e'], ['%2e.'], ['\t..'], ['.\n.'], ['%2e\r'], ['%09..'],
    [''], [null], [undefined], [Number.NaN], [Infinity], [{ id: 1 }], [['a', 'b']], [[]], [() => 1], [Symbol('id')], [new Map()], ['\ud800'], [new Date(Number.NaN)],
  ])('32 %s is refused by the name of the parameter', (value) => {
    const error = thrown(() => pathOf(byId, [value]));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/^"id" /);
  });

  it('32 a missing argument is refused, and the message says which', () => {
    expect(() => pathOf(operation({ path: '/a/{first}/b/{second}' }), ['x'])).toThrow(/^"second" is undefined/);
  });

  it('32 an object is refused with what to pass instead', () => {
    expect(() => pathOf(byId, [{ id: 'ord_1' }])).toThrow(/^"id" is no plain value: pass a string/);
  });

  it('32 dots that only the whole segment makes are refused too', () => {
    expect(() => pathOf(operation({ path: '/a/.{tail}' }), ['.'])).toThrow(/^"tail" makes the path/);
    expect(pathOf(operation({ path: '/a/{name}.json' }), ['.'])).toBe('/a/..json');
  });

  it('32 several variables, in and between segments, and one that comes twice', () => {
    expect(pathOf(operation({ path: '/repos/{owner}/{repo}/compare/{base}...{head}' }), ['o', 'r', 'a', 'b/c'])).toBe('/repos/o/r/compare/a...b%2Fc');
    expect(pathOf(operation({ path: '/{id}/copy/{id}/to/{target}' }), ['x', 'y'])).toBe('/x/copy/x/to/y');
  });

  it('32 a document may call a variable __proto__ or constructor', () => {
    expect(pathOf(operation({ path: '/{__proto__}/{constructor}', params: {} }), ['a', 'b'])).toBe('/a/b');
  });

  it('33 arrays and objects where the document gives the variable a style', () => {
    const list = (style: 'simple' | 'label' | 'matrix', explode: boolean, value: unknown): string => pathOf(operation({ path: '/m/{ids}', variables: { ids: styled({ style, explode }) } }), [value]);
    expect(list('simple', false, ['a', 'b,c'])).toBe('/m/a,b%2Cc');
    expect(list('label', true, ['a', 'b'])).toBe('/m/.a.b');
    expect(list('matrix', true, ['a', 'b'])).toBe('/m/;ids=a;ids=b');
    expect(list('matrix', false, { R: 1, G: 2 })).toBe('/m/;ids=R,1,G,2');
    expect(() => list('simple', false, [])).toThrow('"ids" is empty');
    expect(() => list('simple', false, [{}])).toThrow('"ids[0]" is nested');
  });

  it('33 allowReserved lets through what cannot end the segment', () => {
    const spec = operation({ path: '/m/{key}', variables: { key: styled({ allowReserved: true }) } });
    expect(pathOf(spec, ['a:b@c/d?e#f%20 '])).toBe('/m/a:b@c%2Fd%3Fe%23f%20%20');
    expect(() => pathOf(spec, ['%2e%2E'])).toThrow(InvalidRequestError);
  });

  it('33 format date and content', () => {
    const day = new Date('2024-05-06T23:00:00Z');
    expect(pathOf(operation({ path: '/d/{day}', variables: { day: styled({ format: 'date' }) } }), [day])).toBe('/d/2024-05-06');
    expect(pathOf(operation({ path: '/d/{f}', variables: { f: styled({ content: 'application/json' }) } }), [{ a: 1 }])).toBe('/d/%7B%22a%22%3A1%7D');
  });

  it('32 property: a URL parser finds the value again as one segment, and nothing else has moved', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (value) => {
        fc.pre(!/^(\.|%2e){1,2}$/i.test(value.replace(/\t|\n|\r|%(25)?0[9ad]/gi, '')));
        const url = new URL(`https://host/base${pathOf(operation({ path: '/a/{v}/z' }), [value])}`);
        const segments = url.pathname.split('/');
        expect(segments).toHaveLength(5);
        expect(decodeURIComponent(segments[3] ?? '')).toBe(value);
        expect([url.search, url.hash]).toEqual(['', '']);
      }),
      { numRuns: 300 },
    );
  });
});
