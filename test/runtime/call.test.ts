import { expect, expectTypeOf, it } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import { APIError } from '../../templates/runtime/errors/api.js';
import { NotFoundError } from '../../templates/runtime/errors/status.js';
import type { TransportError } from '../../templates/runtime/failure.js';
import type { PagePromise } from '../../templates/runtime/pagination/page-promise.js';
import type { APIPromise } from '../../templates/runtime/promise.js';
import { trust } from '../../templates/runtime/trust.js';
import { clientFor, failureOf, key, Orders, type ErrorBody, type Order, type OrderPage } from './example.js';
import { echo, json, reply, serve, type Echo } from './server.js';

it('1 path variables, then params, then options', async () => {
  await using server = await serve(echo);
  const { orders } = clientFor(server);
  expect(await orders.get('a b')).toMatchObject({ method: 'GET', url: '/orders/a%20b' });
  expect(await orders.list({ page: 2, productId: 'p&q' })).toMatchObject({ url: '/orders?page=2&productId=p%26q' });
  expect(await orders.create({ productId: 'p' })).toMatchObject({
    method: 'POST',
    url: '/orders',
    body: '{"productId":"p"}',
  });
  expect(await orders.replace('1', { productId: 'p' }, { headers: { 'x-trace': 't' } })).toMatchObject({
    method: 'PUT',
    url: '/orders/1',
    headers: { 'x-trace': 't', 'content-type': 'application/json', accept: 'application/json' },
  });
});

it('2 nothing is sent before the result is asked for, and one request however often it is', async () => {
  await using server = await serve(json({ id: '1' }));
  const call = clientFor(server).orders.get('1');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(server.requests).toHaveLength(0);
  const [first, second, withResponse, safe] = await Promise.all([call, call, call.withResponse(), call.safe()]);
  expect(first).toEqual({ id: '1' });
  expect(second).toBe(first);
  expect(withResponse.data).toBe(first);
  expect(safe).toMatchObject({ ok: true, data: first });
  expect(server.requests).toHaveLength(1);
});

it('2 a call is a promise like any other', async () => {
  await using server = await serve(json({ id: '1' }));
  const { orders } = clientFor(server);
  const promise: Promise<Order> = orders.get('1');
  let finished = 0;
  expect(await promise.then(({ id }) => id).finally(() => finished++)).toBe('1');
  expect(await Promise.all([orders.get('1'), orders.get('2')])).toHaveLength(2);
  expect(await orders.get('').catch(() => 'caught')).toBe('caught');
  expect(finished).toBe(1);
  expect(Object.prototype.toString.call(promise)).toBe('[object APIPromise]');
});

it('2 asResponse gives the unread response, and says so if the body was already read', async () => {
  await using server = await serve(json({ id: '1' }, 200, { 'x-request-id': 'req_1' }));
  const { orders } = clientFor(server);
  const response = await orders.get('1').asResponse();
  expect(response.bodyUsed).toBe(false);
  expect(response.url).toBe(`${server.url}/orders/1`);
  expect(await response.json()).toEqual({ id: '1' });

  const call = orders.get('1');
  await call;
  await expect(call.asResponse()).rejects.toThrow(/already taken/);
  const opened = orders.get('1');
  await opened.asResponse();
  await expect(opened).rejects.toThrow(/already taken/);
});

it('2 asResponse throws the typed error for an error status', async () => {
  await using server = await serve(json({ message: 'No such order' }, 404));
  expect(await failureOf(clientFor(server).orders.get('1').asResponse())).toBeInstanceOf(NotFoundError);
});

it('2 safe gives the error as a value, typed by the documented statuses', async () => {
  await using server = await serve(json({ message: 'No such order', code: 'order_missing' }, 404));
  const result = await clientFor(server).orders.get('1').safe();
  expect(result.ok).toBe(false);
  if (result.ok) return;
  const { error } = result;
  expectTypeOf<TransportError>().toExtend<typeof error>();
  expect(error.name).toBe('NotFoundError');
  if (error.name === 'NotFoundError') {
    expectTypeOf(error.status).toEqualTypeOf<404>();
    expectTypeOf(error.body).toEqualTypeOf<ErrorBody>();
    expect(error.body.code).toBe('order_missing');
  }
  if (error.status === 404) {
    expectTypeOf(error).toEqualTypeOf<NotFoundError<ErrorBody>>();
    expect(error.body.code).toBe('order_missing');
  }
  if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<ErrorBody>();
  // @ts-expect-error the document knows no such status
  if (error.status === 418) expect(error).toBeUndefined();
});

it('45 instanceof narrows to a class whose body is unknown until it is looked at', async () => {
  await using server = await serve(json({ code: 'order_missing' }, 404));
  const error = await failureOf(clientFor(server).orders.get('1'));
  expect(error).toBeInstanceOf(NotFoundError);
  if (error instanceof NotFoundError) expectTypeOf(error.body).toEqualTypeOf<unknown>();
  if (error instanceof APIError) expectTypeOf(error.body).toEqualTypeOf<unknown>();
});

