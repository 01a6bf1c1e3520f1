import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordParser } from '../../templates/runtime/stream/record-parser.js';
import { failureOf } from '../runtime/example.js';
import { reply, serve } from '../runtime/server.js';
import { collect, messagesFor, pieces, pieceThenDrop } from './chat.js';

const type = 'application/x-ndjson';

describe('56 JSON Lines', () => {
  it.each<[string, string[], unknown[]]>([
    ['split lines', ['{"a":', '1}\n{"a":2', '}\n'], [{ a: 1 }, { a: 2 }]],
    ['empty and blank lines', ['\n{"a":1}\n\r\n  \n\n[2]\n'], [{ a: 1 }, [2]]],
    ['CRLF', ['1\r', '\n2\r\n'], [1, 2]],
    ['no final line end', ['1\n', '{"a":', '2}'], [1, { a: 2 }]],
    ['nothing', [], []],
    ['scalars, null and separators of Unicode', ['null\n"\u2028"\ntrue\n'], [null, '\u2028', true]],
    ['a byte order mark', ['\ufeff1\n'], [1]],
  ])('56 %s', async (_, chunks, values) => {
    await using server = await serve(pieces(chunks, { type }));
    expect(await collect(await messagesFor(server).lines())).toEqual(values);
    expect(server.requests[0]?.headers.accept).toBe(type);
  });

  it('56 an incomplete last record is an error, after the records before it', async () => {
    await using server = await serve(pieces(['{"a":1}\n{"a":'], { type }));
    const seen: unknown[] = [];
    const error = await failureOf((async () => {
      for await (const value of await messagesFor(server).lines()) seen.push(value);
    })());
    expect(seen).toEqual([{ a: 1 }]);
    expect(error).toMatchObject({ name: 'ResponseParseError', message: 'Record 2 of the stream is incomplete: the response ended within it.', snippet: '{"a":' });
  });

  it('56 a record that is no JSON is an error with its number', async () => {
    await using server = await serve(pieces(['1\n\noops\n3\n'], { type }));
    expect(await failureOf(collect(await messagesFor(server).lines()))).toMatchObject({ name: 'ResponseParseError', message: 'Record 2 of the stream is not valid JSON.', snippet: 'oops' });
  });

  it('56 a connection that breaks is a ConnectionError, also between two records', async () => {
    await using server = await serve(pieceThenDrop('1\n'));
    expect(await failureOf(collect(await messagesFor(server).lines()))).toMatchObject({ name: 'ConnectionError', responseStatus: 200 });
  });

  it('56 lines come under many media types, a page of HTML is none of them', async () => {
    await using server = await serve(pieces(['1\n'], { type: 'text/plain' }), reply(200, '<p>Sign in', { 'content-type': 'text/html' }));
    expect(await collect(await messagesFor(server).lines())).toEqual([1]);
    expect(await failureOf(messagesFor(server).lines())).toMatchObject({ name: 'ResponseParseError', snippet: '<p>Sign in' });
  });

  it('56 a JSON text sequence (RFC 7464) may have line ends within its records', async () => {
    await using server = await serve(pieces(['\u001e{\n "a": 1\n}\n\u001e', '2\n', '\u001e\n'], { type: 'application/json-seq' }));
    expect(await collect(await messagesFor(server).records())).toEqual([{ a: 1 }, 2]);
  });

  it('56 property: however the lines are cut into pieces, the values are the same', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue(), { maxLength: 8 }), fc.array(fc.nat({ max: 300 }), { maxLength: 12 }), fc.boolean(), (values, cuts, ended) => {
        const bytes = new TextEncoder().encode(values.map((value) => JSON.stringify(value)).join('\n') + (ended ? '\n' : ''));
        const ends = [...new Set([...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort((a, b) => a - b);
        const parser = createRecordParser('\n');
        const records = ends.flatMap((end, index) => parser.push(bytes.slice(ends[index - 1] ?? 0, end)));
        expect([...records, ...parser.end()].map((record): unknown => JSON.parse(record))).toEqual(values.map((value): unknown => JSON.parse(JSON.stringify(value))));
      }),
    );
  });

  it('56 a record of 10 MB and 100,000 tiny pieces take linear time', () => {
    const start = performance.now();
    const parser = createRecordParser('\n');
    for (let n = 0; n < 160; n++) parser.push(new Uint8Array(64 * 1024).fill(49));
    expect(parser.push(Uint8Array.of(10))[0]).toHaveLength(160 * 64 * 1024);
    for (let n = 0; n < 100_000; n++) parser.push(Uint8Array.of(49));
    expect(parser.end()[0]).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(1500);
  });
});
