import { expect, it } from 'vitest';
import { RateLimitError } from '../../templates/runtime/errors/status.js';
import { ConnectionError } from '../../templates/runtime/errors/transport.js';
import type { RetryEvent } from '../../templates/runtime/retries/observer.js';
import { clientFor, failureOf } from './example.js';
import { json, reply, reset, serve } from './server.js';

it('onRetry is called before each wait, with the operation, the attempt, the wait and the error', async () => {
  await using server = await serve(reply(429, '', { 'retry-after-ms': '40' }), reset, json({ id: '1' }));
  const events: RetryEvent[] = [];
  const sent: number[] = [];
  await clientFor(server, { onRetry: (event) => sent.push(server.requests.length) && events.push(event) }).orders.get('1');
  expect(events.map(({ operation, attempt, maxRetries }) => [operation.id, attempt, maxRetries])).toEqual([
    ['getOrder', 1, 2],
    ['getOrder', 2, 2],
  ]);
  expect(sent).toEqual([1, 2]);
  expect(events[0]).toMatchObject({ wait: 40, error: expect.any(RateLimitError) });
  expect(events[1]?.error).toBeInstanceOf(ConnectionError);
  expect(events[1]?.wait).toBeGreaterThan(0);
});

it('onRetry is not called for a success, for the last failure, or for what is not repeated', async () => {
  await using server = await serve(json({ id: '1' }), reply(404), reply(503, '', { 'retry-after': '0' }));
  const attempts: number[] = [];
  const { orders } = clientFor(server, { onRetry: ({ attempt }) => attempts.push(attempt) });
  await orders.get('1');
  await failureOf(orders.get('1'));
  expect(attempts).toEqual([]);
  await failureOf(orders.get('1', { maxRetries: 1 }));
  expect(attempts).toEqual([1]);
});

it("onRetry of a call takes the place of its client's", async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '0' }), json({ id: '1' }));
  const told: string[] = [];
  await clientFor(server, { onRetry: () => told.push('client') }).orders.get('1', { onRetry: () => told.push('call') });
  expect(told).toEqual(['call']);
});

it('an onRetry that throws or rejects changes nothing and leaves no rejection unhandled', async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '0' }), reply(503, '', { 'retry-after': '0' }), json({ id: '1' }));
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  try {
    let calls = 0;
    const onRetry = (): unknown => {
      if (++calls === 1) throw new Error('metrics are down');
      return Promise.reject(new Error('metrics are still down'));
    };
    expect(await clientFor(server).orders.get('1', { onRetry })).toEqual({ id: '1' });
    expect(calls).toBe(2);
    await new Promise((resolve) => setTimeout(resolve, 20));
  } finally {
    process.off('unhandledRejection', note);
  }
  expect(unhandled).toEqual([]);
});

it('a signal that onRetry aborts ends the wait at once', async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '30' }));
  const controller = new AbortController();
  const error = await failureOf(clientFor(server).orders.get('1', { signal: controller.signal, onRetry: () => controller.abort() }));
  expect(error).toMatchObject({ name: 'AbortError' });
  expect(server.requests).toHaveLength(1);
});

it('onRetry that is no function is refused', async () => {
  await using server = await serve(json({ id: '1' }));
  expect(await failureOf(clientFor(server).orders.get('1', JSON.parse('{ "onRetry": true }')))).toMatchObject({ message: 'onRetry must be a function.' });
});
