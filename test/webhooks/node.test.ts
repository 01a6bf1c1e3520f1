import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { connect as connectHttp2, createServer as createHttp2Server } from 'node:http2';
import { connect, type AddressInfo, type Server } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { handleWebhooks, type WebhookHandler, type WebhookHandlerOptions } from '../../templates/runtime/webhooks/handler.js';
import { toNodeListener, type NodeListenerOptions } from '../../templates/runtime/webhooks/node.js';
import { deliver, logged, order, secret, vendor, type Sent } from './vendor.js';

// The listener of node:http as strangers find it: over real sockets, byte by byte.

interface Payloads {
  readonly 'order.completed': { readonly amount: number };
}

const handlerOf = (options: Partial<WebhookHandlerOptions<Payloads>> = {}): WebhookHandler => handleWebhooks<Payloads>(vendor, { secret, on: {}, ...options });

interface Listening extends AsyncDisposable {
  readonly port: number;
  readonly url: string;
  readonly server: Server;
  /** What nobody handled: each of these ends a process. */
  readonly unhandled: readonly unknown[];
}

async function listen(server: Server): Promise<Listening> {
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    server,
    unhandled,
    async [Symbol.asyncDispose]() {
      // A rejection counts as unhandled after the turn in which it came.
      await pause(20);
      process.off('unhandledRejection', note).off('uncaughtException', note);
      if ('closeAllConnections' in server && typeof server.closeAllConnections === 'function') server.closeAllConnections();
      server.close();
    },
  };
}

/** A promise that is fulfilled from outside. */
function gate(): { readonly promise: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const promise = new Promise<void>((resolve) => (open = resolve));
  return { promise, open };
}

const serve = (handler: WebhookHandler, options?: NodeListenerOptions): Promise<Listening> => listen(createServer(toNodeListener(handler, options)));

/** Sends bytes as they are, and gives what comes back until the server closes, or `until` fits. */
async function raw(port: number, bytes: string, { end = false, until }: { end?: boolean; until?: RegExp } = {}): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('error', () => undefined);
  const { promise: closed, open: resolve } = gate();
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1');
    if (until?.test(text)) resolve();
  });
  socket.on('close', () => resolve());
  await once(socket, 'connect');
  if (end) socket.end(bytes);
  else socket.write(bytes);
  await closed;
  socket.destroy();
  return text;
}

async function post({ url }: Listening, { body, headers }: Sent): Promise<number> {
  const response = await fetch(`${url}/hooks`, { method: 'POST', headers: { ...headers, connection: 'close' }, body });
  await response.arrayBuffer();
  return response.status;
}

const status = (text: string): string | undefined => /^HTTP\/1\.1 (\d+)/.exec(text)?.[1];
const signed = deliver('order.completed', order);

