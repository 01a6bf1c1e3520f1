import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { BaseClient } from '../../templates/runtime/base-client.js';
import { APIError } from '../../templates/runtime/errors/api.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { NotFoundError } from '../../templates/runtime/errors/status.js';
import { clientFor, failureOf, key, Orders } from './example.js';
import { echo, json, serve } from './server.js';

it('65 a resource works with the base client as with the full one: credentials, retries, errors, middleware, pages', async () => {
  await using server = await serve(
    json({}, 503, { 'retry-after': '0' }),
    json({ orders: [{ id: '1' }], hasMore: true }),
    json({ orders: [{ id: '2' }], hasMore: false }),
    json({ message: 'No such order' }, 404),
  );
  const seen: string[] = [];
  const client = new BaseClient(
    { baseURL: server.url, middleware: [(request, next) => (seen.push(request.method), next(request))] },
    { apiKey: key },
  );
  const orders = new Orders(client);
  expect(await orders.list().collect()).toEqual([{ id: '1' }, { id: '2' }]);
  expect(server.requests.map(({ headers }) => headers.authorization)).toEqual(Array(3).fill(`Bearer ${key}`));
  const error = await failureOf(orders.get('1'));
  expect(error).toBeInstanceOf(NotFoundError);
  expect(error instanceof APIError && error.toCurl()).toBe('');
  expect(seen).toHaveLength(4);
  expect(inspect([client, orders, error], { depth: 9, showHidden: true })).not.toContain(key);
});

it('65 the base client asks for its credential, and builds requests, as the full one does', async () => {
  await using server = await serve(echo);
  expect(() => new BaseClient({ baseURL: server.url })).toThrow(ConfigurationError);
  const orders = new Orders(new BaseClient({ baseURL: server.url }, { apiKey: key }));
  const request = await orders.create.request({ productId: 'p' });
  expect([request.method, request.url, request.headers.has('authorization')]).toEqual([
    'POST',
    `${server.url}/orders`,
    false,
  ]);
});

it('53 a position by URL is refused for a list whose pages have none', async () => {
  await using server = await serve(echo);
  const pages = clientFor(server).orders.list().pages({ from: { url: '/orders?page=2' } });
  expect(await failureOf(pages.next())).toMatchObject({
    name: 'InvalidRequestError',
    message: expect.stringMatching(/listOrders have no URLs: pass a position/),
  });
  expect(server.requests).toHaveLength(0);
});
