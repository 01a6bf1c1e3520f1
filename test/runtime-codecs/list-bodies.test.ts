import { describe, expect, it } from 'vitest';
import { ResponseParseError } from '../../templates/runtime/errors/response-parse.js';
import type { PageMethod } from '../../templates/runtime/method.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import type { PageStrategy, ResponseCodec } from '../../templates/runtime/operation.js';
import { hasMore } from '../../templates/runtime/pagination/more.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import type { PagePromise } from '../../templates/runtime/pagination/page-promise.js';
import { paged } from '../../templates/runtime/pagination/paged.js';
import { jsonOrEmpty } from '../../templates/runtime/response/json.js';
import { json, reply, serve, type TestServer } from '../runtime/server.js';
import type { Item } from './list-server.js';
import { Shop } from './shop.js';

type List = PageMethod<[params?: { readonly page?: number }, options?: RequestOptions], unknown, Item>;

function listOn(server: TestServer, page: PageStrategy, response?: ResponseCodec): ReturnType<List> {
  const client = new Shop({ baseURL: server.url, maxRetries: 1 }, { apiKey: 'sk_test_51secretsecret' });
  const list: List = paged(client, { id: 'listOrders', method: 'GET', path: '/orders', params: { page: 'query' }, page, ...(response && { response }) });
  return list();
}

const orders = pageNumber({ page: 'page', items: ['orders'], more: hasMore(['more']) });
const nested = pageNumber({ page: 'page', items: ['data', 'orders'], more: hasMore(['more']) });
const array = linkHeader();

/** Every way in which a walk meets its first page. */
const walks: Readonly<Record<string, (list: PagePromise<unknown, Item>) => Promise<unknown>>> = {
  'for await': async (list) => {
    for await (const item of list) expect(item).toBeDefined();
  },
  'pages()': async (list) => list.pages().next(),
  'collect()': async (list) => list.collect(),
  'first()': async (list) => list.first(),
};

async function failureOf(promise: Promise<unknown>): Promise<ResponseParseError> {
  const failure = await promise.then(() => undefined, (error: unknown) => error);
  if (failure instanceof ResponseParseError) return failure;
  throw new Error(`Expected a ResponseParseError, got ${String(failure)}.`);
}

// prettier-ignore
const without: readonly (readonly [sent: unknown, strategy: PageStrategy, message: string])[] = [
  [{ orders: null }, orders, 'Expected "orders" to be an array, but "orders" is of type null.'],
  [{}, orders, 'Expected "orders" to be an array, but the body is of type object with the members [].'],
  [{ items: [{ id: 1 }], more: true }, orders, 'Expected "orders" to be an array, but the body is of type object with the members ["items","more"].'],
  [[{ id: 1 }], orders, 'Expected "orders" to be an array, but the body is of type array.'],
  [null, orders, 'Expected "orders" to be an array, but the body is of type null.'],
  ['orders', orders, 'Expected "orders" to be an array, but the body is of type string.'],
  [{ error: { code: 7 } }, orders, 'Expected "orders" to be an array, but the body is of type object with the members ["error"].'],
  [{ orders: { id: 1 } }, orders, 'Expected "orders" to be an array, but "orders" is of type object with the members ["id"].'],
  [{ orders: 7 }, orders, 'Expected "orders" to be an array, but "orders" is of type number.'],
  [{ data: null }, nested, 'Expected "data.orders" to be an array, but "data" is of type null.'],
  [{ data: { order: [] } }, nested, 'Expected "data.orders" to be an array, but "data" is of type object with the members ["order"].'],
  [{ orders: [] }, array, 'Expected the body to be an array, but the body is of type object with the members ["orders"].'],
  [{ 'a\u001b[31m': 1 }, orders, 'Expected "orders" to be an array, but the body is of type object with the members ["a\\u001b[31m"].'],
];