describe('what arrives at a listener cannot end the process', () => {
  it('64 a client that goes away in mid-body is told to onError, and not logged without one', async () => {
    const errors: unknown[] = [];
    for (const options of [{ onError: (error: unknown) => errors.push(error) }, {}]) {
      using log = logged();
      await using server = await serve(handlerOf(), options);
      const socket = connect(server.port, '127.0.0.1');
      socket.write('POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1000\r\n\r\nhalf');
      await once(server.server, 'request');
      socket.destroy();
      await pause(30);
      expect(await post(server, signed)).toBe(200);
      expect([server.unhandled, log.errors]).toEqual([[], []]);
    }
    expect(errors).toMatchObject([{ name: 'WebhookError', code: 'webhook_body_incomplete', cause: { code: 'ECONNRESET' } }]);
  });

  it.each<[string, string, string, string]>([
    ['GET //', 'GET // HTTP/1.1', '405', ''],
    ['POST //', 'POST // HTTP/1.1', '400', 'webhook_header_missing'],
    ['POST ///evil.test:99999/?#', 'POST ///evil.test:99999/?# HTTP/1.1', '400', 'webhook_header_missing'],
    ['POST of a whole URL', 'POST http://a.test/x HTTP/1.1', '400', 'webhook_header_missing'],
    ['POST of a URL with an invalid port', 'POST http://a.test:99999/x HTTP/1.1', '400', 'webhook_request_invalid'],
    ['OPTIONS *', 'OPTIONS * HTTP/1.1', '405', ''],
    ['TRACE /', 'TRACE / HTTP/1.1', '405', 'webhook_request_invalid'],
    ['PROPFIND /', 'PROPFIND / HTTP/1.1', '405', ''],
  ])('64 %s gets an answer', async (_, line, expected, code) => {
    const codes: unknown[] = [];
    const onError = (error: unknown): unknown => codes.push(error instanceof Error && 'code' in error ? error.code : error);
    await using server = await serve(handlerOf({ onError }), { onError });
    const text = await raw(server.port, `${line}\r\nhost: a\r\nconnection: close\r\n\r\n`);
    expect([status(text), codes, server.unhandled]).toEqual([expected, code ? [code] : [], []]);
    if (expected === '405') expect(text.toLowerCase()).toContain('\r\nallow: post\r\n');
  });

  it('64 CONNECT and what is no HTTP are closed by the server itself', async () => {
    await using server = await serve(handlerOf());
    for (const bytes of ['CONNECT a:1 HTTP/1.1\r\nhost: a\r\n\r\n', '\x16\x03\x01\x00\xa5', 'POST / HTTP/1.1\r\nhost: a\r\ncontent-length: x\r\n\r\n']) await raw(server.port, bytes);
    expect([await post(server, signed), server.unhandled]).toEqual([200, []]);
  });

  it.each<[string, WebhookHandler]>([
    ['throws', () => { throw new Error('broken'); }],
    ['rejects', () => Promise.reject(new Error('broken'))],
    ['rejects for a function that failed', handlerOf({ on: { 'order.completed': () => { throw new Error('broken'); } } })],
    ['gives a body that fails', async () => new Response(new ReadableStream({ pull: (controller) => controller.error(new Error('broken')) }))],
  ])('64 a handler that %s is answered with 500; the error goes to onError, else to the log', async (_, handler) => {
    const errors: unknown[] = [];
    using log = logged();
    for (const options of [{ onError: (error: unknown) => errors.push(error) }, {}]) {
      await using server = await serve(handler, options);
      expect([await post(server, signed), server.unhandled]).toEqual([500, []]);
    }
    expect([errors, log.errors]).toMatchObject([[{ message: 'broken' }], [{ message: 'broken' }]]);
  });

  it.each<[string, unknown]>([['undefined', undefined], ['an error response', Response.error()]])('64 a handler that gives %s is answered with 500', async (_, given) => {
    const errors: unknown[] = [];
    await using server = await serve(Object.assign(async () => given as Response), { onError: (error) => errors.push(error) });
    expect([await post(server, signed), errors.length, server.unhandled]).toEqual([500, 1, []]);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('log down'); }],
    ['rejects', () => Promise.reject(new Error('log down'))],
  ])('64 an onError that %s is logged with what it was told', async (_, onError) => {
    using log = logged();
    await using server = await serve(() => Promise.reject(new Error('broken')), { onError });
    expect([await post(server, signed), server.unhandled]).toEqual([500, []]);
    expect(log.errors).toMatchObject([{ message: 'log down' }, { message: 'broken' }]);
  });

  it('64 a missing secret is logged without the request, whose headers nobody wants in a log', async () => {
    using log = logged();
    await using server = await serve(handlerOf({ secret: ' ' }));
    expect(await post(server, signed)).toBe(500);
    expect(log.errors).toMatchObject([{ code: 'webhook_secret_missing' }]);
  });

  it('64 a client that goes away while the function works costs nothing', async () => {
    const release = gate();
    const started = gate();
    using log = logged();
    await using server = await serve(handlerOf({ on: { 'order.completed': () => (started.open(), release.promise) } }));
    const socket = connect(server.port, '127.0.0.1');
    const head = Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}\r\n`);
    socket.write(`POST / HTTP/1.1\r\nhost: a\r\n${head.join('')}content-length: ${Buffer.byteLength(signed.body)}\r\n\r\n${signed.body}`);
    await started.promise;
    socket.destroy();
    await pause(20);
    release.open();
    await pause(20);
    expect([server.unhandled, log.errors]).toEqual([[], []]);
  });

  it('64 a response that was sent by something before is left alone', async () => {
    using log = logged();
    const listener = toNodeListener(handlerOf());
    await using server = await listen(
      createServer((request, response) => {
        response.writeHead(503).end();
        void listener(request, response);
      }),
    );
    expect([await post(server, signed), server.unhandled, log.errors]).toEqual([503, [], []]);
  });

  it('64 with next it is told of the error, and not even a next that throws rejects', async () => {
    const errors: unknown[] = [];
    using log = logged();
    const listener = toNodeListener(() => Promise.reject(new Error('broken')));
    const express = (next: (error: unknown) => void): RequestListener => (request, response) => void listener(request, response, next);
    await using first = await listen(createServer((request, response) => express((error) => (errors.push(error), response.writeHead(502).end()))(request, response)));
    expect([await post(first, signed), first.unhandled]).toEqual([502, []]);
    await using second = await listen(createServer((request, response) => express(() => { response.writeHead(502).end(); throw new Error('express down'); })(request, response)));
    expect([await post(second, signed), second.unhandled]).toEqual([502, []]);
    expect([errors, log.errors]).toMatchObject([[{ message: 'broken' }], [{ message: 'express down' }, { message: 'broken' }]]);
  });

  it('64 HTTP/2 works with the same listener', async () => {
    const server = createHttp2Server((request, response) => void toNodeListener(handlerOf())(request, response));
    await using listening = await listen(server);
    const client = connectHttp2(listening.url);
    const stream = client.request({ ':method': 'POST', ':path': '/hooks', ...signed.headers });
    stream.end(signed.body);
    const [headers] = (await once(stream, 'response')) as [Record<string, unknown>];
    stream.resume();
    await once(stream, 'close');
    client.close();
    expect([headers[':status'], listening.unhandled]).toEqual([200, []]);
  });

  it('64 what the handler answers is sent with its body', async () => {
    await using server = await serve(async () => Response.json({ fine: true }, { status: 202 }));
    const response = await fetch(server.url, { method: 'POST', body: 'x' });
    expect([response.status, await response.json()]).toEqual([202, { fine: true }]);
  });
});

describe('a body over maxBytes is answered with 413', () => {
  it('64 the limit is that of the listener, else of the handler, and counts bytes', async () => {
    await using own = await serve(handlerOf({ maxBytes: 10 }));
    expect(await post(own, signed)).toBe(413);
    await using listener = await serve(handlerOf(), { maxBytes: 1000 });
    expect(await post(listener, deliver('x', 'é'.repeat(600)))).toBe(413);
    expect(await post(listener, deliver('x', 'é'.repeat(400)))).toBe(200);
  });

  it.each<[string, string]>([
    ['a length that says so', 'content-length: 1000000000000\r\n\r\n'],
    ['chunks without end', 'transfer-encoding: chunked\r\n\r\n'],
  ])('64 the sender of %s gets the answer at once, and the connection ends', async (_, rest) => {
    const errors: unknown[] = [];
    await using server = await serve(handlerOf(), { maxBytes: 100_000, onError: (error) => errors.push(error) });
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1'))).on('error', () => undefined);
    const closed = once(socket, 'close');
    socket.write(`POST / HTTP/1.1\r\nhost: a\r\n${rest}`);
    // Sends for ever, and does not care for answers.
    const piece = 'y'.repeat(16_384);
    const sending = setInterval(() => socket.writable && socket.write(rest.startsWith('transfer') ? `4000\r\n${piece}\r\n` : piece), 5);
    await closed;
    clearInterval(sending);
    expect(status(text)).toBe('413');
    expect(text.toLowerCase()).toContain('connection: close');
    expect(errors).toMatchObject([{ code: 'webhook_body_too_large' }]);
    const open = await promisify(server.server.getConnections.bind(server.server))();
    expect([open, server.unhandled]).toEqual([0, []]);
  });

  it('64 a sender of much gets it while it still sends', { timeout: 60_000 }, async () => {
    await using server = await serve(handlerOf(), { maxBytes: 1000 });
    for (let round = 0; round < 5; round++) expect(await post(server, deliver('x', 'y'.repeat(2_000_000)))).toBe(413);
    expect(server.unhandled).toEqual([]);
  });
});

describe('whatever arrives', () => {
  const method = fc.constantFrom('POST', 'POST', 'POST', 'GET', 'HEAD', 'PUT', 'TRACE', 'OPTIONS', 'CONNECT', 'DELETE', 'PROPFIND', 'TRACK', 'post');
  const target = fc.oneof(
    fc.constantFrom('/', '//', '///', '*', '/hooks?x=1', '/%', '/%zz', '/\\', 'http://', 'http://[', 'http://a:b@c/', '//@:0', '/?#', '/a b', 'x:y'),
    fc.string({ unit: fc.integer({ min: 33, max: 255 }).map((code) => String.fromCharCode(code)), minLength: 1, maxLength: 20 }),
  );
  const header = fc.oneof(
    fc.constantFrom(...Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}`)),
    fc.constantFrom('expect: 100-continue', 'connection: upgrade', 'upgrade: h2c', 'content-type: \xff\xfe', 'x-pocketsflow-signature: zz', 'x-pocketsflow-signature:', 'cookie: a\tb', ': x', 'constructor: 1', '__proto__: 1'),
    fc.tuple(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 })).map(([name, value]) => `${name}: ${value}`),
  );
  const program = fc.record({
    method,
    target,
    headers: fc.array(header, { maxLength: 5 }),
    signed: fc.boolean(),
    framing: fc.constantFrom('exact', 'exact', 'longer', 'shorter', 'chunked', 'unended', 'none'),
    body: fc.oneof(fc.constant(signed.body), fc.string({ maxLength: 50 }), fc.nat(5000).map((length) => 'y'.repeat(length))),
    /** Where the bytes are cut into two writes, and where the client goes away. */
    cut: fc.double({ min: 0, max: 1, noNaN: true }),
    leave: fc.constantFrom('never', 'never', 'ends', 'resets'),
    fault: fc.constantFrom('none', 'none', 'throws', 'rejects', 'slow', 'observer'),
  });

  it('64 property: random requests over sockets reject nothing, and the server goes on answering', { timeout: 120_000 }, async () => {
    using log = logged();
    let fault = 'none';
    const act = async (): Promise<void> => {
      if (fault === 'slow') await pause(5);
      if (fault === 'rejects') throw new Error('broken');
    };
    const onError = (): void => {
      if (fault === 'observer') throw new Error('log down');
    };
    const handler = handlerOf({ on: { 'order.completed': act }, otherwise: act });
    const listener = toNodeListener(Object.assign((request: Request) => { if (fault === 'throws') throw new Error('broken'); return handler(request); }), { maxBytes: 3000, onError });
    await using server = await listen(createServer(listener));
    await fc.assert(
      fc.asyncProperty(program, async (each) => {
        fault = each.fault;
        const framing = { exact: `content-length: ${Buffer.byteLength(each.body)}`, longer: `content-length: ${Buffer.byteLength(each.body) + 10}`, shorter: 'content-length: 1', chunked: 'transfer-encoding: chunked', unended: 'transfer-encoding: chunked', none: 'x-none: 1' }[each.framing];
        const chunk = `${Buffer.byteLength(each.body).toString(16)}\r\n${each.body}\r\n`;
        const body = each.framing === 'chunked' ? `${chunk}0\r\n\r\n` : each.framing === 'unended' ? chunk : each.framing === 'none' ? '' : each.body;
        const own = each.signed ? Object.entries(signed.headers).map(([name, value]) => `${name}: ${value}`) : [];
        const bytes = Buffer.from([`${each.method} ${each.target} HTTP/1.1`, 'host: a', framing, ...own, ...each.headers, '', body].join('\r\n'));
        const socket = connect(server.port, '127.0.0.1');
        socket.on('error', () => undefined).resume();
        await once(socket, 'connect');
        const at = Math.floor(bytes.length * each.cut);
        socket.write(bytes.subarray(0, at));
        await pause(1);
        if (each.leave === 'ends') socket.end();
        else if (each.leave === 'resets') socket.resetAndDestroy();
        else socket.write(bytes.subarray(at));
        await pause(3);
        socket.destroy();
      }),
      { numRuns: 500 },
    );
    fault = 'none';
    await pause(50);
    expect(await post(server, signed)).toBe(200);
    expect(server.unhandled).toEqual([]);
    expect(JSON.stringify(log.errors.map(String))).not.toContain(secret);
  });
});