it('2 the promise of a method is an APIPromise of its data, whatever errors the operation documents', async () => {
  await using server = await serve(json({ id: '1' }), json({ orders: [], hasMore: false }));
  const { orders } = clientFor(server);
  const one = (): APIPromise<Order> => orders.get('1');
  const all = (): PagePromise<OrderPage, Order> => orders.list();
  const result = await one().safe();
  if (!result.ok) expectTypeOf(result.error).toEqualTypeOf<APIError | TransportError>();
  expect(result).toMatchObject({ ok: true, data: { id: '1' } });
  expect(await all().collect()).toEqual([]);
});

it('2 safe does not swallow faults of the program', async () => {
  await using server = await serve(json({ id: '1' }));
  const broken = clientFor(server, { fetch: () => Promise.reject(new RangeError('a fault of the transport')) });
  expect(await broken.orders.get('1', { maxRetries: 0 }).safe()).toMatchObject({
    ok: false,
    error: { name: 'ConnectionError' },
  });
  const params = {
    get productId(): string {
      throw new RangeError('a fault of the program');
    },
  };
  await expect(clientFor(server).orders.create(params).safe()).rejects.toThrow(RangeError);
});

it('3 every option of a call is heeded', async () => {
  await using server = await serve(json({ message: 'busy' }, 503), echo);
  await using other = await serve(echo);
  const { orders } = clientFor(server);
  expect(await orders.get('1', { maxRetries: 0 }).safe()).toMatchObject({ ok: false, error: { status: 503 } });
  expect(await orders.get('1', { headers: { 'X-A': 'b' }, query: { q: ['1', '2'] } })).toMatchObject({
    url: '/orders/1?q=1&q=2',
    headers: { 'x-a': 'b' },
  });
  expect(await orders.get('1', { baseURL: `${other.url}/v2` })).toMatchObject({ url: '/v2/orders/1' });
  expect(await orders.create({ productId: 'p' }, { idempotencyKey: 'k-1' })).toMatchObject({
    headers: { 'idempotency-key': 'k-1' },
  });
  const seen: string[] = [];
  await orders.get('1', {
    fetch: (url, init) => {
      seen.push(url);
      return fetch(url, init);
    },
  });
  expect(seen).toEqual([`${server.url}/orders/1`]);
});

it.each([
  [{ timeout: -1 }, /timeout must be a number/],
  [{ maxRetries: NaN }, /maxRetries must be a number/],
  [{ headers: { a: 'b\nc' } }, /header a/],
  [{ baseURL: 'nowhere' }, /baseURL/],
  [{ retries: 3 }, /no option "retries": did you mean maxRetries\?/],
  [{ colour: 'red' }, /no option "colour": the options are timeout, /],
  [{ signal: 'stop' }, /signal must be an AbortSignal/],
  [{ fetch: 'x' }, /fetch must be a function/],
  ['fast', /options of getOrder/],
  [null, /options of getOrder/],
])('3 wrong options %j are refused by name, and nothing is sent', async (options, message) => {
  await using server = await serve(echo);
  const { orders } = clientFor(server);
  const error = await failureOf(Reflect.apply(orders.get, undefined, ['1', options]));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(message) });
  expect(server.requests).toHaveLength(0);
});

it('4 a derived client inherits everything and leaves its parent alone', async () => {
  await using server = await serve(echo);
  const parent = clientFor(server, {
    headers: { 'x-team': 'a', 'x-keep': 'k' },
    query: { tenant: 't' },
    timeout: 5000,
  });
  const child = parent.withOptions({
    headers: { 'X-Team': 'b', 'x-own': 'o' },
    query: { more: '1' },
    apiKey: undefined,
  });
  expect(await child.orders.get('1')).toMatchObject({
    url: '/orders/1?tenant=t&more=1',
    headers: { authorization: `Bearer ${key}`, 'x-team': 'b', 'x-keep': 'k', 'x-own': 'o' },
  });
  const seen = trust<Echo>(await parent.orders.get('1'));
  expect(seen).toMatchObject({ url: '/orders/1?tenant=t', headers: { 'x-team': 'a' } });
  expect(seen.headers).not.toHaveProperty('x-own');
  expect(await child.withOptions({ apiKey: 'sk_live_other' }).orders.get('1')).toMatchObject({
    headers: { authorization: 'Bearer sk_live_other' },
  });
  await using other = await serve(echo);
  expect(await parent.withOptions({ baseUrl: `${other.url}/x` }).orders.get('1')).toMatchObject({
    url: '/x/orders/1?tenant=t',
  });
});