describe('39 a list never ends in silence: a success without its list is a ResponseParseError', () => {
  it.each(without)('%j on the first page, whichever way it is walked', async (sent, strategy, message) => {
    await using server = await serve(json(sent, 200, { 'x-request-id': 'req_7' }));
    const list = listOn(server, strategy);
    for (const walk of Object.values(walks)) {
      const failure = await failureOf(walk(list));
      expect(failure).toMatchObject({ message, status: 200, requestId: 'req_7', isRetryable: false, contentType: 'application/json', snippet: JSON.stringify(sent), operation: { id: 'listOrders' } });
      expect(failure.attempts).toEqual([expect.objectContaining({ status: 200, requestId: 'req_7' })]);
    }
    expect(server.requests).toHaveLength(1);
  });

  it.each(without.filter(([, strategy]) => strategy !== array))('%j on the second page, after the items of the first', async (sent, strategy, message) => {
    const first = { orders: [{ id: 1 }], data: { orders: [{ id: 1 }] }, more: true };
    await using server = await serve(json(first), json(sent, 200, { 'x-request-id': 'req_2' }));
    const got: number[] = [];
    async function callerOfTheList(): Promise<void> {
      for await (const { id } of listOn(server, strategy)) got.push(id);
    }
    const failure = await failureOf(callerOfTheList());
    expect(got).toEqual([1]);
    expect(failure).toMatchObject({ message, status: 200, requestId: 'req_2', attempts: [{ status: 200 }], operation: { id: 'listOrders' } });
    expect(failure.stack).toContain('callerOfTheList');
    expect(failure.toCurl()).not.toContain('secret');
    expect(server.requests).toHaveLength(2);
  });

  it('says how often it was tried', async () => {
    await using server = await serve(reply(503, '', { 'retry-after': '0' }), json({ orders: null }));
    expect((await failureOf(listOn(server, orders).collect())).attempts.map(({ status }) => status)).toEqual([503, 200]);
  });

  it('its message and its snippet stay short however large the body is', async () => {
    const large = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`${index}${'x'.repeat(500)}`, 1]));
    await using server = await serve(json(large));
    const { message, snippet } = await failureOf(listOn(server, orders).collect());
    expect(message.length).toBeLessThanOrEqual(500);
    expect(snippet).toHaveLength(200);
  });

  it('awaiting the call gives the body as it came', async () => {
    await using server = await serve(json({ error: 'quota' }));
    const list = listOn(server, orders);
    expect(await list).toEqual({ error: 'quota' });
    expect((await list.withResponse()).data).toEqual({ error: 'quota' });
    expect(await list.safe()).toMatchObject({ ok: true });
    await failureOf(list.first());
  });
});

describe('39 a list that its document allows to be absent or null is an empty page', () => {
  const mayLack = (...optional: readonly (readonly string[])[]): PageStrategy => pageNumber({ page: 'page', items: ['data', 'orders'], optional, more: hasMore(['more']) });

  it.each([
    [[['data']], {}],
    [[['data']], { data: null }],
    [[['data', 'orders']], { data: {} }],
    [[['data', 'orders']], { data: { orders: null } }],
    [[[]], null],
    [[[], ['data'], ['data', 'orders']], { data: { orders: null } }],
  ])('at %j: %j', async (optional, sent) => {
    await using server = await serve(json(sent));
    expect(await listOn(server, mayLack(...optional)).collect()).toEqual([]);
  });

  it.each([
    [[['data']], { data: {} }],
    [[['data']], { data: { orders: null } }],
    [[['data']], null],
    [[['data', 'orders']], {}],
    [[['data', 'orders']], { data: null }],
    [[['data', 'orders']], { data: [] }],
    [[['data', 'orders']], { data: { orders: {} } }],
    [[['data', 'orders']], { data: { orders: false } }],
    [[['data', 'orders']], { data: { orders: '' } }],
    [[[]], {}],
    [[[]], []],
  ])('only there, at %j: %j', async (optional, sent) => {
    await using server = await serve(json(sent));
    await failureOf(listOn(server, mayLack(...optional)).collect());
  });

  it('goes on after such a page while the server says so', async () => {
    const pages = [{ orders: [{ id: 1 }], more: true }, { orders: null, more: true }, { more: true }, { orders: [{ id: 2 }], more: false }];
    await using server = await serve(...pages.map((page) => json(page)));
    expect(await listOn(server, pageNumber({ page: 'page', items: ['orders'], optional: [['orders']], more: hasMore(['more']) })).collect()).toEqual([{ id: 1 }, { id: 2 }]);
  });

  it('a documented success without content is an empty page', async () => {
    await using server = await serve(reply(204));
    expect(await listOn(server, linkHeader({ optional: [[]] }), jsonOrEmpty).collect()).toEqual([]);
    await failureOf(listOn(server, linkHeader(), jsonOrEmpty).collect());
  });
});
