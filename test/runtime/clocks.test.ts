import { spawn } from 'node:child_process';
import { once, getEventListeners } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { CallError } from '../../templates/runtime/errors/call.js';
import { trust } from '../../templates/runtime/trust.js';
import { compileRuntime, type Compiled } from './compiled.js';
import { clientFor, failureOf } from './example.js';
import { dropInBody, echo, json, serve, stall, stallInBody, trickle, type Answer } from './server.js';

let runtime: Compiled;
beforeAll(async () => {
  runtime = await compileRuntime();
}, 60_000);
afterAll(() => runtime[Symbol.asyncDispose]());
afterEach(() => vi.restoreAllMocks());

async function timed<T>(work: PromiseLike<T>): Promise<[T, number]> {
  const start = performance.now();
  return [await work, performance.now() - start];
}

const stalls: [string, Answer, number | undefined][] = [
  ['no headers', stall, undefined],
  ['a success whose body stalls', stallInBody(200), 200],
  ['an error whose body stalls', stallInBody(500), 500],
  ['a body that trickles in too slowly', trickle('a long, long, long, long text', 60), 200],
];

it.each(stalls)('25 %s: TimeoutError on GET and POST', async (_, answer, status) => {
  await using server = await serve(answer);
  const { orders } = clientFor(server, { timeout: 500, maxRetries: 0 });
  for (const call of [orders.get('1'), orders.create({ productId: 'p' })]) {
    const [error, took] = await timed(failureOf(call));
    expect(error).toMatchObject({
      name: 'TimeoutError',
      kind: 'timeout',
      isRetryable: true,
      message: expect.stringMatching('500 ms'),
    });
    expect(trust<CallError>(error)).toMatchObject(status === undefined ? {} : { responseStatus: status });
    expect(trust<CallError>(error).status).toBeUndefined();
    expect(took).toBeGreaterThan(480);
    expect(took).toBeLessThan(5000);
  }
});

