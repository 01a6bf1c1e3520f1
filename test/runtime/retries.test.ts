import { afterEach, expect, it, vi } from 'vitest';
import type { APIError } from '../../templates/runtime/errors/api.js';
import type { CallError } from '../../templates/runtime/errors/call.js';
import { retryAfterOf } from '../../templates/runtime/transport/retry-after.js';
import { trust } from '../../templates/runtime/trust.js';
import { clientFor, failureOf, type Example } from './example.js';
import { closedPort, dropInBody, echo, json, reply, reset, serve, type Answer } from './server.js';

afterEach(() => vi.restoreAllMocks());

/** The backoff would make the tests slow: a chance far out of its range shortens it to next to nothing. */
function hasten(): void {
  vi.spyOn(Math, 'random').mockReturnValue(3.95);
}

const quick = { 'retry-after-ms': '1' };

/** How many requests a call makes against an answer. */
async function triesOf(answer: Answer, call: (client: Example) => PromiseLike<unknown>): Promise<number> {
  await using server = await serve(answer);
  await failureOf(call(clientFor(server)));
  return server.requests.length;
}

const get = (client: Example): PromiseLike<unknown> => client.orders.get('1');
const post = (client: Example): PromiseLike<unknown> => client.orders.create({ productId: 'p' });
const put = (client: Example): PromiseLike<unknown> => client.orders.replace('1', { productId: 'p' });
const remove = (client: Example): PromiseLike<unknown> => client.orders.delete('1');
const postWithKey = (client: Example): PromiseLike<unknown> =>
  client.orders.create({ productId: 'p' }, { idempotencyKey: 'k' });

it.each([408, 409, 429, 500, 502, 503, 504, 599])('16 %i is retried', async (status) => {
  expect(await triesOf(json({}, status, quick), get)).toBe(3);
});

it.each([300, 400, 401, 402, 403, 404, 405, 410, 413, 418, 422, 451, 501, 505])(
  '16 %i is not retried',
  async (status) => {
    expect(await triesOf(json({}, status, quick), get)).toBe(1);
  },
);

it('16 the server has the last word', async () => {
  expect(await triesOf(json({}, 503, { ...quick, 'x-should-retry': 'false' }), get)).toBe(1);
  expect(await triesOf(json({}, 400, { ...quick, 'x-should-retry': 'true' }), get)).toBe(3);
  expect(await triesOf(json({}, 404, { ...quick, 'x-should-retry': 'perhaps' }), get)).toBe(1);
});

it('16 a lost connection is retried', async () => {
  await using server = await serve(reset, dropInBody(), json({ id: '1' }));
  hasten();
  expect(await clientFor(server).orders.get('1')).toEqual({ id: '1' });
  expect(server.requests).toHaveLength(3);
}, 4000);

it.each([
  ['GET', get],
  ['PUT', put],
  ['DELETE', remove],
  ['POST with a key', postWithKey],
])('17 %s is retried after a reset and after a 500', async (_, call) => {
  await using server = await serve(reset, json({}, 500, quick), reply(204));
  hasten();
  await failureOf(Promise.resolve(call(clientFor(server))).then(() => Promise.reject(new Error('done'))));
  expect(server.requests).toHaveLength(3);
});

it('17 POST is not retried after a reset, a broken answer, 408, 409 or 500 without an idempotency key', async () => {
  for (const answer of [
    reset,
    dropInBody(),
    json({}, 408, quick),
    json({}, 409, quick),
    json({}, 500, quick),
    json({}, 429),
    json({}, 503),
  ]) {
    expect(await triesOf(answer, post)).toBe(1);
  }
});

it.each([429, 503])('17 POST is retried after %i with a time to wait', async (status) => {
  expect(await triesOf(json({}, status, quick), post)).toBe(3);
  expect(await triesOf(json({}, status, { 'retry-after': '0' }), post)).toBe(3);
});

it('17 POST is retried when the server says so', async () => {
  expect(await triesOf(json({}, 500, { ...quick, 'x-should-retry': 'true' }), post)).toBe(3);
});

it('17 POST is retried when the connection was refused, with a real refusal', async () => {
  hasten();
  const error = trust<CallError>(
    await failureOf(post(clientFor({ url: `http://127.0.0.1:${await closedPort()}` }, { maxRetries: 1 }))),
  );
  expect(error).toMatchObject({ name: 'ConnectionError', isRetryable: true });
  expect(error.status).toBeUndefined();
  expect(error.attempts).toHaveLength(2);
  expect(error.attempts[0]?.error).toMatch(/ECONNREFUSED/);
});

