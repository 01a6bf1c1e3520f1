import { getEventListeners } from 'node:events';
import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { retryAfterOf } from '../../templates/runtime/transport/retry-after.js';
import type { OutgoingRequest } from '../../templates/runtime/middleware.js';
import { trust } from '../../templates/runtime/trust.js';
import type { CallError } from '../../templates/runtime/errors/call.js';
import { clientFor, failureOf, key } from './example.js';
import { json, redirect, reply, serve, stallInBody } from './server.js';

it('a printed client, resource or call is one line of what a person wants to know', () => {
  const client = clientFor({ url: 'https://api.example.com/v1?token=hidden' }, { timeout: 5000, maxRetries: 1 });
  expect(inspect(client)).toBe('Example { baseURL: https://api.example.com/v1/, timeout: 5000, deadline: Infinity, maxRetries: 1 }');
  expect(inspect({ client })).toContain('client: Example {');
  expect(inspect(client.orders)).toBe('Orders { list, get, create, replace, delete, reviews }');
  expect(inspect(client.orders.get('1'))).toBe('APIPromise { getOrder }');
  expect(inspect(client.orders.list())).toBe('PagePromise { listOrders }');
  expect(inspect(client.get('/x?token=hidden'))).toBe('APIPromise { GET /x }');
  expect(inspect(client.constructor.prototype)).not.toContain('hidden');
});

it('12 a request that a middleware prints, or a copy of it, shows no secret', async () => {
  await using server = await serve(json({ id: '1' }));
  const texts: string[] = [];
  const print = (request: OutgoingRequest): void => {
    for (const each of [request, { ...request, url: `${request.url}&a=1` }]) texts.push(inspect(each, { depth: 9, showHidden: true }), JSON.stringify(each));
  };
  const client = clientFor(server, {
    headers: { 'x-other': 'shown' },
    middleware: [(request, next) => (print(request), next(request))],
  });
  await client.orders.create({ productId: 'p' }, { query: { api_key: 'hidden' } });
  expect(texts).toHaveLength(4);
  for (const text of texts) {
    expect(text).toMatch(/shown/);
    expect(text).toContain('api_key=***');
    expect(text).not.toMatch(/51secret|hidden/);
  }
  expect(server.requests[0]?.headers.authorization).toBe(`Bearer ${key}`);
});

it.each(['Invalid key: KEY', '{"message":"bad KEY","you":{"sent":["Bearer KEY"]}}', '<title>KEY</title>', '{"KEY":1}'])(
  '12 a server that tells the key back (%s) does not get it into what is printed of the error',
  async (body) => {
    await using server = await serve(reply(401, body.replaceAll('KEY', key), { 'content-type': 'application/json' }), reply(200, `oops ${key}`));
    const client = clientFor(server);
    for (let round = 0; round < 2; round++) {
      const error = trust<CallError>(await failureOf(client.orders.get('1')));
      expect(error).toMatchObject({ name: round ? 'ResponseParseError' : 'AuthenticationError' });
      const texts = [error.message, String(error), error.stack ?? '', inspect(error, { depth: 9, showHidden: true }), JSON.stringify(error), error.toCurl()];
      for (const text of texts) expect(text).not.toContain(key);
    }
  },
);

it.each([301, 302, 307, 308])('37 a %i with a password in it is neither followed, retried nor printed', async (status) => {
  await using server = await serve(({ request, response }) =>
    void response.writeHead(status, { location: `http://user:hunter2@${request.headers.host}/x` }).end(),
  );
  const { orders } = clientFor(server);
  for (const call of [orders.get('1'), orders.create({ productId: 'p' }), orders.reviews({ productId: 'p' })]) {
    const error = await failureOf(call);
    expect(error).toMatchObject({ name: 'APIError', status, message: expect.stringMatching(/redirects to http:\/\/127/) });
    expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
  }
  expect(server.requests).toHaveLength(3);
});

it('37 a relative redirect with a password in it is not printed either', async () => {
  await using server = await serve(redirect(302, '//user:hunter2@other.example/x?token=1'));
  const error = await failureOf(clientFor(server).orders.get('1'));
  expect(error).toMatchObject({ message: expect.stringMatching('redirects to http://other.example/x,') });
  expect(inspect(error, { depth: 9 })).not.toContain('hunter2');
});

it("44 a member of the server's own that is called as the request id stays", async () => {
  await using server = await serve(json({ id: '1', _request_id: 'own' }, 200, { 'x-request-id': 'req_1' }));
  const { data, requestId } = await clientFor(server).orders.get('1').withResponse();
  expect(data).toEqual({ id: '1', _request_id: 'own' });
  expect(requestId).toBe('req_1');
});

it.each([
  ['Sun, 06 Nov 1994 08:49:37 GMT', true],
  ['Sunday, 06-Nov-94 08:49:37 GMT', true],
  ['Sun Nov  6 08:49:37 1994', true],
  ['soon 5', false],
  ['Sun, 06 Nov 1994', false],
  ['1994-11-06T08:49:37Z', false],
  ['Sun, 06 Nov 1994 08:49:37 PST', false],
  ['May 5', false],
])('19 Retry-After: %s is a date: %s', (text, isDate) => {
  const now = Date.UTC(1994, 10, 6, 8, 49, 30);
  expect(retryAfterOf({ status: 503, headers: new Headers({ 'retry-after': text }) }, now)).toBe(isDate ? 7 : undefined);
});

it('28 a call that was aborted before has no attempt', async () => {
  await using server = await serve(json({ id: '1' }));
  const error = await failureOf(clientFor(server).orders.get('1', { signal: AbortSignal.abort() }));
  expect(error).toMatchObject({ name: 'AbortError', attempts: [] });
  expect(server.requests).toHaveLength(0);
});

it('31 the error for a silent stream has the status, the request id and the attempt', async () => {
  await using server = await serve(stallInBody());
  const response = await clientFor(server).orders.get('1', { idleTimeout: 50 }).asResponse();
  expect(await failureOf(response.text())).toMatchObject({
    name: 'TimeoutError',
    kind: 'idle',
    responseStatus: 200,
    requestId: 'req_stalled',
    attempts: [{ status: 200, requestId: 'req_stalled' }],
  });
});

it('30 thirty clients on one signal add one listener, and Node warns of nothing', async () => {
  await using server = await serve(({ response }) => void setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{"id":"1"}'), 100));
  const { signal } = new AbortController();
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on('warning', note);
  try {
    const calls = Array.from({ length: 30 }, () => clientFor(server).orders.get('1', { signal }).withResponse());
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    await Promise.all(calls);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(warnings).toEqual([]);
  } finally {
    process.off('warning', note);
  }
});
