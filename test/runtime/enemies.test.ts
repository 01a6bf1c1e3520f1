import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { describe, expect, it, vi } from 'vitest';
import { multipart } from '../../templates/runtime/body/multipart.js';
import { APIClient } from '../../templates/runtime/client.js';
import { neverLeft } from '../../templates/runtime/extras/never-left.js';
import { isAnybodys } from '../../templates/runtime/request/request-init.js';
import { resolveURL } from '../../templates/runtime/request/resolve-url.js';
import { apiKeyQuery } from '../../templates/runtime/security/api-key.js';
import { sdk } from '../../templates/runtime/sdk.js';
import { collect, messagesFor } from '../runtime-streams/chat.js';
import { clientFor, failureOf, key } from './example.js';
import { json, redirect, reply, serve } from './server.js';

// What an enemy, a broken server or a careless caller does, found by reading the runtime with that question.

it('28 an abort ends an event stream that was connected again', async () => {
  await using server = await serve(
    async ({ response, socket }) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' }).write('id: 1\nretry: 1\ndata: {"n":1}\n\n');
      await sleep(20);
      socket.destroy();
    },
    ({ response }) => void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(': still here\n\n'),
  );
  const controller = new AbortController();
  const walk = failureOf(collect(await messagesFor(server).events({ signal: controller.signal })));
  while (server.requests.length < 2) await sleep(10);
  await sleep(50);
  controller.abort(new Error('enough'));
  expect(await walk).toMatchObject({ name: 'AbortError', cause: { message: 'enough' } });
});

describe('37 a request that carries a key in its query', () => {
  const request = { method: 'GET', url: 'https://api.example.com/a?api_key=k', headers: new Headers({ accept: 'application/json' }), body: undefined };

  it('is not one that anybody could have made', () => {
    expect(isAnybodys(request)).toBe(true);
    const schemes = { ...sdk.schemes };
    Object.assign(sdk.schemes, { inQuery: apiKeyQuery('api_key', { option: 'key', env: 'KEY' }) });
    try {
      expect(isAnybodys(request)).toBe(false);
      expect(isAnybodys({ ...request, url: 'https://api.example.com/a?b=k' })).toBe(true);
    } finally {
      for (const name of Object.keys(sdk.schemes)) if (!(name in schemes)) Reflect.deleteProperty(sdk.schemes, name);
    }
  });
});

it('26 a redirect whose body breaks off is followed', async () => {
  await using server = await serve(
    async ({ socket }) => {
      socket.write('HTTP/1.1 307 Moved\r\nlocation: /orders/2\r\ncontent-length: 100\r\n\r\nabc');
      await sleep(20);
      socket.destroy();
    },
    json({ id: '2' }),
  );
  expect(await clientFor(server).orders.get('1').safe()).toMatchObject({ ok: true, data: { id: '2' } });
});

it('17 a connection that loses its route after it stood may have delivered the request', () => {
  expect(neverLeft(Object.assign(new Error(), { code: 'EHOSTUNREACH', syscall: 'connect' }))).toBe(true);
  expect(neverLeft(Object.assign(new Error(), { code: 'EHOSTUNREACH', syscall: 'read' }))).toBe(false);
});

it('10 a credential function that never answers holds up no later call', async () => {
  await using server = await serve(json({ id: '1' }));
  let runs = 0;
  const apiKey = (): Promise<string> | string => (++runs === 1 ? new Promise<string>(() => undefined) : 'sk_test_51secretsecret');
  const { orders } = clientFor(server, { apiKey, maxRetries: 0 });
  expect(await failureOf(orders.get('1', { timeout: 50 }))).toMatchObject({ name: 'TimeoutError' });
  expect(await orders.get('1')).toEqual({ id: '1' });
});

it('37 a public GET follows a redirect after a retry too', async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '0' }), redirect(302, '/elsewhere'), json({ id: '1' }));
  const client = new APIClient({ baseURL: server.url }, { apiKey: null });
  expect(await client.get('/public', { authorize: false })).toEqual({ id: '1' });
});

it('21 a source whose reader cannot be cancelled ends with its call', async () => {
  await using server = await serve(({ response }) => void response.flushHeaders());
  const body = { getReader: () => ({ read: () => new Promise(() => undefined) }) };
  expect(await failureOf(clientFor(server).post('/a', { body, timeout: 100 }))).toMatchObject({ name: 'TimeoutError' });
  await sleep(50);
});

it('12 a key that a server sends back with escapes is not in the error', async () => {
  const text = JSON.stringify({ message: `Bad key ${key}` }).replaceAll('_', '\\u005f');
  await using server = await serve(reply(400, text, { 'content-type': 'application/json' }));
  const error = await failureOf(clientFor(server).orders.get('1'));
  expect(error).toMatchObject({ name: 'BadRequestError' });
  expect(inspect(error) + JSON.stringify(error)).not.toContain(key);
});

it.each([Object.create(null), Object.assign(new Error('odd'), { query: Object.create(null) })])('26 a fetch that rejects with an odd value is a ConnectionError', async (reason: unknown) => {
  await using server = await serve(json({}));
  const result = await clientFor(server, { fetch: () => Promise.reject(reason), maxRetries: 0 }).orders.get('1').safe();
  expect(result).toMatchObject({ ok: false, error: { name: 'ConnectionError' } });
});

it('36 a multipart body that ends early tells the sources of all its parts', async () => {
  await using server = await serve(({ response }) => void response.flushHeaders());
  const ended: string[] = [];
  const source = (name: string): AsyncIterable<string> & { destroy: () => void } => ({
    destroy: () => void ended.push(name),
    async *[Symbol.asyncIterator]() {
      yield 'piece';
      await new Promise(() => undefined);
    },
  });
  const { body } = multipart().encode({ first: source('first'), second: source('second') });
  expect(await failureOf(clientFor(server).post('/a', { body, timeout: 150 }))).toMatchObject({ name: 'TimeoutError' });
  await vi.waitFor(() => expect(ended).toEqual(['first', 'second']));
});

it('39 a body whose chunks are not bytes is no success', async () => {
  await using server = await serve(json({}));
  const odd = async (): Promise<Response> =>
    new Response(new ReadableStream({ start: (stream) => (stream.enqueue('text'), stream.close()) }), { headers: { 'content-type': 'application/json' } });
  expect((await clientFor(server, { fetch: odd, maxRetries: 0 }).orders.get('1').safe()).ok).toBe(false);
});

it('53 a page of another protocol is on another origin', () => {
  expect(() => resolveURL('https://api.example.com/a', 'blob:https://api.example.com/x')).toThrow(/credentials belong/);
});
