import { expect, it } from 'vitest';
import { NotFoundError } from '../../templates/runtime/errors/status.js';
import { AbortError, ConnectionError, TimeoutError } from '../../templates/runtime/errors/transport.js';
import type { Feature, Middleware } from '../../templates/runtime/middleware.js';
import { trust } from '../../templates/runtime/trust.js';
import { Derivable } from './derivable.js';
import { clientFor, failureOf, key, Orders } from './example.js';
import { closedPort, echo, json, reply, serve, stall } from './server.js';

/** Notes its name before and after what it surrounds. */
function noting(name: string, notes: string[]): Middleware {
  return async (request, next) => {
    notes.push(`${name}>`);
    const response = await next(request);
    notes.push(`<${name}`);
    return response;
  };
}

it("58 runs outermost first, the client's around those of a derived client and of the call", async () => {
  await using server = await serve(json({ id: '1' }));
  const notes: string[] = [];
  const client = clientFor(server, { middleware: [noting('a', notes), noting('b', notes)] });
  await client.withOptions({ middleware: [noting('c', notes)] }).orders.get('1', { middleware: [noting('d', notes)] });
  expect(notes.join('')).toBe('a>b>c>d><d<c<b<a');
  notes.length = 0;
  await client.orders.get('1');
  expect(notes.join('')).toBe('a>b><b<a');
});

it('58 changes the request, which has its credentials already', async () => {
  await using server = await serve(echo);
  const client = clientFor(server, {
    middleware: [
      (request, next) => {
        expect(request).toMatchObject({ method: 'POST', url: `${server.url}/orders`, body: '{"productId":"p"}' });
        expect(request.headers.get('authorization')).toBe(`Bearer ${key}`);
        request.headers.set('x-signature', 'signed');
        return next({ ...request, url: `${request.url}?v=2`, body: '{"productId":"q"}' });
      },
    ],
  });
  expect(await client.orders.create({ productId: 'p' })).toMatchObject({
    url: '/orders?v=2',
    headers: { 'x-signature': 'signed' },
    body: '{"productId":"q"}',
  });
});

it('58 answers without sending, replaces a response, or sends twice', async () => {
  await using server = await serve(json({ id: 'sent' }));
  const { orders } = clientFor(server);
  const made = await orders.get('1', { middleware: [() => Response.json({ id: 'made' })] });
  expect(made).toEqual({ id: 'made' });
  expect(server.requests).toHaveLength(0);
  const replaced = await failureOf(
    orders.get('1', {
      middleware: [
        async (request, next) => {
          await (await next(request)).body?.cancel();
          return Response.json({ message: 'gone' }, { status: 404 });
        },
      ],
    }),
  );
  expect(replaced).toBeInstanceOf(NotFoundError);
  expect(replaced).toMatchObject({ message: 'gone' });
  await orders.get('1', {
    middleware: [
      async (request, next) => {
        await (await next(request)).text();
        return next({ ...request, headers: new Headers({ 'x-again': '1' }) });
      },
    ],
  });
  expect(server.requests.map(({ headers }) => headers['x-again'])).toEqual([undefined, undefined, '1']);
});

it('58 runs for each attempt, with a context that says which', async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '0' }), json({ id: '1' }));
  const seen: unknown[] = [];
  const client = clientFor(server, {
    middleware: [
      async (request, next, { operation, attempt, sdk, signal, log }) => {
        const retry = request.headers.get('x-retry-count');
        const response = await next(request);
        seen.push([operation.id, attempt, retry, response.status, sdk.packageName, signal.aborted, log]);
        return response;
      },
    ],
  });
  await client.orders.get('1');
  expect(seen).toEqual([
    ['getOrder', 1, null, 503, 'example-sdk', false, undefined],
    ['getOrder', 2, '1', 200, 'example-sdk', false, undefined],
  ]);
});

it('58 what it throws reaches the caller as it is, and is not retried', async () => {
  await using server = await serve(json({ id: '1' }));
  const own = new RangeError('quota of my own');
  let runs = 0;
  const throwing: Middleware = () => {
    runs++;
    throw own;
  };
  const call = clientFor(server).orders.get('1', { middleware: [throwing] });
  expect(await failureOf(call)).toBe(own);
  expect(await failureOf(call.safe())).toBe(own);
  expect(runs).toBe(1);
  expect(server.requests).toHaveLength(0);
});

it('58 sees the failures of the SDK, and may recover from them', async () => {
  const port = await closedPort();
  const failures: unknown[] = [];
  const { orders } = clientFor({ url: `http://127.0.0.1:${port}` }, { maxRetries: 0 });
  const order = await orders.get('1', {
    middleware: [
      (request, next) =>
        next(request).catch((error: unknown) => {
          failures.push(error);
          return Response.json({ id: 'cached' });
        }),
    ],
  });
  expect(order).toEqual({ id: 'cached' });
  expect(failures).toHaveLength(1);
  expect(failures[0]).toBeInstanceOf(ConnectionError);
});

