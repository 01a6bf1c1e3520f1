import { afterEach, expect, it, vi } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import type { Method } from '../../templates/runtime/method.js';
import type { HttpMethod } from '../../templates/runtime/operation.js';
import type { ClientOptions, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { backoff } from '../../templates/runtime/retries/backoff.js';
import type { RetryPolicy } from '../../templates/runtime/retries/policy.js';
import { trust } from '../../templates/runtime/trust.js';
import { Derivable } from './derivable.js';
import { failureOf } from './example.js';
import { json, reset, serve, type Answer } from './server.js';

// The document of this SDK says for all operations: one retry.
vi.mock('../../templates/runtime/sdk.js', async (original) => {
  const module = await original<typeof import('../../templates/runtime/sdk.js')>();
  return { ...module, sdk: { ...module.sdk, retries: { max: 1 } } };
});

afterEach(() => vi.restoreAllMocks());

/** As the server asks, so that no test waits. */
const quick = { 'retry-after-ms': '1' };

class Things extends Resource {
  /** An operation whose document says this of retries. */
  call(method: HttpMethod, retries?: RetryPolicy): Method<[options?: RequestOptions], unknown, never> {
    return this.method({ id: 'call', method, path: '/', ...(retries && { retries }) });
  }
}

interface Situation extends RequestOptions {
  readonly method?: HttpMethod;
  readonly client?: ClientOptions;
}

/** How many requests a call makes against an answer. */
async function tries(answer: Answer, policy?: RetryPolicy, { method = 'GET', client = {}, ...options }: Situation = {}): Promise<number> {
  await using server = await serve(answer);
  const things = new Things(new APIClient({ baseURL: server.url, ...client }, { apiKey: 'sk_test_x' }));
  await failureOf(things.call(method, policy)(options));
  return server.requests.length;
}

it('16 the count of the operation goes before that of the document, the caller before both', async () => {
  const down = json({}, 503, quick);
  expect(await tries(down)).toBe(2);
  expect(await tries(down, { max: 4 })).toBe(5);
  expect(await tries(down, { max: 0 })).toBe(1);
  expect(await tries(down, { max: 4 }, { maxRetries: 3 })).toBe(4);
  expect(await tries(down, { max: 4 }, { client: { maxRetries: 0 } })).toBe(1);
  expect(await tries(down, { max: 0 }, { client: { maxRetries: 2 } })).toBe(3);
  expect(await tries(down, backoff({ initialInterval: 1 }))).toBe(3);
});

it('16 a derived client keeps what was said to the first, and leaves to the document what was not', async () => {
  await using server = await serve(json({}, 503, quick));
  const client = new Derivable({ baseURL: server.url }, { apiKey: 'sk_test_x' });
  await failureOf(new Things(client.withOptions({ timeout: 9000 })).call('GET', { max: 3 })());
  expect(server.requests).toHaveLength(4);
  await failureOf(new Things(client.withOptions({ maxRetries: 0 }).withOptions({ timeout: 9000 })).call('GET', { max: 3 })());
  expect(server.requests).toHaveLength(5);
});

it('16 the statuses of the document are retried, and no others', async () => {
  const policy = backoff({ max: 1, statuses: [404, '5XX'] });
  for (const status of [404, 500, 501, 505, 599]) expect(await tries(json({}, status, quick), policy), String(status)).toBe(2);
  for (const status of [400, 408, 409, 429]) expect(await tries(json({}, status, quick), policy), String(status)).toBe(1);
  expect(await tries(json({}, 503, quick), backoff({ max: 1, statuses: [] }))).toBe(1);
  expect(await tries(json({}, 503, quick), backoff({ max: 1, initialInterval: 9 }))).toBe(2);
  expect(await tries(json({}, 501, quick), backoff({ max: 1, initialInterval: 9 }))).toBe(1);
});

it('16 the server has the last word over the statuses of the document', async () => {
  const policy = backoff({ max: 1, statuses: [503] });
  expect(await tries(json({}, 503, { ...quick, 'x-should-retry': 'false' }), policy)).toBe(1);
  expect(await tries(json({}, 400, { ...quick, 'x-should-retry': 'true' }), policy)).toBe(2);
});

it('16 lost connections and time-outs are retried unless the document says that they are not', async () => {
  const hanging: Answer = () => undefined;
  for (const [connectionErrors, expected] of [[true, 2], [false, 1]] as const) {
    const policy = backoff({ max: 1, initialInterval: 1, statuses: [503], connectionErrors });
    expect(await tries(reset, policy)).toBe(expected);
    expect(await tries(hanging, policy, { timeout: 100 })).toBe(expected);
  }
  expect(await tries(reset, backoff({ max: 1, initialInterval: 1 }))).toBe(2);
});

it('17 what the document lists makes no POST safe to repeat', async () => {
  const policy = backoff({ max: 1, initialInterval: 1, statuses: ['4XX', '5XX'] });
  for (const answer of [json({}, 404, quick), json({}, 500, quick), json({}, 503), reset]) expect(await tries(answer, policy, { method: 'POST' })).toBe(1);
  expect(await tries(json({}, 503, quick), policy, { method: 'POST' })).toBe(2);
  expect(await tries(json({}, 404, quick), policy, { method: 'POST', idempotencyKey: 'k' })).toBe(2);
});

/** The waits of a call that fails each time, in milliseconds. Time passes by them alone, and nobody waits. */
async function waitsOf(policy: RetryPolicy, chance: number, options: RequestOptions = {}): Promise<readonly number[]> {
  const waits: number[] = [];
  let time = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => time);
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(
    trust((run: () => void, ms: number) => {
      if (ms === 59_000) return 0;
      waits.push(Math.round(ms));
      time += ms;
      queueMicrotask(run);
      return 0;
    }),
  );
  vi.spyOn(Math, 'random').mockReturnValue(chance);
  const fetch = (): Promise<Response> => Promise.resolve(new Response('{}', { status: 500 }));
  const client = new APIClient({ baseURL: 'http://127.0.0.1:9', fetch, timeout: 59_000 }, { apiKey: 'sk_test_x' });
  await failureOf(new Things(client).call('GET', policy)(options));
  return waits;
}

