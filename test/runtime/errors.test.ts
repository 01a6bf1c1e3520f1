import { execFile } from 'node:child_process';
import path from 'node:path';
import { inspect, promisify } from 'node:util';
import { expect, expectTypeOf, it, vi } from 'vitest';
import { APIError } from '../../templates/runtime/errors/api.js';
import { CallError } from '../../templates/runtime/errors/call.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { messageOf } from '../../templates/runtime/errors/message.js';
import { ResponseParseError } from '../../templates/runtime/errors/response-parse.js';
import * as byStatus from '../../templates/runtime/errors/status.js';
import { AbortError, ConnectionError, TimeoutError } from '../../templates/runtime/errors/transport.js';
import type { StatusError } from '../../templates/runtime/failure.js';
import { ExampleError } from '../../templates/runtime/sdk.js';
import { trust } from '../../templates/runtime/trust.js';
import { compileRuntime } from './compiled.js';
import { clientFor, failureOf, key } from './example.js';
import { json, reply, serve } from './server.js';

const classes: [number, string][] = [
  [400, 'BadRequestError'],
  [401, 'AuthenticationError'],
  [403, 'PermissionDeniedError'],
  [404, 'NotFoundError'],
  [409, 'ConflictError'],
  [422, 'UnprocessableEntityError'],
  [429, 'RateLimitError'],
  [500, 'InternalServerError'],
  [501, 'InternalServerError'],
  [503, 'InternalServerError'],
  [402, 'APIError'],
  [418, 'APIError'],
  [304, 'APIError'],
];

it.each(classes)('45 %i is a %s below APIError and the root', async (status, name) => {
  await using server = await serve(status === 304 ? reply(304) : json({ message: 'm', code: 'c' }, status));
  const error = await failureOf(clientFor(server, { maxRetries: 0 }).orders.get('1'));
  for (const type of [APIError, CallError, ExampleError, Error]) expect(error).toBeInstanceOf(type);
  expect(error).toMatchObject({ name, status });
  for (const [own, type] of Object.entries(byStatus)) expect(error instanceof type).toBe(own === name);
  for (const type of [
    ConnectionError,
    TimeoutError,
    AbortError,
    ResponseParseError,
    ConfigurationError,
    InvalidRequestError,
  ])
    expect(error).not.toBeInstanceOf(type);
});

it('45 the names survive minification, and the root is called as in the source', () => {
  expect(
    [
      new InvalidRequestError('m'),
      new ConfigurationError('m'),
      new ConnectionError('m'),
      new TimeoutError('m', { kind: 'timeout' }),
      new AbortError('m'),
    ].map(({ name }) => name),
  ).toEqual(['InvalidRequestError', 'ConfigurationError', 'ConnectionError', 'TimeoutError', 'AbortError']);
  expect(new ExampleError('m').name).toBe('ExampleError');
  expect(String(new ExampleError('m'))).toBe('ExampleError: m');
  expect(new ExampleError('m').stack).toMatch(/^ExampleError: m\n/);
});

it('46 all that is known is on the error', async () => {
  await using server = await serve(
    json({ error: { message: 'Bad id', code: 'bad_id' }, extra: [1] }, 400, { 'x-request-id': 'req_9', 'x-more': 'm' }),
  );
  const error = await failureOf(clientFor(server).orders.get('1'));
  expect(error).toBeInstanceOf(byStatus.BadRequestError);
  if (!(error instanceof byStatus.BadRequestError)) return;
  expect(error).toMatchObject({
    status: 400,
    message: 'Bad id',
    code: 'bad_id',
    requestId: 'req_9',
    isRetryable: false,
    body: { error: { message: 'Bad id', code: 'bad_id' }, extra: [1] },
    operation: { id: 'getOrder', method: 'GET', path: '/orders/{id}' },
    attempts: [{ status: 400 }],
  });
  expect(error.headers.get('x-more')).toBe('m');
  expect(error).not.toHaveProperty('retryAfter');
  expect(error).not.toHaveProperty('cause');
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'BadRequestError',
    message: 'Bad id',
    status: 400,
    code: 'bad_id',
    requestId: 'req_9',
    operation: { id: 'getOrder' },
  });
});

it('46 toJSON has the cause in words', async () => {
  const error = await failureOf(
    clientFor({ url: 'http://127.0.0.1:1' }).orders.get('1', {
      maxRetries: 0,
      fetch: () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error('reset'), { code: 'ECONNRESET' }) })),
    }),
  );
  expect(JSON.parse(JSON.stringify(error))).toMatchObject({
    name: 'ConnectionError',
    cause: 'TypeError: fetch failed (ECONNRESET)',
  });
});

