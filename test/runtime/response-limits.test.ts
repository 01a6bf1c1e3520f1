import { gzipSync } from 'node:zlib';
import { expect, it, vi } from 'vitest';
import { BaseClient } from '../../templates/runtime/base-client.js';
import { APIError } from '../../templates/runtime/errors/api.js';
import { InternalServerError, NotFoundError } from '../../templates/runtime/errors/status.js';
import { plain } from '../../templates/runtime/extras/plain.js';
import { driftReporter, type Drift } from '../../templates/runtime/features/drift.js';
import type { Method } from '../../templates/runtime/method.js';
import type { ResponseCodec } from '../../templates/runtime/operation.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { blob } from '../../templates/runtime/response/blob.js';
import { int64At, jsonInt64 } from '../../templates/runtime/response/int64.js';
import { jsonResponse } from '../../templates/runtime/response/json.js';
import { text } from '../../templates/runtime/response/text.js';
import { Resource } from '../../templates/runtime/resource.js';
import { messagesFor } from '../runtime-streams/chat.js';
import { clientFor, failureOf, key, Orders } from './example.js';
import { json, reply, serve, type Answer } from './server.js';

const mebibyte = 2 ** 20;

/** Sends a body of so many bytes, in pieces and without a length, as fast as the client takes it. */
function endless({ status = 200, type = 'application/json', start = '"', bytes = Infinity, piece = 'a'.repeat(65_536) }: { status?: number; type?: string; start?: string; bytes?: number; piece?: string } = {}): Answer {
  return ({ response }) => {
    response.writeHead(status, { 'content-type': type, 'x-request-id': 'req_long' });
    response.write(start);
    let left = bytes;
    const write = (): void => {
      while (left > 0 && !response.destroyed) {
        left -= piece.length;
        if (!response.write(piece)) return void response.once('drain', write);
      }
      if (left <= 0) response.end();
    };
    write();
  };
}

/** A body that is small on the wire only. */
function compressed(body: Uint8Array, status = 200): Answer {
  return ({ response }) => void response.writeHead(status, { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': body.length }).end(body);
}

class Files extends Resource {
  readonly json = this.#get(jsonResponse);
  readonly text = this.#get(text);
  readonly blob = this.#get(blob());
  readonly exact = this.#get(jsonInt64(int64At({ items: 'int64' }, {}), jsonResponse));

  #get(response: ResponseCodec): Method<[options?: RequestOptions], unknown> {
    return this.method({ id: 'getFile', method: 'GET', path: '/file', response });
  }
}

const tooLong = (most: number): object => ({
  name: 'ResponseParseError',
  status: 200,
  isRetryable: false,
  message: expect.stringContaining(`maxResponseBytes (${most})`),
});

const closed = (server: { readonly abandoned: () => number }, times = 1): Promise<void> => vi.waitFor(() => expect(server.abandoned()).toBe(times));

it.each(['json', 'text', 'blob'] as const)('a body that is longer than maxResponseBytes is an error, and its connection is closed: %s', async (kind) => {
  await using server = await serve(endless());
  const files = new Files(clientFor(server, { maxResponseBytes: mebibyte }));
  expect(await failureOf(files[kind]())).toMatchObject({ ...tooLong(mebibyte), requestId: 'req_long', contentType: 'application/json', snippet: `"${'a'.repeat(199)}` });
  await closed(server);
  expect(await files[kind]({ maxResponseBytes: 2 * mebibyte }).safe()).toMatchObject({ ok: false, error: tooLong(2 * mebibyte) });
  await closed(server, 2);
  expect(server.requests).toHaveLength(2);
});

it('without the option it is 256 MiB, and a body that says that it is longer is not read', async () => {
  await using server = await serve(({ response }) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': 2 ** 28 + 1 });
    response.write('{"data":');
  });
  expect(await failureOf(clientFor(server).orders.get('1'))).toMatchObject({ ...tooLong(2 ** 28), snippet: '{"data":' });
  await closed(server);
  const orders = new Orders(new BaseClient({ baseURL: server.url }, { apiKey: key }, plain));
  expect(await failureOf(orders.get('1'))).toMatchObject(tooLong(2 ** 28));
  await closed(server, 2);
});

it('a length is taken for what it says of a body, not of the answer to HEAD', async () => {
  await using server = await serve(({ response }) => void response.writeHead(200, { 'content-length': 2 ** 40 }).end());
  class Heads extends Resource {
    readonly head: Method<[], unknown> = this.method({ id: 'head', method: 'HEAD', path: '/', response: text });
  }
  expect(await new Heads(clientFor(server)).head()).toBe('');
});

