import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Middleware } from '../../templates/runtime/middleware.js';
import { clientFor, failureOf } from '../runtime/example.js';
import { json, serve, stallInBody } from '../runtime/server.js';
import { messagesFor, pieces } from '../runtime-streams/chat.js';

// Each of these calls fails in a way that the caller catches. None of them may leave a rejection that nobody handles.

const unhandled: unknown[] = [];
const note = (reason: unknown): void => void unhandled.push(reason);

beforeEach(() => {
  unhandled.length = 0;
  process.on('unhandledRejection', note);
});

afterEach(async () => {
  await sleep(50);
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});

const events = Array.from({ length: 50 }, (_, n) => `data: {"n":${n}}\n\n`);
const lines = Array.from({ length: 50 }, (_, n) => `{"n":${n}}\n`);
const aborted = { name: 'AbortError' };

describe('30 a response that is read after', () => {
  it('an abort', async () => {
    await using server = await serve(stallInBody());
    const controller = new AbortController();
    const response = await clientFor(server).orders.get('1', { signal: controller.signal }).asResponse();
    controller.abort(new Error('enough'));
    expect(await failureOf(response.text())).toMatchObject({ ...aborted, cause: { message: 'enough' } });
  });

  it('the deadline', async () => {
    await using server = await serve(stallInBody());
    const response = await clientFor(server).orders.get('1', { deadline: 1000 }).asResponse();
    await sleep(1050);
    expect(await failureOf(response.text())).toMatchObject({ name: 'TimeoutError', kind: 'deadline' });
  });

  it('an abort while it is read', async () => {
    await using server = await serve(stallInBody());
    const controller = new AbortController();
    const response = await clientFor(server).orders.get('1', { signal: controller.signal }).asResponse();
    setTimeout(() => controller.abort(), 20);
    expect(await failureOf(response.text())).toMatchObject(aborted);
  });
});

describe.each([
  ['server-sent events', 'events', pieces(events, { pause: 5 })],
  ['JSON Lines', 'lines', pieces(lines, { pause: 5, type: 'application/x-ndjson' })],
] as const)('30 a stream of %s that is aborted', (_, method, answer) => {
  it('within its loop', async () => {
    await using server = await serve(answer);
    const controller = new AbortController();
    const walk = async (): Promise<void> => {
      for await (const item of await messagesFor(server)[method]({ signal: controller.signal })) controller.abort(new Error(`at ${JSON.stringify(item)}`));
    };
    expect(await failureOf(walk())).toMatchObject(aborted);
  });

  it('from a timer while the loop is busy', async () => {
    await using server = await serve(answer);
    const controller = new AbortController();
    const walk = async (): Promise<void> => {
      for await (const item of await messagesFor(server)[method]({ signal: controller.signal })) {
        setTimeout(() => controller.abort(new Error(`at ${JSON.stringify(item)}`)), 5);
        await sleep(30);
      }
    };
    expect(await failureOf(walk())).toMatchObject(aborted);
  });

  it('by AbortSignal.timeout', async () => {
    await using server = await serve(answer);
    const walk = async (): Promise<void> => {
      for await (const item of await messagesFor(server)[method]({ signal: AbortSignal.timeout(40) })) await sleep(Number(Boolean(item)) * 10);
    };
    expect(await failureOf(walk())).toMatchObject({ ...aborted, cause: { name: 'TimeoutError' } });
  });
});

it('30 a middleware pauses for work that rejects after the call was aborted', async () => {
  await using server = await serve(json({ id: '1' }));
  const controller = new AbortController();
  const pausing: Middleware = async (request, next, { pause }) => {
    controller.abort();
    await pause(sleep(10).then(() => Promise.reject(new Error('too late'))));
    return next(request);
  };
  expect(await failureOf(clientFor(server).orders.get('1', { signal: controller.signal, middleware: [pausing] }))).toMatchObject(aborted);
});

it('30 a middleware does not wait for a pause that rejects', async () => {
  await using server = await serve(json({ id: '1' }));
  const careless: Middleware = (request, next, { pause }) => {
    void pause(Promise.reject(new Error('nobody listens')));
    return next(request);
  };
  expect(await clientFor(server).orders.get('1', { middleware: [careless] })).toEqual({ id: '1' });
});

it('30 a function that gives a credential aborts its own call', async () => {
  await using server = await serve(json({ id: '1' }));
  const controller = new AbortController();
  const apiKey = (): string => {
    controller.abort();
    return 'sk_test_51secretsecret';
  };
  expect(await failureOf(clientFor(server, { apiKey }).orders.get('1', { signal: controller.signal }))).toMatchObject(aborted);
  expect(server.requests).toHaveLength(0);
});

it('30 a fetch that throws instead of rejecting is a connection that failed', async () => {
  await using server = await serve(json({}));
  const broken = (): Promise<Response> => {
    throw new Error('out of order');
  };
  expect(await failureOf(clientFor(server, { fetch: broken, maxRetries: 0 }).orders.get('1'))).toMatchObject({ name: 'ConnectionError', cause: { message: 'out of order' } });
});

it('30 a caller who leaves a broken response cancels it without an error', async () => {
  await using server = await serve(async ({ response, socket }) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
    await sleep(5);
    socket.destroy();
  });
  const response = await clientFor(server).orders.get('1').asResponse();
  await sleep(50);
  await expect(response.body?.cancel()).resolves.toBeUndefined();
});
