import { createReadStream, openAsBlob } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binary } from '../../templates/runtime/body/binary.js';
import { readFile } from '../../templates/runtime/body/file.js';
import { multipart } from '../../templates/runtime/body/multipart.js';
import { streamOf } from '../../templates/runtime/body/stream.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { thrown } from './operations.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'codecs-'));
  await writeFile(join(folder, 'rapport é.pdf'), 'pdf data');
});
afterAll(() => rm(folder, { recursive: true }));

const bytes = new TextEncoder().encode('data');
const shared = new Uint8Array(new SharedArrayBuffer(4));
shared.set(bytes);
async function* chunks(): AsyncGenerator<Uint8Array | string> {
  yield 'da';
  yield new TextEncoder().encode('ta');
}
const textOf = (content: Blob | ReadableStream): Promise<string> => new Response(content).text();

describe('36 files', () => {
  it.each<[string, () => unknown, { filename?: string; contentType?: string; stream?: boolean }]>([
    ['File', () => new File(['data'], 'a.png', { type: 'image/png' }), { filename: 'a.png', contentType: 'image/png' }],
    ['File without a type', () => new File(['data'], 'a.WebP'), { filename: 'a.WebP', contentType: 'image/webp' }],
    ['Blob', () => new Blob(['data'], { type: 'text/csv' }), { contentType: 'text/csv' }],
    ['bytes', () => bytes, {}],
    ['a view of part of a buffer', () => new Uint8Array(new TextEncoder().encode('xxdataxx').buffer, 2, 4), {}],
    ['DataView', () => new DataView(bytes.buffer), {}],
    ['shared memory', () => shared, {}],
    ['ArrayBuffer', () => bytes.slice().buffer, {}],
    ['Buffer', () => Buffer.from('data'), {}],
    ['ReadableStream', () => new Blob(['data']).stream(), { stream: true }],
    ['async iterable', chunks, { stream: true }],
    ['Response', () => new Response('data', { headers: { 'content-type': 'text/x-a', 'content-disposition': 'attachment; filename="r.txt"' } }), { filename: 'r.txt', contentType: 'text/x-a', stream: true }],
    ['empty Response', () => ({ data: new Response(null), filename: 'data' }), { filename: 'data' }],
    ['named text', () => ({ data: 'data', filename: '/etc/x/notes.md' }), { filename: 'notes.md', contentType: 'text/markdown' }],
    ['named bytes', () => ({ data: bytes, filename: 'C:\\docs\\naïve 日本.bin', contentType: 'x/y' }), { filename: 'naïve 日本.bin', contentType: 'x/y' }],
    ['a name over that of the file', () => ({ data: new File(['data'], 'a.png'), filename: 'b.png' }), { filename: 'b.png', contentType: 'image/png' }],
  ])('36 %s', async (kind, make, { filename, contentType, stream = false }) => {
    const file = readFile(make(), 'file');
    expect({ filename: file.filename, contentType: file.contentType, stream: file.content instanceof ReadableStream }).toEqual({ filename, contentType, stream });
    expect(await textOf(file.content)).toBe(kind === 'empty Response' ? '' : 'data');
  });

  it('36 a Node file stream has the name of its path', async () => {
    const file = readFile(createReadStream(join(folder, 'rapport é.pdf')), 'file');
    expect([file.filename, file.contentType, await textOf(file.content)]).toEqual(['rapport é.pdf', 'application/pdf', 'pdf data']);
  });

  it.each([['text'], [7], [null], [undefined], [{}], [{ filename: 'a' }], [{ data: 7 }]])('36 %o is no file, and the message says what is', (value) => {
    const error = thrown(() => readFile(value, 'avatar'));
    expect(error).toBeInstanceOf(InvalidRequestError);
    expect(error.message).toMatch(/^"avatar" is .*, not a file: pass a File/);
  });

  it('36 a Response or stream that was read already is refused', async () => {
    const response = new Response('x');
    await response.text();
    expect(() => readFile(response, 'f')).toThrow('"f" is a Response whose body was read already');
    const stream = new Blob(['x']).stream();
    stream.getReader();
    expect(() => readFile(stream, 'f')).toThrow('"f" is a stream that is being read');
  });

  it('36 names survive a multipart body: no folders, all scripts, no way out of the quotes', async () => {
    const { body, contentType } = multipart().encode({ 'a"b': { data: 'x', filename: '../../naïve "日本".txt' } });
    const text = await new Response(body).text();
    expect(text).toContain('name="a%22b"; filename="naïve %22日本%22.txt"\r\nContent-Type: text/plain\r\n');
    expect(contentType).toMatch(/^multipart\/form-data; boundary=/);
  });

  it('36 a file without name has one in a multipart body, so that servers take it for a file', async () => {
    const { body, contentType } = multipart().encode({ f: bytes });
    const form = await new Response(body, { headers: { 'content-type': contentType ?? '' } }).formData();
    const part = form.get('f');
    expect(part instanceof File && [part.name, part.type]).toEqual(['file', 'application/octet-stream']);
  });

  it('21 a stream among the parts makes the body a stream, which is not sent twice', async () => {
    const { body, contentType, replayable } = multipart().encode({ a: '1', f: { data: chunks(), filename: 'x.txt' }, b: new Blob(['blob']) });
    expect(replayable).toBe(false);
    const form = await new Response(body, { headers: { 'content-type': contentType ?? '' } }).formData();
    const part = form.get('f');
    expect([form.get('a'), part instanceof File && (await part.text())]).toEqual(['1', 'data']);
  });

  it('36 a stream is read only as it is sent, and told when nobody wants the rest', async () => {
    const told: unknown[] = [];
    let given = 0;
    const source = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(++given)), cancel: (reason) => void told.push(reason) }, { highWaterMark: 0 });
    const reader = streamOf(source, 'f').getReader();
    await reader.read();
    expect(given).toBeLessThan(4);
    await reader.cancel('stop');
    expect(told).toEqual(['stop']);

    let finished = false;
    const iterable = (async function* (): AsyncGenerator<string> {
      try {
        for (;;) yield 'x';
      } finally {
        finished = true;
      }
    })();
    const { body } = multipart().encode({ f: iterable });
    if (!(body instanceof ReadableStream)) throw new Error('expected a stream');
    const parts = body.getReader();
    await parts.read();
    await parts.read();
    await parts.cancel();
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(finished).toBe(true);
  });

  it('36 a stream that gives something else than bytes or text fails with the name of the field', async () => {
    const stream = streamOf((async function* (): AsyncGenerator<unknown> { yield 7; })(), 'avatar');
    await expect(new Response(stream).text()).rejects.toThrow(/"avatar" gave a chunk that is a number/);
  });

  it('36 an error of the source is the error of the stream', async () => {
    const stream = streamOf((async function* (): AsyncGenerator<string> { yield 'x'; throw new Error('disk'); })(), 'f');
    await expect(new Response(stream).text()).rejects.toThrow('disk');
  });

  it('36 a large file on disk is not held in memory by a multipart body', async () => {
    const path = join(folder, 'large.bin');
    await writeFile(path, Buffer.alloc(100 * 1024 * 1024, 1));
    const { body } = multipart().encode({ f: await openAsBlob(path) });
    if (!(body instanceof Blob)) throw new Error('expected a Blob');
    const before = process.memoryUsage().arrayBuffers;
    let peak = 0;
    let size = 0;
    for await (const chunk of body.stream()) {
      size += chunk.length;
      peak = Math.max(peak, process.memoryUsage().arrayBuffers - before);
    }
    expect(size).toBe(body.size);
    expect(peak).toBeLessThan(60 * 1024 * 1024);
  });
});

describe('36 a file as the whole body', () => {
  const type = (mediaType: string | undefined, value: unknown): string | undefined => binary(mediaType).encode(value).contentType;

  it('36 has the declared type, or its own where the document leaves it open, or what the caller says', () => {
    const png = new File(['x'], 'a.png', { type: 'image/png' });
    expect(type(undefined, png)).toBe('application/octet-stream');
    expect(type('image/jpeg', png)).toBe('image/jpeg');
    expect(type('image/*', png)).toBe('image/png');
    expect(type('*/*', bytes)).toBe('application/octet-stream');
    expect(type('image/jpeg', { data: png, contentType: 'image/gif' })).toBe('image/gif');
    expect(type('*/*', { data: 'x', filename: 'x.csv' })).toBe('text/csv');
  });

  it('21 is sent again unless it is a stream', async () => {
    expect(binary().encode(bytes).replayable).toBe(true);
    expect(binary().encode(chunks()).replayable).toBe(false);
    expect(await new Response(binary().encode(chunks()).body).text()).toBe('data');
  });

  it('36 what is no file is refused', () => {
    expect(() => binary().encode('/etc/passwd')).toThrow(/"body" is a string, not a file/);
  });
});
