import { afterEach, expect, it, vi } from 'vitest';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { pacer } from '../../templates/runtime/features/pacer.js';
import { failureOf } from '../runtime/example.js';
import { json, reply, serve, stall, type Answer } from '../runtime/server.js';
import { featured, type Featured } from './client.js';

afterEach(() => void vi.useRealTimers());

/** How a server counts; it is given the time of each request and says whether it refuses. */
type Limiter = (now: number) => boolean;

/** At most so many in any stretch of time. */
function sliding(requests: number, window: number): Limiter {
  let log: number[] = [];
  return (now) => {
    log = log.filter((at) => at > now - window);
    log.push(now);
    return log.length > requests;
  };
}

/** Windows one after the other, each beginning with the first request after the last one. */
function fixed(requests: number, window: number): Limiter {
  let until = -Infinity;
  let count = 0;
  return (now) => {
    if (now >= until) [until, count] = [now + window, 0];
    count++;
    return count > requests;
  };
}

/** Windows by the clock. */
function aligned(requests: number, window: number): Limiter {
  let current = -1;
  let count = 0;
  return (now) => {
    const index = Math.floor(now / window);
    if (index !== current) [current, count] = [index, 0];
    count++;
    return count > requests;
  };
}

/** A bucket that fills all the time. */
function bucket(requests: number, window: number): Limiter {
  let tokens = requests;
  let last = 0;
  return (now) => {
    tokens = Math.min(requests, tokens + ((now - last) * requests) / window);
    last = now;
    tokens -= 1;
    return tokens < 0;
  };
}

function limiting(refuses: Limiter): Answer {
  return (exchange) => (refuses(performance.now()) ? reply(429) : json({ id: '1' }))(exchange);
}

it('57 a burst through a limiting server sees no 429, at 95 % of the rate at least', async () => {
  const [requests, seconds, calls] = [20, 0.6, 60];
  await using server = await serve(limiting(sliding(requests, seconds * 1000)));
  const client = featured(server, { maxRetries: 0, middleware: [pacer({ requests, window: seconds })] });
  await client.orders.get('0'); // The connection and the code are warm.
  const start = performance.now();
  await Promise.all(Array.from({ length: calls }, (_value, index) => client.orders.get(String(index))));
  const elapsed = (performance.now() - start) / 1000;
  // The first call and 19 more go at once, then 20 in each window: 41 wait, in three windows.
  expect(elapsed).toBeLessThan((3 * seconds) / 0.95);
  expect(server.requests).toHaveLength(calls + 1);
});

it.each([
  ['sliding windows', sliding],
  ['windows that begin with a request', fixed],
  ['windows by the clock', aligned],
  ['a bucket', bucket],
])(
  '57 500 calls at 200 a minute through %s, with answers that take two seconds: no 429, at 95 % of the rate',
  async (_, limiter) => {
    vi.useFakeTimers();
    const refuses = limiter(200, 60_000);
    let refused = 0;
    const start = performance.now();
    const fetch = async (): Promise<Response> => {
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000));
      if (refuses(performance.now())) refused++;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 1000));
      return Response.json({ id: '1' });
    };
    const client = featured(
      { url: 'http://host.example' },
      { fetch, middleware: [pacer({ requests: 200, window: 60 })] },
    );
    let over = 0;
    const calls = Promise.all(
      Array.from({ length: 500 }, async (_, index) => {
        await client.orders.get(String(index));
        over = performance.now() - start;
      }),
    );
    await vi.advanceTimersByTimeAsync(200_000);
    await calls;
    expect(refused).toBe(0);
    // 200 at once, 200 after a minute, 100 after two: none in less than two minutes, and none later than at 95 % of the rate.
    expect(over).toBeGreaterThan(120_000);
    expect(over).toBeLessThan(120_000 / 0.95 + 2000);
  },
);

it('57 without a pacer the same server refuses', async () => {
  await using server = await serve(limiting(sliding(20, 600)));
  const client = featured(server, { maxRetries: 0 });
  const results = await Promise.all(Array.from({ length: 25 }, (_, index) => client.orders.get(String(index)).safe()));
  expect(results.filter((result) => !result.ok)).toHaveLength(5);
});

/** Two turns in a quarter of a second. */
const two = { requests: 2, window: 0.25 };