it('25 a time-out is retried on GET, not on POST', async () => {
  await using server = await serve(stallInBody(), json({ id: '1' }));
  vi.spyOn(Math, 'random').mockReturnValue(3.95);
  const { orders } = clientFor(server, { timeout: 300 });
  expect(await orders.get('1')).toEqual({ id: '1' });
  await using other = await serve(stallInBody(), json({ id: '1' }));
  await expect(clientFor(other, { timeout: 300 }).orders.create({ productId: 'p' })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
  expect(other.requests).toHaveLength(1);
});

it('25 a slow body within the timeout is no failure, and a time over the longest timer is no time-out', async () => {
  await using server = await serve(trickle({ id: '1' }, 5));
  expect(await clientFor(server, { timeout: 2000 }).orders.get('1')).toEqual({ id: '1' });
  expect(await clientFor(server, { timeout: 2 ** 31, deadline: Infinity }).orders.get('1')).toEqual({ id: '1' });
});

it.each([200, 500])(
  '26 a connection that drops in the middle of a %i body is a ConnectionError with the status',
  async (status) => {
    await using server = await serve(dropInBody(status));
    const error = await failureOf(clientFor(server, { maxRetries: 0 }).orders.get('1'));
    expect(error).toMatchObject({ name: 'ConnectionError', responseStatus: status, requestId: 'req_dropped', isRetryable: true });
    expect(trust<Error>(error).cause).toBeInstanceOf(Error);
  },
);

it('26 a body that is shorter than announced is a ConnectionError', async () => {
  await using server = await serve(
    ({ socket }) =>
      void socket.end('HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{"id":"1"}'),
  );
  expect(await failureOf(clientFor(server, { maxRetries: 0 }).orders.get('1'))).toMatchObject({
    name: 'ConnectionError',
    responseStatus: 200,
  });
});

it('27 the deadline ends a call with its retries', async () => {
  await using server = await serve(stall);
  const [error, took] = await timed(
    failureOf(clientFor(server).orders.get('1', { deadline: 200, timeout: 150, maxRetries: 2 })),
  );
  expect(error).toMatchObject({
    name: 'TimeoutError',
    kind: 'deadline',
    cause: { name: 'TimeoutError', kind: 'timeout' },
  });
  expect(trust<CallError>(error).attempts).toHaveLength(1);
  expect(took).toBeGreaterThan(190);
  expect(took).toBeLessThan(1500);
});

it('27 the deadline ends an attempt', async () => {
  await using server = await serve(stall);
  const [error, took] = await timed(failureOf(clientFor(server).orders.get('1', { deadline: 100 })));
  expect(error).toMatchObject({ name: 'TimeoutError', kind: 'deadline', isRetryable: false });
  expect(took).toBeLessThan(1500);
});

it('25 a body that is read from asResponse() and stalls ends after idleTimeout, and so does its connection', async () => {
  await using server = await serve(stallInBody());
  const response = await clientFor(server).orders.get('1', { idleTimeout: 100 }).asResponse();
  expect(await failureOf(response.text())).toMatchObject({ name: 'TimeoutError', kind: 'idle', message: expect.stringMatching('100 ms') });
  await expect.poll(() => server.abandoned()).toBe(1);
});

it('28 a signal that is already aborted: nothing is sent', async () => {
  await using server = await serve(echo);
  const reason = new Error('changed my mind');
  const fetched = vi.fn(fetch);
  const error = await failureOf(
    clientFor(server, { fetch: fetched }).orders.get('1', { signal: AbortSignal.abort(reason) }),
  );
  expect(error).toMatchObject({ name: 'AbortError', cause: reason });
  expect(fetched).not.toHaveBeenCalled();
});

const moments: [string, Answer][] = [
  ['in flight', stall],
  ['while the body is read', stallInBody()],
  ['while the body of an error is read', stallInBody(503)],
  ['in a wait between attempts', json({}, 503, { 'retry-after': '30' })],
];

it.each(moments)('28 abort %s: rejects at once, nothing more is sent', async (_, answer) => {
  await using server = await serve(answer);
  const controller = new AbortController();
  const reason = new Error('changed my mind');
  setTimeout(() => controller.abort(reason), 60);
  const [error, took] = await timed(failureOf(clientFor(server).orders.get('1', { signal: controller.signal })));
  expect(error).toMatchObject({ name: 'AbortError', cause: reason, isRetryable: false });
  expect(trust<CallError>(error).attempts).toHaveLength(1);
  expect(took).toBeLessThan(1500);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(server.requests).toHaveLength(1);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

it('28 abort between pages: rejects, nothing more is sent', async () => {
  await using server = await serve(json({ orders: [{ id: '1' }], hasMore: true }));
  const controller = new AbortController();
  const seen: string[] = [];
  const walk = async (): Promise<void> => {
    for await (const { id } of clientFor(server).orders.list({}, { signal: controller.signal })) {
      seen.push(id);
      controller.abort();
    }
  };
  await expect(walk()).rejects.toMatchObject({ name: 'AbortError' });
  expect(seen).toEqual(['1']);
  expect(server.requests).toHaveLength(1);
});

it('28 abort holds for a body that the caller reads', async () => {
  await using server = await serve(stallInBody());
  const controller = new AbortController();
  const response = await clientFor(server, { timeout: 300 }).orders.get('1', { signal: controller.signal }).asResponse();
  setTimeout(() => controller.abort(new Error('enough')), 100);
  const [error, took] = await timed(failureOf(response.text()));
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(took).toBeGreaterThan(80);
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

it('28 a fetch that does not heed its signal is left behind', async () => {
  const controller = new AbortController();
  const deaf = (): Promise<Response> => new Promise(() => undefined);
  const { orders } = clientFor({ url: 'http://127.0.0.1:9' }, { fetch: deaf });
  setTimeout(() => controller.abort(), 30);
  await expect(orders.get('1', { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
  await expect(orders.get('1', { timeout: 30, maxRetries: 0 })).rejects.toMatchObject({ name: 'TimeoutError' });
});

it('29 a time-out of the caller is the abort of the caller', async () => {
  await using server = await serve(stall);
  const error = await failureOf(clientFor(server).orders.get('1', { signal: AbortSignal.timeout(50) }));
  expect(error).toMatchObject({ name: 'AbortError', cause: { name: 'TimeoutError' } });
  expect(trust<Error>(error).cause).toBeInstanceOf(DOMException);
});

it('30 a thousand calls on one signal leave no listener and no warning', async () => {
  await using server = await serve(json({ id: '1' }));
  const { orders } = clientFor(server);
  const { signal } = new AbortController();
  const warnings: Error[] = [];
  const note = (warning: Error): void => void warnings.push(warning);
  process.on('warning', note);
  try {
    for (let round = 0; round < 10; round++)
      await Promise.all(Array.from({ length: 100 }, () => orders.get('1', { signal })));
    const response = await orders.get('1', { signal }).asResponse();
    await response.text();
    const cancelled = await orders.get('1', { signal }).asResponse();
    await cancelled.body?.cancel();
    await new Promise((resolve) => setImmediate(resolve));
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    expect(warnings).toEqual([]);
  } finally {
    process.off('warning', note);
  }
});

it('30 one abort ends all calls that share the signal', async () => {
  await using server = await serve(stall);
  const { orders } = clientFor(server);
  const controller = new AbortController();
  const calls = Array.from({ length: 30 }, () => failureOf(orders.get('1', { signal: controller.signal })));
  setTimeout(() => controller.abort(), 50);
  for (const error of await Promise.all(calls)) expect(error).toMatchObject({ name: 'AbortError' });
  expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
});

/** Milliseconds that a process lives on after a call of this kind. */
async function lifeAfter(kind: string, url: string): Promise<number> {
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'fixtures', 'fail.mjs'), runtime.folder, url, kind],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk));
  const [code] = await once(child, 'close');
  expect(output).toMatch(/^exited \d+ ms after the failure\n$/);
  expect(code).toBe(0);
  return Number(/\d+/.exec(output)?.[0]);
}

it.each(['refused', 'status', 'timeout', 'abort', 'deadline', 'retried'])(
  '30 after a failed call (%s) nothing keeps the process alive, and no rejection is unhandled',
  async (kind) => {
    await using bare = await serve(json({}));
    await using server = await serve(kind === 'status' || kind === 'retried' ? json({}, 500) : stall);
    // Node itself takes its time to leave after a fetch, and a busy machine adds to it: the best of a few tries counts.
    const over: number[] = [];
    while (over.length < 4 && !over.some((time) => time < 100)) {
      const usual = await lifeAfter('bare', bare.url);
      over.push((await lifeAfter(kind, server.url)) - usual);
    }
    expect(Math.min(...over)).toBeLessThan(100);
  },
  30_000,
);
