import { createReadStream } from 'node:fs';
import { PassThrough, Readable, Writable } from 'node:stream';
import vm from 'node:vm';
import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { tool } from '../support/fetches.js';
import { clientFor, failureOf } from './example.js';
import { echo, json, serve, stall, type Echo } from './server.js';

interface Library {
  readonly FormData: new () => { readonly append: (name: string, value: unknown, filename?: string) => void };
  readonly File: new (parts: string[], name: string) => object;
}

async function* asyncChunks(): AsyncGenerator<string | Uint8Array> {
  yield 'str';
  yield Buffer.from('eam');
}

function* chunks(): Generator<string | Uint8Array> {
  yield 'str';
  yield Buffer.from('eam');
}

/** With a content-length of its own, or in chunks. */
const streams: readonly (readonly [string, () => unknown])[] = [
  ['a ReadableStream', () => new Blob(['stream']).stream()],
  ['a Node Readable', () => Readable.from([Buffer.from('str'), Buffer.from('eam')])],
  ['a Node Readable with an encoding', () => Readable.from(['str', 'eam']).setEncoding('utf8')],
  ['a Node PassThrough', () => new PassThrough().end('stream')],
  ['an async generator', asyncChunks],
  ['an object with an async iterator', () => ({ [Symbol.asyncIterator]: asyncChunks, path: 'secret' })],
  ['a generator', chunks],
];

