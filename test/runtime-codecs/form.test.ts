import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { form, type Encoding } from '../../templates/runtime/body/form.js';
import { textBody } from '../../templates/runtime/body/text.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { nestedObject } from './arbitraries.js';
import { readBrackets } from './bracket-reader.js';

const sent = (value: unknown, encoding?: Encoding): string => decodeURIComponent(String(form(encoding).encode(value).body));

describe('35 urlencoded body', () => {
  it('35 nested values in brackets, lists of plain values repeated', () => {
    expect(sent({ amount: 5, metadata: { color: 'red', deep: { x: true } }, items: [{ price: 'p1', tags: ['a', 'b'] }, { price: 'p2' }], tag: ['x', 'y'] })).toBe(
      'amount=5&metadata[color]=red&metadata[deep][x]=true&items[0][price]=p1&items[0][tags][]=a&items[0][tags][]=b&items[1][price]=p2&tag=x&tag=y',
    );
  });

  it('35 the encoding of a property decides', () => {
    const value = { expand: ['a', 'b'], ids: [1, 2], filter: { a: 1 }, range: { from: 1, to: 2 }, day: new Date('2024-05-06T10:00:00Z'), list: [1, 2] };
    expect(sent(value, {
      expand: { style: 'deepObject', explode: true },
      ids: { explode: false },
      filter: { contentType: 'application/json' },
      range: { style: 'form' },
      day: { format: 'date' },
      list: { contentType: 'application/json' },
    })).toBe('expand[]=a&expand[]=b&ids=1,2&filter={"a":1}&from=1&to=2&day=2024-05-06&list=[1,2]');
  });

  it('35 undefined is dropped at any depth, and so is what is empty', () => {
    expect(sent({ a: undefined, b: { c: undefined, d: { e: undefined }, f: 1 }, g: [undefined], h: {}, i: [] })).toBe('b[f]=1');
    expect(sent({ ids: [1, undefined, 2], o: { a: undefined, b: 1 } }, { ids: { explode: false }, o: { explode: false } })).toBe('ids=1,2&o=b,1');
    expect(form().encode({}).body).toBe('');
  });

  it.each<[unknown, string]>([
    [{ name: null }, '"name" is null'],
    [{ metadata: { color: null } }, '"metadata[color]" is null'],
    [{ tags: ['a', null] }, '"tags[1]" is null'],
    [{ items: [{ price: null }] }, '"items[0][price]" is null'],
    [{ a: { b: Number.NaN } }, '"a[b]" is NaN'],
    [{ file: new Blob([]) }, '"file" is a Blob'],
    [['a'], '"body" is no plain object'],
    ['a=1', '"body" is no plain object'],
  ])('35 %o is refused, and the field is named', (value, message) => {
    expect(() => form().encode(value)).toThrow(InvalidRequestError);
    expect(() => form().encode(value)).toThrow(message);
  });

  it('35 null is refused in any style', () => {
    for (const how of [{ explode: false }, { style: 'deepObject' }, { style: 'pipeDelimited' }, { contentType: 'application/json' }] as const) {
      expect(() => form({ tags: how }).encode({ tags: null })).toThrow('"tags" is null');
    }
    expect(() => form({ tags: { explode: false } }).encode({ tags: ['a', null] })).toThrow('"tags[1]" is null');
  });

  it('35 the codec says what it sends, and can send it again', () => {
    expect(form().encode({ a: 'x y' })).toEqual({ body: 'a=x%20y', contentType: 'application/x-www-form-urlencoded', replayable: true });
  });

  it('35 property: a server that reads brackets gets the object as it was', () => {
    const leaf = fc.string({ unit: 'grapheme' });
    fc.assert(fc.property(nestedObject(leaf), (value) => {
      expect(readBrackets(String(form().encode({ value }).body))).toEqual({ value });
    }), { numRuns: 300 });
  });

  it('35 property: formData() reads flat fields as they were', async () => {
    const text = fc.string({ unit: 'grapheme' });
    await fc.assert(fc.asyncProperty(fc.dictionary(text, fc.oneof(text, fc.array(text))), async (value) => {
      const { body, contentType } = form().encode(value);
      const read = await new Response(body, { headers: { 'content-type': contentType ?? '' } }).formData();
      expect([...read]).toEqual(Object.entries(value).flatMap(([name, member]) => [member].flat().map((each) => [name, each])));
    }), { numRuns: 200 });
  });
});

describe('35 text body', () => {
  it('35 text as it is, under its media type', () => {
    expect(textBody().encode('é')).toEqual({ body: 'é', contentType: 'text/plain;charset=UTF-8', replayable: true });
    expect(textBody('text/csv').encode(7).body).toBe('7');
  });

  it('35 what is no text is refused', () => {
    expect(() => textBody('text/csv').encode({ a: 1 })).toThrow('"body" is no text, as text/csv must be');
    expect(() => textBody().encode(null)).toThrow(InvalidRequestError);
  });
});