it('46 toCurl reproduces the request without its secrets', async () => {
  await using server = await serve(json({}, 400));
  const params = {
    productId: "it's",
    password: 'hunter2',
    nested: { api_key: 'hunter2', pin: 1, access_token: 'hun\\"ter2' },
  };
  const error = await failureOf(
    clientFor(server).orders.create(params, {
      query: { token: 'hunter2', q: 'a b' },
      headers: { cookie: 'a=hunter2', 'x-plain': 'p' },
    }),
  );
  expect(error).toBeInstanceOf(APIError);
  const command = error instanceof APIError ? error.toCurl() : '';
  expect(command).toContain(`curl -X POST '${server.url}/orders?token=***&q=a%20b'`);
  expect(command).toContain("-H 'authorization: ***'");
  expect(command).toContain("-H 'x-plain: p'");
  expect(command).toContain(`--data-binary '{"productId":"it'\\''s","password":"***"`);
  expect(command).not.toMatch(/hunter2|ter2|51secret/);
});

const long = 'x'.repeat(600);

const messages: [string, unknown, string][] = [
  ['{message}', { message: 'Wrong id' }, 'Wrong id'],
  ['{error} as text', { error: 'Wrong id' }, 'Wrong id'],
  ['{error: {message}}', { error: { message: 'Wrong id', type: 't' } }, 'Wrong id'],
  ['{errors} of objects', { errors: [{ message: 'a' }, { message: 'b' }] }, 'a; b'],
  ['{errors} of texts', { errors: ['a', 'b'] }, 'a; b'],
  ['{errors} by field', { errors: { name: ['is missing'] } }, '{"errors":{"name":["is missing"]}}'],
  ['problem details', { type: 'about:blank', title: 'Out of stock', detail: 'Item 7 is gone' }, 'Item 7 is gone'],
  ['problem details without detail', { title: 'Out of stock', status: 400 }, 'Out of stock'],
  ['an OAuth error', { error: 'invalid_grant', error_description: 'Expired' }, 'Expired'],
  ['details of a validator', { detail: [{ loc: ['body'], msg: 'field required' }] }, 'field required'],
  ['an empty message before another', { message: '', error: 'Wrong id' }, 'Wrong id'],
  ['a list', [{ message: 'a' }], 'a'],
  ['an object that says nothing known', { foo: { bar: 1 } }, '{"foo":{"bar":1}}'],
  ['an object as message', { message: { foo: 1 } }, '{"message":{"foo":1}}'],
  ['a text', 'Bad gateway\n', 'Bad gateway'],
  [
    'HTML with a title',
    '<!DOCTYPE html><html><head><title>502 Bad\nGateway</title></head><body>nginx</body></html>',
    '502 Bad Gateway',
  ],
  ['HTML without', '<html><style>p{}</style><p>Sorry,</p> <b>gone</b></html>', 'Sorry, gone'],
  ['a number', 42, 'otherwise'],
  ['null', null, 'otherwise'],
  ['an empty object', {}, 'otherwise'],
  ['an empty list', [], 'otherwise'],
  ['nothing', undefined, 'otherwise'],
  ['blanks', '  \n ', 'otherwise'],
  ['a long text', long, `${'x'.repeat(499)}…`],
  ['control characters', 'a\u001b[31mb\u0007', 'a [31mb'],
];

it.each(messages)('47 %s', (_, body, expected) => {
  const message = messageOf(body, 'otherwise', Response.error());
  expect(message).toBe(expected);
  expect(message).not.toContain('[object');
  expect(message.length).toBeLessThanOrEqual(500);
});

it('47 the message of the server is the message of the error', async () => {
  await using server = await serve(
    json({ message: 'Wrong id' }, 400),
    reply(404, '<html><title>Not here</title></html>', { 'content-type': 'text/html' }),
    reply(403),
  );
  const { orders } = clientFor(server);
  expect(await failureOf(orders.get('1'))).toMatchObject({ message: 'Wrong id' });
  expect(await failureOf(orders.get('1'))).toMatchObject({
    message: 'Not here',
    body: '<html><title>Not here</title></html>',
  });
  expect(await failureOf(orders.get('1'))).toMatchObject({ message: '403 Forbidden' });
});

it.each(['{"message":', '[1,2', '"text"', 'null', '{"message":5}', '\u0000'])(
  '48 the body %j still gives the class of the status',
  async (body) => {
    await using server = await serve(reply(404, body, { 'content-type': 'application/json' }));
    expect(await failureOf(clientFor(server).orders.get('1'))).toBeInstanceOf(byStatus.NotFoundError);
  },
);

it('39 a success that is not JSON is the one parse error, with its attempts and a command', async () => {
  await using server = await serve(
    reply(200, '<html>login</html>', { 'content-type': 'text/html', 'x-request-id': 'req_2' }),
  );
  const error = await failureOf(clientFor(server).orders.get('1'));
  expect(error).toBeInstanceOf(ResponseParseError);
  expect(error).toMatchObject({
    status: 200,
    requestId: 'req_2',
    contentType: 'text/html',
    snippet: '<html>login</html>',
    attempts: [{ status: 200 }],
    isRetryable: false,
  });
  expect(trust<ResponseParseError>(error).toCurl()).toContain('/orders/1');
  expect(server.requests).toHaveLength(1);
});