it('58 the time of the attempt and the signal end a middleware that hangs', async () => {
  await using server = await serve(stall);
  const hang: Middleware = () => new Promise(() => undefined);
  const { orders } = clientFor(server, { maxRetries: 0, middleware: [hang] });
  expect(await failureOf(orders.get('1', { timeout: 30 }))).toBeInstanceOf(TimeoutError);
  expect(await failureOf(orders.get('1', { signal: AbortSignal.timeout(30) }))).toBeInstanceOf(AbortError);
});

it('58 does not run for an attempt that ended while a credential was waited for', async () => {
  let runs = 0;
  const late = new Promise<string>((resolve) => setTimeout(() => resolve(key), 120));
  const client = clientFor({ url: 'http://127.0.0.1:9' }, { apiKey: () => late, timeout: 30, maxRetries: 0, middleware: [(request, next) => (runs++, next(request))] });
  expect(await failureOf(client.orders.get('1'))).toBeInstanceOf(TimeoutError);
  await late;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(runs).toBe(0);
});

it('58 toCurl shows what was sent', async () => {
  await using server = await serve(reply(404));
  const { orders } = clientFor(server);
  const error = await failureOf(
    orders.get('1', { middleware: [(request, next) => next({ ...request, url: `${request.url}?v=2` })] }),
  );
  expect(error instanceof NotFoundError && error.toCurl()).toContain(`${server.url}/orders/1?v=2`);
});

it('58 refuses what is no list of functions', async () => {
  await using server = await serve(json({ id: '1' }));
  const wrong = trust<Middleware[]>(['log']);
  expect(() => clientFor(server, { middleware: wrong })).toThrow(/middleware must be a list of functions/);
  expect(await failureOf(clientFor(server).orders.get('1', { middleware: wrong }))).toMatchObject({
    name: 'InvalidRequestError',
  });
  expect(server.requests).toHaveLength(0);
});

it('58 features run innermost, know the options, and share state with derived clients', async () => {
  await using server = await serve(json({ id: '1' }));
  class Count {
    value = 0;
  }
  const notes: string[] = [];
  const logged: unknown[] = [];
  const counting: Feature = ({ shared, options, sdk }) => {
    const count = shared(Count);
    return {
      log: (level, message) => logged.push([level, message]),
      middleware: (request, next, { log }) => {
        count.value++;
        log?.('info', `${sdk.packageName} ${String(options['maxRetries'])} ${count.value}`);
        return noting('feature', notes)(request, next, { ...contextOf, log });
      },
    };
  };
  const contextOf = {
    operation: new Orders(clientFor(server)).get.operation,
    attempt: 1,
    sdk: { name: '', packageName: '', version: '', envPrefix: '', schemes: {}, security: [] },
    signal: new AbortController().signal,
    pause: <T>(work: Promise<T>): Promise<T> => work,
  };
  const options = { baseURL: server.url, maxRetries: 1, middleware: [noting('own', notes)] };
  const client = new Derivable(options, { apiKey: key }, [counting]);
  await new Orders(client).get('1');
  await new Orders(client.withOptions({ maxRetries: 3 })).get('1');
  await new Orders(client.withOptions({})).get('1');
  expect(notes.slice(0, 4)).toEqual(['own>', 'feature>', '<feature', '<own']);
  expect(logged).toEqual([
    ['info', 'example-sdk 1 1'],
    ['info', 'example-sdk 3 2'],
    ['info', 'example-sdk 1 3'],
  ]);
});

it('58 a pause is no part of the attempt: its time begins anew, and abort and deadline still end it', async () => {
  await using server = await serve(json({ id: '1' }), stall);
  const resting: Middleware = async (request, next, { pause }) => {
    await pause(new Promise((resolve) => setTimeout(resolve, 150)));
    return next(request);
  };
  const { orders } = clientFor(server, { timeout: 100, maxRetries: 0, middleware: [resting] });
  expect(await orders.get('1')).toEqual({ id: '1' });
  expect(await failureOf(orders.get('1'))).toMatchObject({ name: 'TimeoutError', kind: 'timeout' });
  expect(await failureOf(orders.get('1', { deadline: 50 }))).toMatchObject({ name: 'TimeoutError', kind: 'deadline' });
  const aborted = await failureOf(orders.get('1', { signal: AbortSignal.timeout(50) }));
  expect(aborted).toBeInstanceOf(AbortError);
  expect(server.requests).toHaveLength(2);
});