function failed(message: string, code?: string, cause?: unknown): Error {
  return Object.assign(new TypeError(message, { cause }), code === undefined ? {} : { code });
}

const unreached: [string, unknown, boolean][] = [
  ['Node: refused', failed('fetch failed', undefined, failed('connect ECONNREFUSED', 'ECONNREFUSED')), true],
  ['Node: no such host', failed('fetch failed', undefined, failed('getaddrinfo', 'ENOTFOUND')), true],
  ['Node: resolver is down', failed('fetch failed', undefined, failed('getaddrinfo', 'EAI_AGAIN')), true],
  [
    'Node: connecting took too long',
    failed('fetch failed', undefined, failed('Connect Timeout Error', 'UND_ERR_CONNECT_TIMEOUT')),
    true,
  ],
  [
    'Node: all addresses refused',
    failed('fetch failed', undefined, new AggregateError([failed('a', 'ECONNREFUSED'), failed('b', 'ENETUNREACH')])),
    true,
  ],
  [
    'Node: one address reset',
    failed('fetch failed', undefined, new AggregateError([failed('a', 'ECONNREFUSED'), failed('b', 'ECONNRESET')])),
    false,
  ],
  ['Node: reset', failed('fetch failed', undefined, failed('read', 'ECONNRESET')), false],
  [
    'Node: the other side closed',
    failed('fetch failed', undefined, failed('other side closed', 'UND_ERR_SOCKET')),
    false,
  ],
  ['Bun: refused', failed('Unable to connect. Is the computer able to access the url?', 'ConnectionRefused'), true],
  ['Bun: could not open a socket', failed('Was there a typo in the url or port?', 'FailedToOpenSocket'), true],
  ['Bun: reset', failed('The socket connection was closed unexpectedly.', 'ECONNRESET'), false],
  [
    'Deno: refused',
    failed(
      'error sending request for url (http://x/): client error (Connect): tcp connect error: Connection refused (os error 111)',
    ),
    true,
  ],
  [
    'Deno: no such host',
    failed(
      'error sending request for url (http://x/): client error (Connect): dns error: failed to lookup address information',
    ),
    true,
  ],
  [
    'Deno 2.9: refused',
    failed(
      'fetch failed',
      undefined,
      new Error(
        'error sending request for url (http://x/): client error (Connect): tcp connect error: Connection refused (os error 111)',
      ),
    ),
    true,
  ],
  ['Deno 2.9: reset', failed('fetch failed', undefined, new Error('Connection reset by peer (os error 104)')), false],
  [
    'Deno: reset',
    failed(
      'error sending request for url (http://x/): client error (SendRequest): connection closed before message completed',
    ),
    false,
  ],
  ['a browser, which does not tell', failed('Failed to fetch'), false],
];

it.each(unreached)('17 POST after %s', async (_, cause, again) => {
  hasten();
  let tries = 0;
  const fetch = (): Promise<Response> => {
    tries++;
    return Promise.reject(cause);
  };
  await failureOf(post(clientFor({ url: 'http://127.0.0.1:9' }, { fetch, maxRetries: 1 })));
  expect(tries).toBe(again ? 2 : 1);
});

it('17 an operation that its document calls idempotent is retried whatever its method', async () => {
  const { APIClient } = await import('../../templates/runtime/client.js');
  const { Resource } = await import('../../templates/runtime/resource.js');
  class Search extends Resource {
    readonly run = this.method<[], unknown, never>({ id: 'search', method: 'POST', path: '/search', idempotent: true });
    readonly count = this.method<[], unknown, never>({ id: 'count', method: 'GET', path: '/count', idempotent: false });
  }
  await using server = await serve(json({}, 500, quick));
  const search = new Search(new APIClient({ baseURL: server.url }, { apiKey: 'sk_test_x' }));
  await failureOf(search.run());
  expect(server.requests).toHaveLength(3);
  await failureOf(search.count());
  expect(server.requests).toHaveLength(4);
});

it('18 a key that the caller sets as a header makes a POST repeatable too', async () => {
  const headers = { 'Idempotency-Key': 'mine' };
  expect(await triesOf(json({}, 500, quick), ({ orders }) => orders.create({ productId: 'p' }, { headers }))).toBe(3);
});

it('18 no key is made up where the API documents none', async () => {
  await using server = await serve(echo);
  const seen = await clientFor(server).orders.create({ productId: 'p' });
  expect(JSON.stringify(seen)).not.toMatch(/idempotency/i);
});

