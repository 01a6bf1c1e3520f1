import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { json, jsonAs } from '../../templates/runtime/body/json.js';
import { writeJSON } from '../../templates/runtime/body/json-text.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { thrown } from './operations.js';

describe('34 JSON body', () => {
  it.each<[unknown, string]>([
    [{ a: undefined, b: null, c: 0 }, '{"b":null,"c":0}'],
    [[undefined, null], '[null,null]'],
    [{ big: 12345678901234567890n, list: [-1n] }, '{"big":12345678901234567890,"list":[-1]}'],
    [{ at: new Date('2024-05-06T07:08:09Z') }, '{"at":"2024-05-06T07:08:09.000Z"}'],
    ['text "quoted" \u2028', JSON.stringify('text "quoted" \u2028')],
    ['\ud800', '"\\ud800"'],
    [true, 'true'], [null, 'null'], [7, '7'], [1e21, '1e+21'], [[], '[]'], [{}, '{}'],
    [{ url: new URL('https://a.example/') }, '{"url":"https://a.example/"}'],
    [{ run: () => 1, mark: Symbol('m') }, '{}'],
    [Object.create({ inherited: 1 }), '{}'],
    [JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('34 %o is written as %s', (value, text) => {
    expect(writeJSON(value)).toBe(text);
  });

  it('34 a BigInt in the text of a string is not touched', () => {
    expect(writeJSON({ a: '12n', b: 12n, c: '"b":12n' })).toBe('{"a":"12n","b":12,"c":"\\"b\\":12n"}');
  });

  it.each<[unknown, string]>([
    [{ items: [{ price: Number.NaN }] }, '"items[0].price" is NaN'],
    [{ a: Infinity }, '"a" is Infinity'],
    [-Infinity, '"body" is -Infinity'],
    [{ when: new Date(Number.NaN) }, '"when" is an invalid Date'],
    [{ tags: new Set(['a']) }, '"tags" is a Set'],
    [{ file: new Blob(['x']) }, '"file" is a Blob'],
    [[new Uint8Array(1)], '"[0]" is a Uint8Array'],
    [new Map(), '"body" is a Map'],
  ])('34 %o would lose something, and is refused by its path', (value, message) => {
    const error = thrown(() => writeJSON(value));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain(message);
  });

  it('34 an object that holds itself is refused, one that comes twice is not', () => {
    const loop: { a: { back?: unknown } } = { a: {} };
    loop.a.back = loop;
    expect(() => writeJSON(loop)).toThrow('"a.back" is one of its own parents');
    const twice = { x: 1 };
    expect(writeJSON([twice, twice])).toBe('[{"x":1},{"x":1}]');
  });

  it('34 the user\'s object is unchanged, frozen or not', () => {
    const value = Object.freeze({ a: undefined, at: new Date(0), list: Object.freeze([1n]) });
    const before = structuredClone(value);
    json.encode(value);
    expect(value).toEqual(before);
    expect(Object.keys(value)).toEqual(['a', 'at', 'list']);
  });

  it('34 the codec says what it sends, and can send it again', () => {
    expect(json.encode({ a: 1 })).toEqual({ body: '{"a":1}', contentType: 'application/json', replayable: true });
    expect(jsonAs('application/merge-patch+json').encode({ a: null })).toEqual({ body: '{"a":null}', contentType: 'application/merge-patch+json', replayable: true });
  });

  it('34 property: it is what JSON.stringify writes, for all that JSON.stringify keeps', () => {
    const value = fc.anything({ withDate: true, withNullPrototype: true, values: [fc.string({ unit: 'binary' }), fc.boolean(), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(null), fc.constant(undefined), fc.date({ noInvalidDate: true })] });
    fc.assert(fc.property(value.filter((each) => each !== undefined && !(each instanceof Date && Number.isNaN(each.getTime()))), (each) => {
      let text: string;
      try {
        text = writeJSON(each);
      } catch (error) {
        // The generator makes invalid dates too, which JSON.stringify turns to null.
        return error instanceof InvalidRequestError && error.message.includes('invalid Date');
      }
      expect(text).toBe(JSON.stringify(each));
      return true;
    }), { numRuns: 300 });
  });

  it('34 property: any BigInt arrives with all its digits', () => {
    fc.assert(fc.property(fc.bigInt(), fc.string(), (big, text) => {
      expect(writeJSON({ [text]: text, big: [big] }).endsWith(`"big":[${big}]}`)).toBe(true);
    }));
  });
});