it('57 derived clients share the turns, in order of arrival', async () => {
  await using server = await serve(json({ id: '1' }));
  const client = featured(server, { middleware: [pacer(two)] });
  const clients: Featured[] = [client, client.withOptions({ maxRetries: 1 }), client.withOptions({ timeout: 1000 })];
  await Promise.all(Array.from({ length: 6 }, (_, index) => clients[index % 3]?.orders.get(String(index))));
  const [first = 0] = server.requests.map((request) => request.at);
  expect(server.requests.map((request) => request.url)).toEqual([0, 1, 2, 3, 4, 5].map((index) => `/orders/${index}`));
  expect(server.requests.map((request) => Math.floor((request.at - first + 20) / 250))).toEqual([0, 0, 1, 1, 2, 2]);
});

it('57 an abort in the wait rejects at once and gives the turn to the next', async () => {
  await using server = await serve(json({ id: '1' }));
  const client = featured(server, { middleware: [pacer(two)] });
  await Promise.all([client.orders.get('a'), client.orders.get('b')]);
  const start = performance.now();
  const controller = new AbortController();
  const given = client.orders.get('c', { signal: controller.signal }).then();
  const rest = [client.orders.get('d').then(), client.orders.get('e').then()];
  setTimeout(() => controller.abort(new Error('changed my mind')), 30);
  expect(await failureOf(given)).toMatchObject({ name: 'AbortError', cause: { message: 'changed my mind' } });
  expect(performance.now() - start).toBeLessThan(150);
  await Promise.all(rest);
  expect(performance.now() - start).toBeLessThan(450);
  expect(server.requests.map((request) => request.url.slice(-1)).join('')).toBe('abde');
});

it('57 the wait counts towards the deadline, and not towards the timeout', async () => {
  await using server = await serve(json({ id: '1' }));
  const client = featured(server, { timeout: 100, middleware: [pacer(two)] });
  const all = Promise.all(['a', 'b', 'c', 'd'].map((id) => client.orders.get(id)));
  const late = await failureOf(client.orders.get('e', { deadline: 100 }));
  expect(late).toMatchObject({ name: 'TimeoutError', kind: 'deadline' });
  expect(await all).toHaveLength(4);
});

it('57 a request that fails keeps its place for a window, and gives it back then', async () => {
  await using server = await serve(stall, stall, json({ id: '1' }));
  const client = featured(server, { timeout: 50, maxRetries: 0, middleware: [pacer(two)] });
  const start = performance.now();
  const failed = ['a', 'b'].map((id) => failureOf(client.orders.get(id)));
  expect(await client.orders.get('c')).toEqual({ id: '1' });
  expect(performance.now() - start).toBeGreaterThanOrEqual(295);
  expect(await Promise.all(failed)).toMatchObject([{ name: 'TimeoutError' }, { name: 'TimeoutError' }]);
});

it.each([
  ['refuses', reply(429, '', { 'retry-after-ms': '300' })],
  [
    'says that nothing is left for others share the limit',
    json({}, 200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '0.3' }),
  ],
])('57 where the server %s, all wait as long as it says', async (_, answer) => {
  await using server = await serve(answer, json({ id: '1' }));
  const client = featured(server, { maxRetries: 0, middleware: [pacer({ requests: 100, window: 60 })] });
  await client.orders.get('1').safe();
  const start = performance.now();
  await Promise.all([client.orders.get('2'), client.orders.get('3')]);
  expect(performance.now() - start).toBeGreaterThanOrEqual(280);
  expect(performance.now() - start).toBeLessThan(600);
});

it('57 a retry takes a turn too', async () => {
  await using server = await serve(reply(503, '', { 'retry-after-ms': '1' }), json({ id: '1' }));
  const client = featured(server, { middleware: [pacer({ requests: 1, window: 0.2 })] });
  await client.orders.get('1');
  const [first, second] = server.requests.map((request) => request.at);
  expect(Number(second) - Number(first)).toBeGreaterThanOrEqual(198);
});

it.each([
  { requests: 0, window: 1 },
  { requests: 1.5, window: 1 },
  { requests: 1, window: 0 },
  { requests: NaN, window: 1 },
  { requests: 1, window: Infinity },
])('57 %j is no pace', (pace) => {
  expect(() => pacer(pace)).toThrow(ConfigurationError);
  expect(() => pacer(pace)).toThrow(/a whole number of requests, one or more, and a window in seconds/);
});

it('57 without a documented limit one has to be given', () => {
  expect(() => pacer()).toThrow(/pass one to pacer, such as \{ requests: 100, window: 60 \}/);
});
