import { inspect } from 'node:util';
import { expect, it } from 'vitest';
import { BaseClient } from '../../templates/runtime/base-client.js';
import { APIError } from '../../templates/runtime/errors/api.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { NotFoundError } from '../../templates/runtime/errors/status.js';
import { plain } from '../../templates/runtime/extras/plain.js';
import { clientFor, failureOf, key, Orders } from './example.js';
import { echo, json, redirect, reply, serve, stallInBody } from './server.js';

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
    plain,
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

it('65 the base client asks for its credential; it leaves building requests, redirects and the look at options to the full one', async () => {
  await using server = await serve(echo);
  expect(() => new BaseClient({ baseURL: server.url }, {}, plain)).toThrow(ConfigurationError);
  const orders = new Orders(new BaseClient({ baseURL: server.url }, { apiKey: key }, plain));
  expect(await failureOf(orders.create.request({ productId: 'p' }))).toMatchObject({ name: 'InvalidRequestError', message: expect.stringContaining('Example builds requests') });
  await using moved = await serve(redirect(307, '/elsewhere'));
  const redirected = new Orders(new BaseClient({ baseURL: moved.url }, { apiKey: key }, plain));
  expect(await failureOf(redirected.get('1'))).toMatchObject({ status: 307, message: '307 Temporary Redirect' });
  expect(moved.requests).toHaveLength(1);
});

it('9 15 the base client neither sends nor shows a credential or a header that would break out of its line', async () => {
  await using server = await serve(echo);
  const message = (make: () => unknown): string => {
    try {
      make();
    } catch (error) {
      return String(error);
    }
    return '';
  };
  for (const broken of [`${key}\nx: y`, `${key}\u0000`]) {
    const said = message(() => new BaseClient({ baseURL: server.url }, { apiKey: broken }, plain));
    expect(said).toMatch(/^ConfigurationError: The value of apiKey \(not shown\)/);
    expect(said).not.toContain('secret');
    expect(message(() => new BaseClient({ baseURL: server.url, headers: { 'x-a': broken } }, { apiKey: key }, plain))).toMatch(/the header x-a/);
  }
});

it('47 the base client takes the message of an error from where it mostly is, on one line', async () => {
  const body = { errors: [{ message: 'nested' }] };
  await using server = await serve(json({ message: 'Wrong\n\u001b[31mid' }, 400), json({ error: 'gone' }, 404), json(body, 422), reply(409, '<html>'));
  const { get } = new Orders(new BaseClient({ baseURL: server.url, maxRetries: 0 }, { apiKey: key }, plain));
  expect(await failureOf(get('1'))).toMatchObject({ name: 'BadRequestError', message: 'Wrong [31mid' });
  expect(await failureOf(get('1'))).toMatchObject({ message: 'gone' });
  expect(await failureOf(get('1'))).toMatchObject({ message: '422 Unprocessable Entity', body });
  expect(await failureOf(get('1'))).toMatchObject({ message: '409 Conflict', body: '<html>' });
});

it('2 the base client gives a response that it has read, within the timeout', async () => {
  await using server = await serve(json({ id: '1' }, 200, { 'x-request-id': 'req_1' }), stallInBody());
  const orders = new Orders(new BaseClient({ baseURL: server.url, maxRetries: 0, timeout: 300 }, { apiKey: key }, plain));
  const response = await orders.get('1').asResponse();
  expect([response.status, response.headers.get('x-request-id'), response.url]).toEqual([200, 'req_1', `${server.url}/orders/1`]);
  expect(await response.json()).toEqual({ id: '1' });
  expect(await failureOf(orders.get('1').asResponse())).toMatchObject({ name: 'TimeoutError', kind: 'timeout', responseStatus: 200 });
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
