import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEventParser, type ServerSentEvent } from '../../templates/runtime/stream/event-parser.js';
import { eventsByTheStandard } from './reference.js';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

function parse(...chunks: readonly (string | Uint8Array)[]): ServerSentEvent[] {
  const parser = createEventParser();
  return chunks.flatMap((chunk) => parser.push(typeof chunk === 'string' ? utf8(chunk) : chunk));
}

const dataOf = (...chunks: readonly (string | Uint8Array)[]): string[] => parse(...chunks).map((event) => event.data);

it.each([
  ['LF', 'data: a\n\ndata: b\n\n'],
  ['CR', 'data: a\r\rdata: b\r\r'],
  ['CRLF', 'data: a\r\n\r\ndata: b\r\n\r\n'],
  ['all of them mixed', 'data: a\r\n\rdata: b\n\r\n'],
])('54 lines end with %s', (_, text) => {
  expect(dataOf(text)).toEqual(['a', 'b']);
});

it('54 a CRLF split over two pieces ends one line, not two; an event is given as soon as its CR is there', () => {
  const parser = createEventParser();
  expect(parser.push(utf8('data: a\r'))).toEqual([]);
  expect(parser.push(utf8('\ndata: b\r'))).toEqual([]);
  expect(parser.push(utf8('\n\r')).map((event) => event.data)).toEqual(['a\nb']);
  expect(parser.push(utf8('\n\n'))).toEqual([]);
});

it('54 a byte order mark is dropped at the beginning, and only there', () => {
  const mark = '\ufeff';
  expect(dataOf(`${mark}data: a\n\n${mark}data: b\n\ndata: ${mark}c\n\n`)).toEqual(['a', `${mark}c`]);
  expect(dataOf(...[...utf8(`${mark}data: a\n\n`)].map((byte) => Uint8Array.of(byte)))).toEqual(['a']);
});

it('54 characters split over pieces come out whole, and bytes that are no UTF-8 do no harm', () => {
  const bytes = utf8('data: größe 🌍\n\n');
  expect(dataOf(...[...bytes].map((byte) => Uint8Array.of(byte)))).toEqual(['größe 🌍']);
  expect(dataOf('data: ', Uint8Array.of(0xff), '\n\n')).toEqual(['\ufffd']);
});

it('54 several data lines are one text, one space after the colon is dropped, U+2028 ends no line', () => {
  expect(dataOf('data: a\ndata:b\ndata:  c\ndata\ndata: \u2028x\n\n')).toEqual(['a\nb\n c\n\n\u2028x']);
});

it('54 comments, unknown fields and events without data are no events', () => {
  expect(parse(': hello\n\nfoo: bar\n:\n\nevent: ping\n\nid: 7\n\ndata: a\n\n')).toEqual([{ event: 'message', data: 'a', id: '7' }]);
  expect(dataOf('data\n\n', 'data:\n\n')).toEqual(['', '']);
});

it('54 event names last for one event, ids until the next one; an id with a null character is ignored', () => {
  expect(parse('event: x\nid: 1\ndata: a\n\ndata: b\n\nid: 2\0\ndata: c\n\nid\ndata: d\n\n')).toEqual([
    { event: 'x', data: 'a', id: '1' },
    { event: 'message', data: 'b', id: '1' },
    { event: 'message', data: 'c', id: '1' },
    { event: 'message', data: 'd', id: '' },
  ]);
});

it('54 an event that the end cuts off is dropped, and its id is not the last one', () => {
  const parser = createEventParser();
  expect(parser.push(utf8('id: 1\ndata: a\n\nid: 2\ndata: b'))).toHaveLength(1);
  expect(parser.lastEventId()).toBe('1');
});

it('55 retry is a number of digits, anything else is ignored', () => {
  const parser = createEventParser();
  parser.push(utf8('retry: 150\nretry: 1.5\nretry: -1\nretry: x\nretry\n'));
  expect(parser.retry()).toBe(150);
});

it('54 property: however a stream is cut into pieces, its events are those of the standard', () => {
  const part = fc.constantFrom('data', 'event', 'id', 'retry', ':', ': ', ' ', '\n', '\r', '\r\n', '\n\n', 'a', '\ufeff', '\u2028', 'ü', '🌍', '\0', '12');
  const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 120 }), { maxLength: 12 }), (stream, cuts) => {
      const bytes = utf8(stream);
      const ends = [...new Set([...cuts.filter((cut) => cut < bytes.length), bytes.length])].sort((a, b) => a - b);
      const chunks = ends.map((end, index) => bytes.slice(ends[index - 1] ?? 0, end));
      expect(parse(...chunks)).toEqual(eventsByTheStandard(bytes));
    }),
    { numRuns: 2000 },
  );
});

it('54 a 10 MB event and 100,000 tiny pieces take time linear to their size', () => {
  const timed = (chunks: readonly Uint8Array[]): [number, number] => {
    const start = performance.now();
    const parser = createEventParser();
    let length = 0;
    for (const chunk of chunks) for (const event of parser.push(chunk)) length += event.data.length;
    return [length, performance.now() - start];
  };
  const line = utf8('x'.repeat(64 * 1024));
  const [long, longTime] = timed([utf8('data: '), ...Array.from({ length: 160 }, () => line), utf8('\n\n')]);
  expect(long).toBe(160 * 64 * 1024);
  expect(longTime).toBeLessThan(1000);
  const [tiny, tinyTime] = timed([utf8('data: '), ...Array.from({ length: 100_000 }, () => utf8('y')), utf8('\n\n')]);
  expect(tiny).toBe(100_000);
  expect(tinyTime).toBeLessThan(1000);
  const [many, manyTime] = timed([utf8('data: z\n\n'.repeat(100_000))]);
  expect(many).toBe(100_000);
  expect(manyTime).toBeLessThan(1000);
});