it('19 the waits grow as the document says, less up to a quarter', async () => {
  const policy = backoff({ max: 5, initialInterval: 200, maxInterval: 1000, exponent: 3 });
  expect(await waitsOf(policy, 0)).toEqual([200, 600, 1000, 1000, 1000]);
  expect(await waitsOf(policy, 0.999999)).toEqual([150, 450, 750, 750, 750]);
  expect(await waitsOf(backoff({ max: 6, connectionErrors: true }), 0)).toEqual([500, 1000, 2000, 4000, 8000, 8000]);
  expect(await waitsOf(backoff({ max: 2, initialInterval: 20_000 }), 0)).toEqual([20_000, 20_000]);
});

it('19 no attempt is made after maxElapsedTime, and without a count it alone is the end', async () => {
  const policy = backoff({ initialInterval: 100, maxElapsedTime: 3000 });
  expect(await waitsOf(policy, 0)).toEqual([100, 200, 400, 800]);
  expect(await waitsOf(policy, 0, { maxRetries: 1 })).toEqual([100]);
  expect(await waitsOf(policy, 0, { maxRetries: 9 })).toEqual([100, 200, 400, 800]);
  expect(await waitsOf(backoff({ max: 2, initialInterval: 100, maxElapsedTime: 3000 }), 0)).toEqual([100, 200]);
  vi.restoreAllMocks();
  expect(await tries(json({}, 503, quick), backoff({ maxElapsedTime: 0 }))).toBe(1);
  expect(await tries(json({}, 503, { 'retry-after': '5' }), backoff({ maxElapsedTime: 4000 }))).toBe(1);
});

it('20 the limits of the caller hold whatever the document says', async () => {
  const policy = backoff({ max: 3, maxElapsedTime: 3_600_000, statuses: [429] });
  expect(await tries(json({}, 429, { 'retry-after': '61' }), policy)).toBe(1);
  expect(await tries(json({}, 429, { 'retry-after': '5' }), policy, { deadline: 2000 })).toBe(1);
});

it('22 the budget of the client ends what the document would go on with', async () => {
  expect(await tries(json({}, 503, { 'retry-after-ms': '0' }), backoff({ maxElapsedTime: 3_600_000 }))).toBe(41);
});
