import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { binary } from '../../templates/runtime/body/binary.js';
import { multipart } from '../../templates/runtime/body/multipart.js';
import type { Fetch } from '../../templates/runtime/options.js';
import { collect, messagesFor, pieces, pieceThenDrop } from '../runtime-streams/chat.js';
import { fetches, tool } from '../support/fetches.js';
import { clientFor, failureOf } from './example.js';
import { dropInBody, echo, json, redirect, reply, reset, serve, stall, stallInBody, type Echo } from './server.js';

describe.each(fetches)('with %s', (name, load) => {
  let fetch: Fetch;
  beforeAll(async () => {
    fetch = await load();
  });

  it('a body of success is read, and the response is the platform\'s', async () => {
    await using server = await serve(json({ id: 'ord_1' }, 200, { 'x-request-id': 'req_1', 'x-list': 'a, b' }));
    const { data, response, requestId } = await clientFor(server, { fetch }).orders.get('ord_1').withResponse();
    expect(data).toEqual({ id: 'ord_1' });
    expect(requestId).toBe('req_1');
    expect(response).toBeInstanceOf(Response);
    expect([response.status, response.statusText, response.ok, response.url]).toEqual([200, 'OK', true, `${server.url}/orders/ord_1`]);
    expect(response.headers.get('x-list')).toBe('a, b');
  });

  it('a 404 is a NotFoundError with its body, after one request', async () => {
    await using server = await serve(json({ message: 'No such order.', code: 'missing' }, 404, { 'x-request-id': 'req_2' }));
    const error = await failureOf(clientFor(server, { fetch }).orders.get('ord_1'));
    expect(error).toMatchObject({ name: 'NotFoundError', status: 404, code: 'missing', requestId: 'req_2', body: { message: 'No such order.', code: 'missing' } });
    expect(server.requests).toHaveLength(1);
  });

  it.each([204, 205])('a %i gives undefined, and a response without a body', async (status) => {
    await using server = await serve(reply(status));
    const client = clientFor(server, { fetch });
    expect(await client.orders.delete('ord_1')).toBeUndefined();
    const response = await client.delete('/orders/ord_1').asResponse();
    expect([response.status, await response.text()]).toEqual([status, '']);
  });

  it('a response is read by the caller, whole or piece by piece', async () => {
    await using server = await serve(json({ id: 'ord_1' }), pieces(['one', 'two'], { type: 'text/plain', end: false }));
    const client = clientFor(server, { fetch });
    expect(await (await client.orders.get('ord_1').asResponse()).json()).toEqual({ id: 'ord_1' });
    const reader = (await client.orders.get('ord_1').asResponse()).body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toMatch(/^one/);
    await reader?.cancel();
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('events and lines come as they are sent, and a break closes the connection', async () => {
    const event = 'data: {"n":1}\n\n';
    await using server = await serve(pieces([event, event]), pieces(['{"n":1}\n{"n":', '2}\n'], { type: 'application/jsonl' }), pieces([event], { end: false }));
    const messages = messagesFor(server, { fetch });
    expect(await collect(await messages.events())).toEqual([{ n: 1 }, { n: 1 }]);
    expect(await collect(await messages.lines())).toEqual([{ n: 1 }, { n: 2 }]);
    for await (const item of await messages.events()) {
      expect(item).toEqual({ n: 1 });
      break;
    }
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('an abort ends a stream that says nothing more, and its connection', async () => {
    await using server = await serve(pieces(['data: {"n":1}\n\n'], { end: false }));
    const controller = new AbortController();
    const stream = await messagesFor(server, { fetch }).events({ signal: controller.signal });
    const error = await failureOf((async () => {
      for await (const item of stream) {
        expect(item).toEqual({ n: 1 });
        setTimeout(() => controller.abort(), 10);
      }
    })());
    expect(error).toMatchObject({ name: 'AbortError' });
    await expect.poll(() => server.abandoned()).toBe(1);
  });

  it('an abort ends a call in flight', async () => {
    const controller = new AbortController();
    await using server = await serve(() => controller.abort());
    const error = await failureOf(clientFor(server, { fetch }).orders.get('ord_1', { signal: controller.signal }));
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['before the head', stall],
    ['in the body', stallInBody()],
    ['in the body of an error', stallInBody(500)],
  ])('silence %s is a TimeoutError', async (_where, answer) => {
    await using server = await serve(answer);
    const error = await failureOf(clientFor(server, { fetch, timeout: 100, maxRetries: 0 }).orders.get('ord_1'));
    expect(error).toMatchObject({ name: 'TimeoutError', kind: 'timeout' });
  });

  it.each([
    ['before the head', reset],
    ['in the body', dropInBody()],
    ['in the body of an error', dropInBody(500)],
  ])('a connection that breaks %s is a ConnectionError, and retried', async (_where, answer) => {
    await using server = await serve(answer, json({ id: 'ord_1' }));
    expect(await clientFor(server, { fetch }).orders.get('ord_1')).toEqual({ id: 'ord_1' });
    await using broken = await serve(answer);
    const error = await failureOf(clientFor(broken, { fetch, maxRetries: 0 }).orders.get('ord_1'));
    expect(error).toMatchObject({ name: 'ConnectionError' });
  });

  it('a stream that breaks off is a ConnectionError after its events', async () => {
    await using server = await serve(pieceThenDrop('data: {"n":1}\n\n'));
    const seen: unknown[] = [];
    const error = await failureOf((async () => {
      for await (const item of await messagesFor(server, { fetch }).events()) seen.push(item);
    })());
    expect(seen).toEqual([{ n: 1 }]);
    expect(error).toMatchObject({ name: 'ConnectionError' });
  });

  it('a redirect within the origin is followed, another is an error', async () => {
    await using server = await serve(redirect(307, '/elsewhere'), echo, redirect(302, 'http://127.0.0.1:9/'));
    const client = clientFor(server, { fetch });
    expect(await client.post<Echo>('/orders', { body: { a: 1 } })).toMatchObject({ url: '/elsewhere', method: 'POST', body: '{"a":1}' });
    expect(await failureOf(client.orders.get('ord_1'))).toMatchObject({ name: 'APIError', status: 302 });
  });

  it.each<[string, () => unknown, string, RegExp]>([
    ['an object', () => ({ a: 1 }), 'application/json', /^\{"a":1\}$/],
    ['text', () => 'text', 'text/plain;charset=UTF-8', /^text$/],
    ['bytes', () => new Uint8Array([0x68, 0x69]), '', /^hi$/],
    ['a Blob', () => new Blob(['blob'], { type: 'text/csv' }), 'text/csv', /^blob$/],
    ['URLSearchParams', () => new URLSearchParams({ a: 'b c' }), 'application/x-www-form-urlencoded;charset=UTF-8', /^a=b\+c$/],
    ['FormData', formData, 'multipart/form-data', /name="a"\r\n\r\n1\r\n[^]*filename="a.txt"\r\nContent-Type: text\/plain\r\n\r\nfile\r\n/],
  ])('%s is sent', async (_kind, body, type, text) => {
    await using server = await serve(echo);
    const sent = await clientFor(server, { fetch }).post<Echo>('/echo', { body: body() });
    expect(sent.body).toMatch(text);
    expect(sent.headers['content-type'] ?? '').toContain(type);
  });

  it('files are sent, as a part and as the whole body', async () => {
    await using server = await serve(echo);
    const client = clientFor(server, { fetch });
    const { body, contentType } = multipart().encode({ file: new File(['part'], 'a.txt') });
    expect((await client.post<Echo>('/echo', { body, headers: { 'content-type': contentType } })).body).toContain('part');
    expect((await client.post<Echo>('/echo', { body: binary().encode(Buffer.from('whole')).body })).body).toBe('whole');
  });

  it('a stream is sent, or refused by name after no request', async () => {
    await using server = await serve(echo);
    const result = await clientFor(server, { fetch }).post<Echo>('/echo', { body: new Blob(['streamed']).stream() }).safe();
    if (/node-fetch/.test(name)) {
      expect(result).toMatchObject({ ok: false, error: { name: 'InvalidRequestError', message: expect.stringContaining('"body" is a stream, which this fetch can\'t send') } });
      expect(server.requests).toHaveLength(0);
    } else expect(result).toMatchObject({ ok: true, data: { body: 'streamed' } });
  });
});

function formData(): FormData {
  const form = new FormData();
  form.set('a', '1');
  form.set('file', new File(['file'], 'a.txt', { type: 'text/plain' }));
  return form;
}

describe('with msw', () => {
  interface Msw {
    readonly http: { readonly all: (path: string, answer: () => Response | undefined) => unknown };
    readonly HttpResponse: { readonly json: (body: unknown, init?: object) => Response };
  }
  interface Interceptor {
    readonly listen: (options: object) => void;
    readonly close: () => void;
  }
  let interceptor: Interceptor;
  let requests = 0;
  beforeAll(async () => {
    const { http, HttpResponse } = await tool<Msw>('msw');
    const { setupServer } = await tool<{ readonly setupServer: (...handlers: unknown[]) => Interceptor }>('msw/node');
    const count = (answer: Response): Response => {
      requests++;
      return answer;
    };
    interceptor = setupServer(
      http.all('http://api.test/orders/ord_1', () => count(HttpResponse.json({ id: 'ord_1' }))),
      http.all('http://api.test/orders/ord_2', () => count(HttpResponse.json({ message: 'No such order.' }, { status: 404 }))),
      http.all('http://api.test/orders/ord_3', () => count(new Response(null, { status: 204 }))),
    );
    interceptor.listen({ onUnhandledRequest: 'bypass' });
  });
  afterAll(() => interceptor.close());

  it('answers, errors and empty answers of a handler are read', async () => {
    const client = clientFor({ url: 'http://api.test' });
    expect(await client.orders.get('ord_1')).toEqual({ id: 'ord_1' });
    requests = 0;
    expect(await failureOf(client.orders.get('ord_2'))).toMatchObject({ name: 'NotFoundError', message: expect.stringContaining('No such order.') });
    expect(requests).toBe(1);
    expect(await client.orders.delete('ord_3')).toBeUndefined();
    expect(await (await client.orders.get('ord_1').asResponse()).text()).toBe('{"id":"ord_1"}');
  });

  it('what no handler takes goes to the server', async () => {
    await using server = await serve(json({ message: 'No.' }, 404), pieces(['data: {"n":1}\n\n']));
    expect(await failureOf(clientFor(server).orders.get('ord_1'))).toMatchObject({ name: 'NotFoundError' });
    expect(await collect(await messagesFor(server).events())).toEqual([{ n: 1 }]);
    expect(server.requests).toHaveLength(2);
  });
});

describe('what a fetch may give besides', () => {
  it('a status that no constructor takes is an error with that status', async () => {
    const { default: Foreign } = await tool<{ default: { Response: new (body: string, init: object) => Response } }>('node-fetch-2');
    for (const status of [101, 304, 999]) {
      const error = await failureOf(clientFor({ url: 'http://api.test' }, { maxRetries: 0, fetch: async () => new Foreign.Response('', { status }) }).orders.get('ord_1'));
      expect(error).toMatchObject({ status, attempts: [{ status }] });
    }
  });

  it('a response of a test, without a stream, is read by its arrayBuffer()', async () => {
    const fetch = async (): Promise<Response> => {
      const { status, statusText, headers, ok, url } = Response.json({ id: 'ord_1' });
      const body = new TextEncoder().encode('{"id":"ord_1"}').buffer;
      const own: object = { status, statusText, headers, ok, url, arrayBuffer: async () => body };
      return foreign(own);
    };
    expect(await clientFor({ url: 'http://api.test' }, { fetch }).orders.get('ord_1')).toEqual({ id: 'ord_1' });
  });

  it.each([undefined, {}, { ok: true, json: () => ({}) }])('%o is no response: the error says so, once', async (given) => {
    let calls = 0;
    const fetch = async (): Promise<Response> => {
      calls++;
      await sleep(0);
      return foreign(given);
    };
    const error = await failureOf(clientFor({ url: 'http://api.test' }, { fetch }).orders.get('ord_1'));
    expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(/^(Undefined|Object) came instead of a Response/) });
    expect(calls).toBe(1);
  });

  it('a middleware that returns nothing is named too', async () => {
    await using server = await serve(json({}));
    const error = await failureOf(clientFor(server, { middleware: [() => foreign(undefined)] }).orders.get('ord_1'));
    expect(error).toMatchObject({ name: 'ConfigurationError', message: expect.stringContaining('every middleware must return one') });
    expect(server.requests).toHaveLength(0);
  });
});

/** A value that claims to be a response. */
function foreign(value: unknown): Response;
function foreign(value: unknown): unknown {
  return value;
}
