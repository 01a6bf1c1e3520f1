import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { styled } from '../../templates/runtime/params/styled.js';
import { cookiesOf, headersOf, operation, thrown } from './operations.js';

describe('33 headers', () => {
  const spec = operation({ params: { since: { in: 'header', name: 'If-Modified-Since' }, filter: { in: 'header', name: 'X-Filter', write: styled({ content: 'application/json' }) }, tags: { in: 'header', write: styled({ explode: true }) }, note: { in: 'header', write: styled({ nullable: true }) }, day: { in: 'header', write: styled({ format: 'date' }) } } });

  it('33 are named as on the wire and not percent-encoded', () => {
    expect(headersOf(spec, { since: 'Mon, 06 May', filter: { a: ['x', 1] }, tags: { a: 1, b: 2 }, day: new Date('2024-05-06T01:00:00Z') })).toEqual([
      ['if-modified-since', 'Mon, 06 May'],
      ['x-filter', '{"a":["x",1]}'],
      ['tags', 'a=1,b=2'],
      ['day', '2024-05-06'],
    ]);
  });

  it('33 absent, null and empty are left out, but for a nullable null', () => {
    expect(headersOf(spec, { since: undefined, tags: [], filter: null, note: null })).toEqual([['note', '']]);
  });

  it.each([['a\r\nx-evil: 1'], ['a\nb'], ['\0'], ['日本']])('15 %j is refused without being shown', (value) => {
    const error = thrown(() => headersOf(spec, { since: value }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toContain('If-Modified-Since');
    expect(error.message).not.toContain(value);
  });

  it('33 property: what is let through is what Headers accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (value) => {
        let sent: [string, string | null][];
        try {
          sent = headersOf(operation({ params: { 'x-value': 'header' } }), { 'x-value': value });
        } catch (error) {
          return error instanceof InvalidRequestError;
        }
        return new Headers(sent.map(([name, text]): [string, string] => [name, text ?? ''])).get('x-value') === value.replace(/^[\t ]+|[\t ]+$/g, '');
      }),
      { numRuns: 300 },
    );
  });
});

describe('33 cookies', () => {
  it('33 are joined, and encoded in form style', () => {
    expect(cookiesOf(operation({ params: { session: 'cookie', ids: 'cookie', gone: 'cookie', none: 'cookie', empty: 'cookie' } }), { session: 'a;b c', ids: [1, 2], gone: undefined, none: null, empty: [] })).toBe('session=a%3Bb%20c; ids=1; ids=2');
  });

  it('33 cookie style sends the text itself, and refuses what would end it', () => {
    const spec = operation({ params: { raw: { in: 'cookie', write: styled({ style: 'cookie' }) } } });
    expect(cookiesOf(spec, { raw: 'a=b%20' })).toBe('raw=a=b%20');
    expect(() => cookiesOf(spec, { raw: 'a; admin=1' })).toThrow(/"raw" holds/);
  });

  it('33 content, nullable, allowReserved and names', () => {
    const spec = operation({ params: { prefs: { in: 'cookie', name: 'p', write: styled({ content: 'application/json' }) }, n: { in: 'cookie', write: styled({ nullable: true }) }, r: { in: 'cookie', write: styled({ allowReserved: true }) } } });
    expect(cookiesOf(spec, { prefs: { a: 1 }, n: null, r: 'a:b;c' })).toBe('p=%7B%22a%22%3A1%7D; n=; r=a:b%3Bc');
  });

  it('33 nothing to send is an empty text', () => {
    expect(cookiesOf(operation(), {})).toBe('');
  });
});