it('a body of just so many bytes is read, and Infinity is no limit', async () => {
  await using server = await serve(endless({ bytes: mebibyte, type: 'text/plain', start: 'é' }));
  const length = mebibyte + 2;
  expect(await failureOf(new Files(clientFor(server, { maxResponseBytes: length - 1 })).text())).toMatchObject(tooLong(length - 1));
  for (const most of [length, Infinity]) expect(await new Files(clientFor(server, { maxResponseBytes: most })).text()).toHaveLength(length - 1);
  expect(await clientFor(server, { maxResponseBytes: 1 }).withOptions({ maxResponseBytes: length }).get('/').safe()).toMatchObject({ ok: false, error: { message: expect.stringContaining('text/plain') } });
});

it.each([NaN, -1, '1 MB'])('maxResponseBytes is a limit like others: %s is refused', (most) => {
  const options = { apiKey: key };
  Reflect.set(options, 'maxResponseBytes', most);
  expect(() => clientFor({ url: 'http://localhost' }, options)).toThrow('maxResponseBytes must be a number from 0 to Infinity.');
});

it('what gzip makes of a few bytes is counted as it comes, and takes no more memory than the limit', { timeout: 60_000 }, async () => {
  const body = gzipSync(Buffer.alloc(256 * mebibyte, 0x61));
  await using server = await serve(compressed(body), compressed(body, 500));
  const files = new Files(clientFor(server, { maxRetries: 0, maxResponseBytes: 16 * mebibyte }));
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
  expect(await failureOf(files.json())).toMatchObject(tooLong(16 * mebibyte));
  const error = await failureOf(files.text());
  clearInterval(watch);
  expect(error).toBeInstanceOf(InternalServerError);
  expect(error).toMatchObject({ body: 'a'.repeat(mebibyte) });
  expect((most - before) / mebibyte).toBeLessThan(128);
});

it.each([['the full client', (url: string) => clientFor({ url }, { maxRetries: 0 }).orders], ['the base client', (url: string) => new Orders(new BaseClient({ baseURL: url, maxRetries: 0 }, { apiKey: key }, plain))]])(
  'an error of any length has the class of its status and the beginning of its body: %s',
  async (_, ordersAt) => {
    await using server = await serve(endless({ status: 404 }), endless({ status: 503, piece: '<title' }), endless({ status: 404, start: '', piece: 'é'.repeat(1000) }), endless({ status: 404 }));
    const orders = ordersAt(server.url);
    const [first, second, third, fourth] = [await failureOf(orders.get('1')), await failureOf(orders.get('1')), await failureOf(orders.get('1')), await failureOf(orders.get('1', { maxResponseBytes: 10 }))];
    expect(first).toBeInstanceOf(NotFoundError);
    expect(first).toMatchObject({ body: `"${'a'.repeat(mebibyte - 1)}`, requestId: 'req_long' });
    expect(second).toBeInstanceOf(InternalServerError);
    expect(third).toMatchObject({ body: 'é'.repeat(mebibyte / 2) });
    expect(fourth).toMatchObject({ name: 'NotFoundError', body: '"aaaaaaaaa' });
    await closed(server, 4);
  },
);

const nested = (depth: number, [open, close] = ['[', ']']): string => open.repeat(depth) + close.repeat(depth);

it.each([400, 401, 404, 418, 422, 429, 500, 503])('a body nested as deeply as one likes changes nothing in the error of status %i', async (status) => {
  const bodies = [nested(10_000), nested(300_000), `{"message":"No","data":${nested(10_000)}}`, `${'{"error":'.repeat(5000)}1${'}'.repeat(5000)}`, nested(50_000, ['{"errors":[', ']}'])];
  await using server = await serve(...bodies.map((body) => reply(status, body, { 'content-type': 'application/json' })));
  const { orders } = clientFor(server, { maxRetries: 0 });
  for (const body of bodies) {
    const outcome = await orders.get('1').safe();
    const error = outcome.ok ? undefined : outcome.error;
    expect(error).toBeInstanceOf(APIError);
    expect(error).toMatchObject({ status, body });
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ status, body });
    expect(error?.message.length).toBeLessThanOrEqual(500);
  }
});

it('an error of usual depth is parsed', async () => {
  await using server = await serve(reply(404, nested(100)), reply(404, nested(101)));
  const { orders } = clientFor(server);
  expect(await failureOf(orders.get('1'))).toMatchObject({ body: JSON.parse(nested(100)) });
  expect(await failureOf(orders.get('1'))).toMatchObject({ body: nested(101) });
});