it('49 instanceof holds for errors of another copy of the package, not of another package', async () => {
  vi.resetModules();
  const copy = await import('../../templates/runtime/errors/status.js');
  const { ExampleError: RootOfCopy } = await import('../../templates/runtime/sdk.js');
  const headers = new Headers();
  const error = new copy.NotFoundError('m', { status: 404, body: undefined, headers });
  expect(copy.NotFoundError).not.toBe(byStatus.NotFoundError);
  expect(error).toBeInstanceOf(byStatus.NotFoundError);
  expect(error).toBeInstanceOf(APIError);
  expect(error).toBeInstanceOf(ExampleError);
  expect(error).not.toBeInstanceOf(byStatus.ConflictError);
  expect(new byStatus.NotFoundError('m', { status: 404, body: undefined, headers })).toBeInstanceOf(RootOfCopy);

  class Own extends ExampleError {}
  expect(new Own('m')).toBeInstanceOf(Own);
  expect(error).not.toBeInstanceOf(Own);
  for (const nothing of [null, undefined, 'text']) expect(nothing).not.toBeInstanceOf(ExampleError);
  expect({ name: 'NotFoundError' } instanceof byStatus.NotFoundError).toBe(false);

  vi.resetModules();
  Object.assign((await import('../../templates/runtime/sdk.js')).ExampleError, { packageName: 'foreign-sdk' });
  const foreign = await import('../../templates/runtime/errors/status.js');
  const stranger = new foreign.NotFoundError('m', { status: 404, body: undefined, headers });
  expect(stranger).not.toBeInstanceOf(ExampleError);
  expect(stranger).not.toBeInstanceOf(byStatus.NotFoundError);
});

it('49 instanceof holds between the ESM and the CommonJS build, whichever of their modules is loaded first', async () => {
  await using esm = await compileRuntime('esm');
  await using cjs = await compileRuntime('cjs');
  const { stdout } = await promisify(execFile)(process.execPath, [
    path.join(import.meta.dirname, 'fixtures', 'copies.mjs'),
    esm.folder,
    cjs.folder,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    sameClass: false,
    name: 'NotFoundError',
    own: [true, true, true, true],
    other: [true, true, true, true],
    wrong: [false, false],
  });
}, 60_000);

it("49 the stack holds the caller's line", async () => {
  await using server = await serve(json({}, 400));
  const { orders } = clientFor(server);
  async function placeOrder(): Promise<void> {
    await orders.get('1');
  }
  async function walkOrders(): Promise<void> {
    for await (const order of orders.list()) expect(order).toBeUndefined();
  }
  async function refuseOrder(): Promise<void> {
    await orders.get('');
  }
  async function escape(): Promise<void> {
    await clientFor(server).get('/x');
  }
  for (const work of [placeOrder, walkOrders, refuseOrder, escape]) {
    const error = await failureOf(work());
    const { stack = '', name, message } = trust<Error>(error);
    expect(stack.startsWith(`${name}: ${message}\n    at `)).toBe(true);
    expect(stack).toMatch(new RegExp(`${work.name}.*errors\\.test\\.ts`));
  }
});

it('49 the stack holds the line of the walk on a later page', async () => {
  await using server = await serve(json({ orders: [{ id: '1' }], hasMore: true }), json({}, 400));
  async function walkToPageTwo(): Promise<void> {
    for await (const order of clientFor(server).orders.list()) expect(order.id).toBe('1');
  }
  expect(trust<Error>(await failureOf(walkToPageTwo())).stack).toMatch(/walkToPageTwo.*errors\.test\.ts/);
});

it('49 a printed error begins with its name and the line', async () => {
  await using server = await serve(json({ message: 'Wrong id' }, 400));
  expect(inspect(await failureOf(clientFor(server).orders.get('1')))).toMatch(/^BadRequestError: Wrong id\n {4}at /);
});

it('no credential in any message', async () => {
  await using server = await serve(json({}, 400));
  expect(String(await failureOf(clientFor(server).orders.get('1')))).not.toContain(key);
});

it('StatusError tells statuses, ranges and the default apart', () => {
  type Documented =
    | StatusError<404, 'gone'>
    | StatusError<'4XX', 'client', 404>
    | StatusError<503, 'busy'>
    | StatusError<'default', 'other', 404 | 503>;
  const check = (error: Documented): void => {
    if (error.status === 404) expectTypeOf(error.body).toEqualTypeOf<'gone'>();
    if (error.status === 400) expectTypeOf(error.body).toEqualTypeOf<'client' | 'other'>();
    if (error.status === 503) expectTypeOf(error.body).toEqualTypeOf<'busy'>();
    if (error.status === 500) expectTypeOf(error.body).toEqualTypeOf<'other'>();
    if (error instanceof byStatus.NotFoundError) expectTypeOf(error.status).toEqualTypeOf<404>();
  };
  expect(check).toBeTypeOf('function');
  expectTypeOf<StatusError<429, string>>().toEqualTypeOf<byStatus.RateLimitError<string>>();
  expectTypeOf<StatusError<402, string>['status']>().toEqualTypeOf<402>();
});