it('19 the backoff doubles from half a second up to eight, less up to a quarter', async () => {
  const waits: number[] = [];
  vi.spyOn(globalThis, 'setTimeout').mockImplementation(
    trust((run: () => void, ms: number) => {
      if (ms < 60_000) waits.push(ms);
      if (ms < 60_000) queueMicrotask(run);
      return 0;
    }),
  );
  const fetch = (): Promise<Response> => Promise.resolve(new Response('{}', { status: 500 }));
  for (const [chance, factor] of [
    [0, 1],
    [0.999999, 0.75],
  ] as const) {
    waits.length = 0;
    vi.spyOn(Math, 'random').mockReturnValue(chance);
    await failureOf(get(clientFor({ url: 'http://127.0.0.1:9' }, { fetch, maxRetries: 6 })));
    expect(waits.map((wait) => Math.round(wait))).toEqual(
      [500, 1000, 2000, 4000, 8000, 8000].map((wait) => wait * factor),
    );
  }
});

const now = Date.UTC(2026, 0, 1, 12, 0, 0);
const second = (ms: number): string => new Date(now + ms).toUTCString();

const times: [string, number, Record<string, string>, number | undefined][] = [
  ['milliseconds', 503, { 'retry-after-ms': '1500' }, 1.5],
  ['milliseconds before seconds', 503, { 'retry-after-ms': '250', 'retry-after': '9' }, 0.25],
  ['seconds', 503, { 'retry-after': '7' }, 7],
  ['fractions of a second', 503, { 'retry-after': '0.5' }, 0.5],
  ['zero', 503, { 'retry-after': '0' }, 0],
  ['a date', 503, { 'retry-after': second(30_000) }, 30],
  ['a date that has passed', 503, { 'retry-after': second(-30_000) }, 0],
  ['junk', 503, { 'retry-after': 'soon' }, undefined],
  ['an empty value', 503, { 'retry-after': '' }, undefined],
  ['a negative number', 503, { 'retry-after': '-5' }, undefined],
  ['junk before a good one', 503, { 'retry-after-ms': 'x', 'retry-after': '3' }, 3],
  ['seconds until the limit is renewed', 429, { 'x-ratelimit-reset': '12' }, 12],
  ['the Unix time when the limit is renewed', 429, { 'x-ratelimit-reset': String(now / 1000 + 20) }, 20],
  ['that time in milliseconds', 429, { 'x-ratelimit-reset': String(now + 20_000) }, 20],
  ['that time passed', 429, { 'x-ratelimit-reset': String(now / 1000 - 20) }, 0],
  ['seconds before the renewal', 429, { 'retry-after': '2', 'x-ratelimit-reset': '60' }, 2],
  ['a renewal of the limit that is no reason to wait', 500, { 'x-ratelimit-reset': '60' }, undefined],
  ['nothing', 429, {}, undefined],
];

it.each(times)('19 %s', (_, status, headers, expected) => {
  expect(retryAfterOf({ status, headers: new Headers(headers) }, now)).toBe(expected);
});

it('19 it waits as long as it was told, never shorter', async () => {
  await using server = await serve(json({}, 429, { 'retry-after': '0.3' }), json({ id: '1' }));
  await clientFor(server).orders.get('1');
  const [first, second] = server.requests;
  const waited = (second?.at ?? 0) - (first?.at ?? 0);
  expect(waited).toBeGreaterThanOrEqual(299);
  expect(waited).toBeLessThan(1500);
});

it('20 a wait over maxRetryAfter fails at once, and says how long it would be', async () => {
  await using server = await serve(json({ message: 'slow down' }, 429, { 'retry-after': '61' }));
  const start = performance.now();
  const error = await failureOf(get(clientFor(server)));
  expect(error).toMatchObject({ name: 'RateLimitError', message: 'slow down', retryAfter: 61 });
  expect(performance.now() - start).toBeLessThan(1500);
  expect(server.requests).toHaveLength(1);
  await failureOf(clientFor(server).orders.get('1', { maxRetryAfter: 60_999 }));
  expect(server.requests).toHaveLength(2);
});

it('20 a wait longer than what is left of the deadline fails at once', async () => {
  await using server = await serve(json({}, 429, { 'retry-after': '5' }));
  const start = performance.now();
  expect(await failureOf(clientFor(server).orders.get('1', { deadline: 2000 }))).toMatchObject({
    name: 'RateLimitError',
    retryAfter: 5,
  });
  expect(performance.now() - start).toBeLessThan(1500);
});

function chunks(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob(['a stream']).stream();
}

it('21 a stream is sent once', async () => {
  await using server = await serve(json({}, 503, quick));
  await failureOf(clientFor(server).put('/file', { body: chunks() }));
  expect(server.requests.map(({ body }) => body.toString())).toEqual(['a stream']);
  let tries = 0;
  const fetch = (): Promise<Response> => {
    tries++;
    return Promise.reject(failed('refused', 'ECONNREFUSED'));
  };
  await failureOf(clientFor(server, { fetch }).put('/file', { body: chunks() }));
  expect(tries).toBe(1);
});