it('.safe() never throws for a success that is nested deeply', async () => {
  await using server = await serve(reply(200, nested(100_000), { 'content-type': 'application/json' }));
  const files = new Files(clientFor(server));
  expect(await files.json().safe()).toMatchObject({ ok: true });
  expect(await files.exact().safe()).toMatchObject({ ok: false, error: { name: 'ResponseParseError', message: expect.stringContaining('nested too deeply') } });
});

it('a stream may be longer than maxResponseBytes, and so may a response that the caller reads', async () => {
  const events = endless({ type: 'text/event-stream', start: '', piece: 'data: {"n":1}\n\n', bytes: 50_000 });
  await using server = await serve(events, endless({ bytes: mebibyte }));
  let count = 0;
  for await (const { n } of await messagesFor(server, { maxResponseBytes: 1000 }).events()) count += n;
  expect(count).toBeGreaterThan(3000);
  const response = await clientFor(server, { maxResponseBytes: 1000 }).orders.get('1').asResponse();
  expect((await response.text()).length).toBeGreaterThan(mebibyte);
});

const long = 'a'.repeat(1000);

it.each([
  ['events', 'text/event-stream', 'data: "', long],
  ['events', 'text/event-stream', 'data: 1\ndata: "', 'a\ndata:'],
  ['lines', 'application/x-ndjson', '1\n"', long],
  ['records', 'application/json-seq', '\u001e"', long],
] as const)('an event or record that never ends is an error: %s', async (kind, type, start, piece) => {
  await using server = await serve(endless({ type, start, piece }));
  const read = async (): Promise<void> => {
    for await (const item of await messagesFor(server, { maxResponseBytes: mebibyte })[kind]()) expect(item).toBe(1);
  };
  expect(await failureOf(read())).toMatchObject({ ...tooLong(mebibyte), requestId: 'req_long' });
  await closed(server);
  expect(server.requests).toHaveLength(1);
});

it('the comments of an event stream count for nothing', async () => {
  await using server = await serve(endless({ type: 'text/event-stream', start: '', piece: ': a heartbeat\n', bytes: 100_000 }));
  for await (const item of await messagesFor(server, { maxResponseBytes: 1000 }).events()) expect(item).toBeUndefined();
});

it('the body of a redirection is not read to the end that it may not have', async () => {
  await using server = await serve(({ response }) => {
    response.writeHead(307, { location: '/orders/2' });
    const timer = setInterval(() => response.write('a'.repeat(65_536)), 1);
    response.on('close', () => clearInterval(timer));
  }, json({ id: '2' }));
  expect(await clientFor(server).orders.get('1')).toEqual({ id: '2' });
  await closed(server);
});

it('a fetch that does not heed its signal is read no further than the timeout', async () => {
  let pulled = 0;
  let cancelled = false;
  const deaf = (): Promise<Response> =>
    Promise.resolve(
      new Response(
        new ReadableStream({
          pull: async (controller) => {
            pulled++;
            await new Promise((resolve) => setTimeout(resolve, 5));
            controller.enqueue(new Uint8Array(1000));
          },
          cancel: () => void (cancelled = true),
        }),
      ),
    );
  const failure = await failureOf(clientFor({ url: 'http://localhost' }, { fetch: deaf, timeout: 50, maxRetries: 0 }).orders.get('1'));
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  await vi.waitFor(() => expect(cancelled).toBe(true));
  expect(pulled).toBeLessThan(20);
});

it('the drift reporter reads what the call reads, and no more', async () => {
  const seen: Drift[] = [];
  const drift = driftReporter({ named: {}, answers: { getOrder: { default: { required: { id: 'string' } } } } }, { report: (found) => seen.push(found) });
  await using server = await serve(endless(), endless({ status: 404 }), endless(), json({ id: 1 }));
  const { orders } = clientFor(server, { middleware: [drift], maxResponseBytes: mebibyte });
  expect(await failureOf(orders.get('1'))).toMatchObject(tooLong(mebibyte));
  await closed(server);
  expect(await failureOf(orders.get('1'))).toBeInstanceOf(NotFoundError);
  await closed(server, 2);
  const response = await orders.get('1').asResponse();
  await response.body?.cancel();
  await closed(server, 3);
  expect(await orders.get('1')).toEqual({ id: 1 });
  expect(seen).toEqual([{ operation: 'getOrder', status: 200, kind: 'wrong-type', path: 'id', found: 'number' }]);
});
