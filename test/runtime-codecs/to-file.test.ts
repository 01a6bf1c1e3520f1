import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { multipart } from '../../templates/runtime/body/multipart.js';
import { toFile } from '../../templates/runtime/body/to-file.js';
import type { FileInput } from '../../templates/runtime/body/file.js';
import { clientFor, failureOf } from '../runtime/example.js';
import { json, reply, serve } from '../runtime/server.js';
import { tool } from '../support/fetches.js';

async function* chunks(): AsyncGenerator<string | Uint8Array> {
  yield 'da';
  yield Buffer.from('ta');
}

describe('toFile', () => {
  it.each<[string, () => FileInput | string | Promise<FileInput>]>([
    ['text', () => 'data'],
    ['bytes', () => Buffer.from('data')],
    ['an ArrayBuffer', () => new TextEncoder().encode('data').buffer],
    ['a Blob', () => new Blob(['data'])],
    ['a File', () => new File(['data'], 'other.bin')],
    ['a Response', () => new Response(Buffer.from('data'))],
    ['a ReadableStream', () => new Blob(['data']).stream()],
    ['a Node Readable', () => Readable.from(chunks())],
    ['an async generator', chunks],
    ['a promise', async () => new Blob(['data'])],
  ])('makes a File of %s, with the name and the type that its ending suggests', async (_kind, data) => {
    const file = await toFile(data(), 'a.png');
    expect(file).toBeInstanceOf(File);
    expect([file.name, file.type, await file.text()]).toEqual(['a.png', 'image/png', 'data']);
    expect((await toFile(data(), 'a.png', { type: 'text/csv' })).type).toBe('text/csv');
  });

  it('takes the name from the data, and leaves a File as it is', async () => {
    const file = new File(['data'], 'a.txt', { lastModified: 5 });
    expect(await toFile(file)).toBe(file);
    expect(await toFile(file, 'b.txt')).toMatchObject({ name: 'b.txt', lastModified: 5 });
    expect((await toFile(createReadStream(import.meta.filename))).name).toBe('to-file.test.ts');
    expect((await toFile(new Blob(['x'], { type: 'text/csv' })))).toMatchObject({ name: 'file', type: 'text/csv' });
    expect((await toFile('x', 'a.txt', { lastModified: 7 })).lastModified).toBe(7);
  });

  it.each(['the platform', 'node-fetch-2', 'node-fetch-3', 'undici'])('takes a download by the fetch of %s', async (name) => {
    const load = (): Promise<{ default: typeof fetch; fetch?: typeof fetch }> => tool(name);
    const module = name === 'the platform' ? { default: fetch } : await load();
    await using server = await serve(reply(200, 'data', { 'content-type': 'text/csv' }));
    const file = await toFile((module.fetch ?? module.default)(`${server.url}/files/a.csv`));
    expect([file.name, file.type, await file.text()]).toEqual(['a.csv', 'text/csv', 'data']);
  });

  it("takes another library's File", async () => {
    const { File: Foreign } = await tool<{ File: new (parts: string[], name: string) => File }>('node-fetch-3');
    const file = await toFile(new Foreign(['data'], 'a.txt'));
    expect(file).toBeInstanceOf(File);
    expect([file.name, await file.text()]).toEqual(['a.txt', 'data']);
  });

  it('makes what was a stream one that is sent again', async () => {
    await using server = await serve(json({}, 503, { 'retry-after-ms': '1' }), json({}));
    await clientFor(server).put('/file', { body: multipart().encode({ file: await toFile(chunks(), 'a.txt') }).body });
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.body.toString()).toContain('data');
  });

  it('refuses what is no file, and what was read already', async () => {
    const read = new Response('x');
    await read.text();
    expect(await failureOf(toFile(read))).toMatchObject({ name: 'InvalidRequestError', message: expect.stringContaining('was read already') });
    for (const wrong of [undefined, null, 1, {}, () => 1]) {
      expect(await failureOf(Reflect.apply(toFile, undefined, [wrong]))).toMatchObject({ name: 'InvalidRequestError', message: expect.stringContaining('not a file') });
    }
  });
});