describe('what client.post() sends', () => {
  it.each<[string, unknown, string, string | undefined]>([
    ['text', 'text', 'text', 'text/plain;charset=UTF-8'],
    ['empty text', '', '', 'text/plain;charset=UTF-8'],
    ['bytes', Buffer.from('bytes'), 'bytes', undefined],
    ['an ArrayBuffer', new TextEncoder().encode('buffer').buffer, 'buffer', undefined],
    ['a part of a buffer', new DataView(new TextEncoder().encode('-view-').buffer, 1, 4), 'view', undefined],
    ['memory that threads share', new Uint8Array(new SharedArrayBuffer(2)).fill(65), 'AA', undefined],
    ['bytes of another realm', vm.runInNewContext('new Uint8Array([65, 66])'), 'AB', undefined],
    ['a buffer of another realm', vm.runInNewContext('new Uint8Array([65, 66]).buffer'), 'AB', undefined],
    ['a Blob', new Blob(['blob'], { type: 'text/csv' }), 'blob', 'text/csv'],
    ['a Blob without a type', new Blob(['blob']), 'blob', 'application/octet-stream'],
    ['a File', new File(['file'], 'a.txt'), 'file', 'application/octet-stream'],
    ['URLSearchParams', new URLSearchParams([['a', 'b c'], ['a', 'ü']]), 'a=b+c&a=%C3%BC', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['an object', { a: [1, null], b: undefined }, '{"a":[1,null]}', 'application/json'],
    ['a list', [1, 'a'], '[1,"a"]', 'application/json'],
    ['a number', 1.5, '1.5', 'application/json'],
    ['a boolean', false, 'false', 'application/json'],
    ['null', null, 'null', 'application/json'],
    ['a BigInt', 2n ** 64n, '18446744073709551616', 'application/json'],
    ['a Date', new Date(0), '"1970-01-01T00:00:00.000Z"', 'application/json'],
    ['an object with toJSON', { toJSON: () => ({ a: 1 }) }, '{"a":1}', 'application/json'],
    ['an instance of a class', new (class Order { id = 'ord_1'; })(), '{"id":"ord_1"}', 'application/json'],
    ['a member called pipe or then', { pipe: 'a', then: 1 }, '{"pipe":"a","then":1}', 'application/json'],
  ])('%s', async (_kind, body, text, type) => {
    await using server = await serve(echo);
    const sent = await clientFor(server).post<Echo>('/echo', { body });
    expect([sent.body, sent.headers['content-type']]).toEqual([text, type]);
  });

  it.each(streams)('%s, piece by piece and not twice', async (_kind, make) => {
    await using server = await serve(echo, json({ message: 'Later.' }, 503, { 'retry-after-ms': '1' }));
    const sent = await clientFor(server).put<Echo>('/echo', { body: make() });
    expect([sent.body, sent.headers['transfer-encoding'], sent.headers['content-type']]).toEqual(['stream', 'chunked', undefined]);
    expect(await failureOf(clientFor(server).put('/echo', { body: make() }))).toMatchObject({ name: 'InternalServerError', status: 503 });
    expect(server.requests).toHaveLength(2);
  });

  it('a file on disk, as a Node stream', async () => {
    await using server = await serve(echo);
    const sent = await clientFor(server).post<Echo>('/echo', { body: createReadStream(import.meta.filename), headers: { 'content-type': 'text/plain' } });
    expect(sent.body).toContain('a file on disk, as a Node stream');
    expect(sent.headers['content-type']).toBe('text/plain');
  });

  it.each(['undici', 'node-fetch-3'])('a FormData of %s', async (name) => {
    const { FormData: Foreign } = await tool<Library>(name);
    const form = new Foreign();
    form.append('a', '1');
    await using server = await serve(echo);
    const sent = await clientFor(server).post<Echo>('/echo', { body: form });
    expect(sent.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(sent.body).toMatch(/name="a"\r\n\r\n1\r\n/);
  });
});

describe('what client.post() refuses by name, and sends nothing', () => {
  const consumed = (): Readable => {
    const stream = Readable.from(['x']);
    stream.destroy();
    return stream;
  };
  const locked = (): ReadableStream => {
    const stream = new Blob(['x']).stream();
    stream.getReader();
    return stream;
  };
  it.each<[string, () => unknown, string]>([
    ['a function', () => () => 1, '"body" is a function'],
    ['a symbol', () => Symbol('s'), '"body" is a symbol'],
    ['a Map', () => new Map([['a', 1]]), '"body" is a Map'],
    ['a Set', () => new Set([1]), '"body" is a Set'],
    ['a WeakMap', () => new WeakMap(), '"body" is a WeakMap'],
    ['Headers', () => new Headers(), '"body" is a Headers'],
    ['a Request', () => new Request('http://api.test'), '"body" is a Request'],
    ['a Response', () => new Response('x'), '"body" is a Response'],
    ['a promise', async () => ({ a: 1 }), '"body" is a Promise, which JSON can\'t hold: await it.'],
    ['a call that is not awaited', () => clientFor({ url: 'http://api.test' }).orders.get('1'), 'await it.'],
    ['a list that is not awaited', () => clientFor({ url: 'http://api.test' }).orders.list(), 'await it.'],
    ['a thenable', () => ({ then: (done: () => void) => done() }), '"body" is a Promise'],
    ['a stream that is only written to', () => new Writable(), '"body" is a Stream'],
    ['a stream of Node within', () => ({ file: Readable.from(['x']) }), '"body.file" is a Stream'],
    ['a stream of the web within', () => ({ files: [new Blob(['x']).stream()] }), '"body.files[0]" is a ReadableStream'],
    ['a promise within', () => ({ a: Promise.resolve(1) }), '"body.a" is a Promise, which JSON can\'t hold: await it.'],
    ['a Blob within', () => ({ a: new Blob([]) }), '"body.a" is a Blob'],
    ['a stream that was read', consumed, '"body" is a stream that is being read or was read already'],
    ['a stream that is being read', locked, '"body" is a stream that is being read or was read already'],
    ['NaN', () => Number.NaN, '"body" is NaN'],
  ])('%s', async (_kind, make, message) => {
    await using server = await serve(echo);
    const error = await failureOf(clientFor(server).post('/echo', { body: make() }));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error).toMatchObject({ message: expect.stringContaining(message.replace('body.', '')) });
    expect(server.requests).toHaveLength(0);
  });

  it('a FormData that cannot be read, and a file that is none of the platform\'s', async () => {
    const { default: Unreadable } = await tool<{ default: Library['FormData'] }>('form-data');
    const unreadable = new Unreadable();
    unreadable.append('a', '1');
    const { FormData: Foreign, File: ForeignFile } = await tool<Library>('node-fetch-3');
    const foreign = new Foreign();
    foreign.append('file', new ForeignFile(['x'], 'a.txt'));
    await using server = await serve(echo);
    expect(await failureOf(clientFor(server).post('/echo', { body: unreadable }))).toMatchObject({ name: 'InvalidRequestError', message: '"body" is another library\'s: pass the platform\'s own FormData and File.' });
    expect(await failureOf(clientFor(server).post('/echo', { body: foreign }))).toMatchObject({ name: 'InvalidRequestError', message: '"file" is another library\'s: pass the platform\'s own FormData and File.' });
    expect(server.requests).toHaveLength(0);
  });

  it('a chunk that is neither bytes nor text', async () => {
    await using server = await serve(echo);
    const error = await failureOf(clientFor(server).post('/echo', { body: Readable.from([{ a: 1 }]) }));
    expect(String(error)).toContain('gave a chunk that is a object');
  });
});

it('a source that is sent is told when the call ends', async () => {
  await using server = await serve(stall);
  const source = new PassThrough();
  source.write('beginning');
  const error = await failureOf(clientFor(server).post('/echo', { body: source, timeout: 100, maxRetries: 0 }));
  expect(error).toMatchObject({ name: 'TimeoutError' });
  source.write('more');
  await expect.poll(() => source.destroyed).toBe(true);
});