it.each([
  ['a string', 'text'],
  ['bytes', new Uint8Array([0, 1, 2, 255])],
  ['a Blob', new Blob(['blob'], { type: 'text/plain' })],
  ['JSON', { a: [1, null, 'ü'] }],
])('21 %s is sent whole on each attempt, byte for byte', async (_, body) => {
  await using server = await serve(json({}, 503, quick), reset, json({ id: '1' }));
  hasten();
  await clientFor(server).put('/file', { body });
  const [first, second, third] = server.requests;
  expect(first?.body.length).toBeGreaterThan(0);
  expect(second?.body).toEqual(first?.body);
  expect(third?.body).toEqual(first?.body);
});

it('21 FormData is sent whole on each attempt, byte for byte, its boundary included', async () => {
  await using server = await serve(json({}, 503, quick), json({ id: '1' }));
  const body = new FormData();
  body.append('file', new Blob(['content']), 'name.txt');
  await clientFor(server).put('/file', { body });
  const [first, second] = server.requests;
  expect(first?.body.toString()).toMatch(/name="file"; filename="name.txt"[^]*content/);
  expect(second?.body).toEqual(first?.body);
  expect(second?.headers['content-type']).toBe(first?.headers['content-type']);
});

it('22 a client stops retrying when most of its attempts fail, and begins again when they succeed', async () => {
  let healthy = false;
  const answer: Answer = (exchange) =>
    (healthy ? json({ id: '1' }) : json({ message: 'down' }, 500, { 'retry-after-ms': '0' }))(exchange);
  await using server = await serve(answer);
  const client = clientFor(server);
  const other = client.withOptions({ timeout: 5000 });
  const errors = await Promise.all(
    Array.from({ length: 100 }, (_, index) => failureOf(get(index % 2 ? client : other))),
  );
  for (const error of errors) expect(error).toMatchObject({ name: 'InternalServerError', message: 'down' });
  expect(server.requests).toHaveLength(140);
  const start = performance.now();
  expect(trust<CallError>(await failureOf(get(client))).attempts).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(1500);
  healthy = true;
  for (let calls = 0; calls < 4; calls++) await client.orders.get('1');
  healthy = false;
  expect(trust<CallError>(await failureOf(get(client))).attempts).toHaveLength(3);
  expect(await triesOf(json({}, 500, quick), get)).toBe(3);
});

it('23 the bodies of discarded errors leave the connection for further use', async () => {
  const page = 'x'.repeat(100_000);
  await using server = await serve(reply(503, page, quick), reply(500, page, quick), json({ id: '1' }));
  await clientFor(server).orders.get('1');
  expect(server.requests).toHaveLength(3);
  expect(server.connections()).toBe(1);
});

it('23 an endless body of an error is cut off', async () => {
  await using server = await serve(({ response }) => {
    response.writeHead(400, { 'content-type': 'text/plain' });
    const write = (): void => {
      while (!response.destroyed && response.write('x'.repeat(65_536)));
      if (!response.destroyed) response.once('drain', write);
    };
    write();
  });
  const error = await failureOf(get(clientFor(server)));
  expect(error).toMatchObject({ name: 'BadRequestError', message: expect.stringMatching(/^x{499}…$/) });
  await vi.waitFor(() => expect(server.abandoned()).toBe(1));
});

it('24 the server is told which retry it is, the user about every attempt', async () => {
  hasten();
  await using server = await serve(
    json({}, 503, { ...quick, 'x-request-id': 'req_1' }),
    reset,
    json({ message: 'still down' }, 500, { 'x-request-id': 'req_3' }),
  );
  const error = trust<APIError>(await failureOf(get(clientFor(server))));
  expect(server.requests.map(({ headers }) => headers['x-retry-count'])).toEqual([undefined, '1', '2']);
  expect(error.attempts).toEqual([
    {
      start: expect.stringMatching(/^\d{4}-.*Z$/),
      duration: expect.any(Number),
      status: 503,
      wait: 1,
      requestId: 'req_1',
    },
    {
      start: expect.any(String),
      duration: expect.any(Number),
      error: expect.stringMatching(/getOrder: no answer from http:.*ECONNRESET|other side closed/),
      wait: expect.any(Number),
    },
    { start: expect.any(String), duration: expect.any(Number), status: 500, requestId: 'req_3' },
  ]);
  expect(error.requestId).toBe('req_3');
});