it('5 requests to any path have the same credentials, retries and errors', async () => {
  await using server = await serve(json({ message: 'busy' }, 503, { 'retry-after': '0' }), echo);
  const client = clientFor(server);
  expect(await client.get('/new/thing', { query: { a: 1 } })).toMatchObject({
    url: '/new/thing?a=1',
    headers: { authorization: `Bearer ${key}` },
  });
  expect(server.requests).toHaveLength(2);
  for (const [method, call] of [
    ['POST', client.post],
    ['PUT', client.put],
    ['PATCH', client.patch],
    ['DELETE', client.delete],
  ] as const) {
    expect(await call.call(client, 'things', { body: { n: 1n } })).toMatchObject({
      method,
      url: '/things',
      body: '{"n":1}',
      headers: { 'content-type': 'application/json' },
    });
  }
  expect(await client.post('/form', { body: new URLSearchParams({ a: 'b c' }) })).toMatchObject({
    body: 'a=b+c',
    headers: { 'content-type': expect.stringMatching('urlencoded') },
  });
  expect(await client.get('/odd/{x}?y={z}')).toMatchObject({ url: '/odd/%7Bx%7D?y=%7Bz%7D' });
});

it('5 a request to any path may be answered with nothing', async () => {
  await using server = await serve(reply(204));
  expect(await clientFor(server).delete('/things/1')).toBeUndefined();
});

it('5 a path that steps up, or another origin, is refused', async () => {
  await using server = await serve(echo);
  const client = clientFor(server);
  for (const path of ['/a/../b', '/a/%2e%2E/b', '/a/.', '/a\\..\\b'])
    await expect(client.get(path)).rejects.toThrow(/"\." or "\.\."/);
  expect(server.requests).toHaveLength(0);
});

it('6 request() builds what would be sent, without the credentials unless asked', async () => {
  await using server = await serve(echo);
  const { orders } = clientFor(server);
  const request = await orders.create.request({ productId: 'p' });
  expect([request.method, request.url, await request.text()]).toEqual([
    'POST',
    `${server.url}/orders`,
    '{"productId":"p"}',
  ]);
  expect(request.headers.get('content-type')).toBe('application/json');
  expect(request.headers.has('authorization')).toBe(false);
  const authorized = await orders.create.request({ productId: 'p' }, { authorize: true });
  expect(authorized.headers.get('authorization')).toBe(`Bearer ${key}`);
  expect(server.requests).toHaveLength(0);
});

it('6 request() leaves out credentials that the caller gave as headers', async () => {
  const { orders } = clientFor({ url: 'https://api.example.com' });
  const request = await orders.get.request('1', { headers: { authorization: 'Bearer own', 'x-other': '1' } });
  expect([...request.headers.keys()]).toEqual(expect.arrayContaining(['accept', 'x-other']));
  expect(request.headers.has('authorization')).toBe(false);
});

it('7 a method carries its operation, and works when taken off its resource', async () => {
  await using server = await serve(echo);
  const { list, create, replace, delete: remove } = clientFor(server).orders;
  expect(list.operation).toEqual({
    id: 'listOrders',
    method: 'GET',
    path: '/orders',
    tags: ['Orders'],
    idempotent: true,
    paginated: true,
  });
  expect(create.operation).toMatchObject({ idempotent: false, paginated: false });
  expect([replace, remove].map(({ operation }) => operation.idempotent)).toEqual([true, true]);
  expect(await create({ productId: 'p' })).toMatchObject({ method: 'POST' });
});

it('7 a resource works with a bare client', async () => {
  await using server = await serve(echo);
  const orders = new Orders(new APIClient({ baseURL: server.url }, { apiKey: key }));
  expect(await orders.get('1')).toMatchObject({ headers: { authorization: `Bearer ${key}` } });
});

it('34 no content-type without a body', async () => {
  await using server = await serve(echo);
  const seen = trust<Echo>(await clientFor(server).orders.get('1'));
  expect(seen.headers).not.toHaveProperty('content-type');
  expect(seen.headers).not.toHaveProperty('content-length');
});

it('40 an operation without a body gives undefined for 204', async () => {
  await using server = await serve(reply(204));
  expect(await clientFor(server).orders.delete('1')).toBeUndefined();
});

it('44 the request id is there, and does not show', async () => {
  await using server = await serve(json({ id: '1' }, 200, { 'x-request-id': 'req_7' }));
  const { data, requestId } = await clientFor(server).orders.get('1').withResponse();
  expect(requestId).toBe('req_7');
  expect(Reflect.get(data, '_request_id')).toBe('req_7');
  expect(JSON.stringify(data)).toBe('{"id":"1"}');
  expect(Object.keys(data)).toEqual(['id']);
});

it.each([[null], ['ord_1'], [7], [[1]], [new Map()]])('1 params that are %o are refused with the remedy, and nothing is sent', async (params) => {
  await using server = await serve(echo);
  const error = await failureOf(clientFor(server).orders.create(trust(params)));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(/^The params of createOrder must be a plain object/) });
  expect(server.requests).toHaveLength(0);
});

it("3 the caller's fetch is a function by itself, as the platforms' own have to be", async () => {
  const receivers: unknown[] = [];
  async function own(this: unknown): Promise<Response> {
    receivers.push(this);
    return Response.json({ id: '1' });
  }
  await clientFor({ url: 'https://api.example.com' }, { fetch: own }).orders.get('1');
  expect(receivers).toEqual([undefined]);
});
