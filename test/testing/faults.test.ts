import { describe, expect, it } from 'vitest';
import type { Fault } from '../../templates/runtime/testing/faults.js';
import { failureOf } from '../runtime/example.js';
import { mocked, type Operations } from './example.js';

type ExampleFault = Fault<keyof Operations>;

const once = { nth: 1 } as const;

describe('a fault leads to what the SDK does about it:', () => {
  it.each<[string, ExampleFault]>([
    ['429', { kind: 'status', status: 429 }],
    ['500', { kind: 'status', status: 500 }],
    ['a connection that is dropped', { kind: 'drop' }],
    ['a connection that is dropped in mid-body', { kind: 'drop', at: 'body' }],
  ])('%s is retried', async (_, fault) => {
    const { client, mock } = mocked({ faults: [{ ...fault, ...once }] });
    expect(await client.orders.get('1')).toHaveProperty('id');
    expect(mock.calls).toHaveLength(2);
  });

  it.each<[string, ExampleFault, string]>([
    ['429', { kind: 'status', status: 429 }, 'RateLimitError'],
    ['503', { kind: 'status', status: 503 }, 'InternalServerError'],
    ['404', { kind: 'status', status: 404 }, 'NotFoundError'],
    ['a body that is cut', { kind: 'broken-body' }, 'ResponseParseError'],
    ['a dropped connection', { kind: 'drop' }, 'ConnectionError'],
    ['a connection that is dropped in mid-body', { kind: 'drop', at: 'body' }, 'ConnectionError'],
    ['a stall', { kind: 'stall' }, 'TimeoutError'],
    ['a stall in mid-body', { kind: 'stall', at: 'body' }, 'TimeoutError'],
    ['a latency beyond the timeout', { kind: 'latency', ms: 60_000 }, 'TimeoutError'],
  ])('%s without retries is an error', async (_, fault, name) => {
    const { client } = mocked({ faults: [fault], client: { maxRetries: 0, timeout: 100 } });
    expect(await failureOf(client.orders.get('1'))).toMatchObject({ name });
  });

  it('429 has the Retry-After that is asked for, and a status the body that is documented for it', async () => {
    const limited = mocked({ faults: [{ kind: 'status', status: 429, retryAfter: 90 }] });
    expect(await failureOf(limited.client.orders.get('1'))).toMatchObject({ name: 'RateLimitError', retryAfter: 90 });
    const failing = mocked({ faults: [{ kind: 'status', status: 502 }], client: { maxRetries: 0 } });
    expect(await failureOf(failing.client.orders.get('1'))).toMatchObject({ body: { message: 'The server failed.' } });
  });

  it('a POST is not sent again after a dropped connection', async () => {
    const { client, mock } = mocked({ faults: [{ kind: 'drop', ...once }] });
    expect(await failureOf(client.orders.create({ productId: 'p' }))).toMatchObject({ name: 'ConnectionError' });
    expect(mock.calls).toHaveLength(1);
  });

  it('latency delays a response and changes nothing else', async () => {
    const { client } = mocked({ faults: [{ kind: 'latency', ms: 30 }] });
    const start = performance.now();
    expect(await client.orders.get('1')).toEqual(await mocked().client.orders.get('1'));
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it('a call that is aborted during a fault ends at once', async () => {
    const { client } = mocked({ faults: [{ kind: 'stall' }] });
    expect(await failureOf(client.orders.get('1', { signal: AbortSignal.timeout(30) }))).toMatchObject({ name: 'AbortError' });
  });
});

describe('a fault happens', () => {
  it('to the requests of one operation, by their number', async () => {
    const { client } = mocked({ faults: [{ operation: 'getOrder', nth: [2, 3], kind: 'status', status: 404 }] });
    await client.orders.list();
    const results = [];
    for (const id of ['1', '2', '3', '4']) results.push((await client.orders.get(id).safe()).ok);
    expect(results).toEqual([true, false, false, true]);
  });

  it('to the request with a number among all', async () => {
    const { client } = mocked({ faults: [{ nth: 2, kind: 'status', status: 404 }] });
    expect((await client.orders.get('1').safe()).ok).toBe(true);
    expect((await client.orders.list().safe()).ok).toBe(false);
    expect((await client.orders.list().safe()).ok).toBe(true);
  });
});
