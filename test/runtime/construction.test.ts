import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { trust } from '../../templates/runtime/trust.js';
import { clientFor, Example, failureOf, key, type ExampleOptions } from './example.js';
import { echo, json, serve, type Echo } from './server.js';

afterEach(() => vi.unstubAllEnvs());

const url = 'http://127.0.0.1:9';

function refusal(options: unknown): string {
  try {
    Reflect.construct(Example, [options]);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return error instanceof Error ? error.message : '';
  }
  throw new Error('The options were accepted.');
}

it('8 key and base URL come from the option, else from the environment', async () => {
  await using server = await serve(echo);
  await using other = await serve(echo);
  vi.stubEnv('EXAMPLE_API_KEY', ' sk_live_fromenv ');
  vi.stubEnv('EXAMPLE_BASE_URL', server.url);
  expect(await new Example().orders.get('1')).toMatchObject({ headers: { authorization: 'Bearer sk_live_fromenv' } });
  expect(await new Example({ apiKey: key, baseURL: other.url }).orders.get('1')).toMatchObject({
    headers: { authorization: `Bearer ${key}` },
  });
  expect(server.requests).toHaveLength(1);
});

it.each(['', '   ', '\n'])('8 a blank value %j counts as unset', async (blank) => {
  vi.stubEnv('EXAMPLE_API_KEY', blank);
  expect(refusal({ baseURL: url })).toMatch(/EXAMPLE_API_KEY/);
  expect(refusal({ baseURL: url, apiKey: blank })).toMatch(/apiKey/);
  vi.stubEnv('EXAMPLE_API_KEY', key);
  vi.stubEnv('EXAMPLE_BASE_URL', blank);
  await using server = await serve(echo);
  expect(await new Example({ apiKey: blank, baseURL: server.url }).orders.get('1')).toMatchObject({
    headers: { authorization: `Bearer ${key}` },
  });
  expect((await new Example({ baseURL: blank }).orders.get.request('1')).url).toBe('https://api.example.com/orders/1');
});

it('8 platforms without a process, or that forbid to read it, work', async () => {
  await using server = await serve(echo);
  const { process } = globalThis;
  try {
    Reflect.deleteProperty(globalThis, 'process');
    expect(clientFor(server)).toBeInstanceOf(Example);
    Object.defineProperty(globalThis, 'process', {
      configurable: true,
      value: {
        get env(): never {
          throw new Error('not permitted');
        },
      },
    });
    expect(clientFor(server)).toBeInstanceOf(Example);
  } finally {
    Object.defineProperty(globalThis, 'process', { configurable: true, writable: true, value: process });
  }
});

it('9 a missing credential is named with its option and variable, before any request', async () => {
  await using server = await serve(echo);
  const message = refusal({ baseURL: server.url });
  expect(message).toContain('option apiKey');
  expect(message).toContain('EXAMPLE_API_KEY');
  expect(server.requests).toHaveLength(0);
});

it('9 a client without a credential on purpose can call what is public, and nothing else', async () => {
  await using server = await serve(echo);
  vi.stubEnv('EXAMPLE_API_KEY', key);
  const client = new Example({ baseURL: server.url, apiKey: null });
  const seen = trust<Echo>(await client.orders.reviews({ productId: 'p' }));
  expect(seen.headers).not.toHaveProperty('authorization');
  await expect(client.orders.get('1')).rejects.toThrow(/getOrder needs a credential.*option apiKey.*EXAMPLE_API_KEY/);
  await expect(client.withOptions({ timeout: 5 }).orders.get('1')).rejects.toThrow(ConfigurationError);
  expect(server.requests).toHaveLength(1);
});

const wrongKeys: [string, RegExp][] = [
  ['sk_test_abc\n', /line break/],
  ['sk_test_a\rbc', /line break/],
  ['"sk_test_abc"', /quotation marks/],
  ["'sk_test_abc'", /quotation marks/],
  ['sk_test_“abc”', /quotation marks/],
  ['Bearer sk_test_abc', /begins with "Bearer "/],
  ['bearer sk_test_abc', /begins with "Bearer "/],
  [' sk_test_abc', /white space/],
  ['sk_test_a bc', /another character of no key/],
  ['sk_test_ábc', /another character of no key/],
  ['pk_live_abc', /does not begin with "sk_live_" or "sk_test_"/],
];

it.each(wrongKeys)('9 the key %j is refused with the reason, and not shown', async (apiKey, reason) => {
  await using server = await serve(echo);
  const message = refusal({ baseURL: server.url, apiKey });
  expect(message).toMatch(reason);
  expect(message).not.toContain('abc');
  const late = await failureOf(clientFor(server, { apiKey: () => apiKey }).orders.get('1'));
  expect(late).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(reason) });
  expect(inspect(late, { depth: 9 })).not.toContain('abc');
  expect(server.requests).toHaveLength(0);
});

it('9 a key of another type is refused', () => {
  expect(refusal({ apiKey: 42 })).toMatch(/apiKey is no text/);
  expect(refusal({ apiKey: { key } })).toMatch(/apiKey is no text/);
});

it('10 a function is asked for each attempt, so that the retry has the new credential', async () => {
  await using server = await serve(json({}, 503, { 'retry-after': '0' }), echo);
  let made = 0;
  const client = clientFor(server, { apiKey: async () => `sk_live_${++made}` });
  expect(await client.orders.get('1')).toMatchObject({ headers: { authorization: 'Bearer sk_live_2' } });
  expect(server.requests[0]?.headers.authorization).toBe('Bearer sk_live_1');
});

it('10 calls at the same time share one run of the function', async () => {
  await using server = await serve(echo);
  let made = 0;
  const client = clientFor(server, {
    apiKey: async () => {
      made++;
      await new Promise((resolve) => setTimeout(resolve, 30));
      return 'sk_live_shared';
    },
  });
  await Promise.all(Array.from({ length: 10 }, () => client.orders.get('1')));
  expect(made).toBe(1);
  await client.orders.get('1');
  expect(made).toBe(2);
});

it('10 a function that fails is reported with its reason, to every caller, and is asked again next time', async () => {
  await using server = await serve(echo);
  const cause = new Error('vault is sealed');
  let fail = true;
  const client = clientFor(server, { apiKey: () => (fail ? Promise.reject(cause) : 'sk_live_ok') });
  const errors = await Promise.all([failureOf(client.orders.get('1')), failureOf(client.orders.get('2'))]);
  for (const error of errors) expect(error).toMatchObject({ name: 'ConfigurationError', cause });
  expect(server.requests).toHaveLength(0);
  fail = false;
  expect(await client.orders.get('1')).toMatchObject({ headers: { authorization: 'Bearer sk_live_ok' } });
});

it('10 a function that never answers is bounded by the timeout', async () => {
  await using server = await serve(echo);
  const client = clientFor(server, { apiKey: () => new Promise<string>(() => undefined), timeout: 50, maxRetries: 0 });
  await expect(client.orders.get('1')).rejects.toMatchObject({ name: 'TimeoutError', kind: 'timeout' });
});

it('12 secrets do not show in whatever prints a client, a resource, a promise, an error or a request', async () => {
  await using server = await serve(json({ message: 'no' }, 400, { 'set-cookie': 'session=topsecret' }));
  const client = clientFor(server, { headers: { 'x-secret-team': 'topsecret' }, query: { token: 'topsecret' } });
  const error = await failureOf(client.orders.create({ productId: 'p' }, { headers: { 'x-api-key': 'topsecret' } }));
  const request = await client.orders.get.request('1', {
    query: { token: null },
    headers: { authorization: 'Bearer topsecret', 'x-secret-team': null },
  });
  const broken = await failureOf(clientFor({ url: 'http://127.0.0.1:1' }).orders.get('1', { maxRetries: 0 }));
  const functional = clientFor(server, { apiKey: () => key });
  await failureOf(functional.orders.get('1'));
  const derived = client.withOptions({});
  for (const thing of [
    client,
    derived,
    functional,
    client.orders,
    client.orders.get,
    client.orders.get('1'),
    error,
    broken,
    request,
  ]) {
    const texts = [inspect(thing, { depth: 20, showHidden: true }), JSON.stringify(thing) ?? '', String(thing)];
    for (const text of texts) expect(text).not.toMatch(/51secret|topsecret/);
  }
  expect(error).toHaveProperty('toCurl');
  const command = Reflect.apply(trust<{ toCurl: () => string }>(error).toCurl, error, []);
  expect(command).toContain('curl -X POST');
  expect(command).not.toMatch(/51secret|topsecret/);
});

const bases: [string, string][] = [
  ['', '/orders/1'],
  ['/', '/orders/1'],
  ['/v1', '/v1/orders/1'],
  ['/v1/', '/v1/orders/1'],
  ['/a/b//', '/a/b/orders/1'],
  ['/v1?tenant=a&x=%20', '/v1/orders/1?tenant=a&x=%20'],
  ['?tenant=a', '/orders/1?tenant=a'],
  ['/v1#part', '/v1/orders/1'],
];

it.each(bases)('13 the base URL with %j leads to %s', async (suffix, path) => {
  await using server = await serve(echo);
  expect(await clientFor(server, { baseURL: server.url + suffix }).orders.get('1')).toMatchObject({ url: path });
  expect(await new Example({ apiKey: key, baseUrl: new URL(server.url + suffix) }).orders.get('1')).toMatchObject({
    url: path,
  });
});

it('13 the query of the base URL stays before the query of the call', async () => {
  await using server = await serve(echo);
  expect(await clientFor(server, { baseURL: `${server.url}/v1?tenant=a` }).orders.list({ page: 2 })).toMatchObject({
    url: '/v1/orders?tenant=a&page=2',
  });
});

it.each(['nowhere', 'ftp://example.com', 'api.example.com', 'http://', 42, 'https://user:hunter2@example.com'])(
  '13 the base URL %j is refused at construction',
  (baseURL) => {
    const message = refusal({ apiKey: key, baseURL });
    expect(message).toMatch(/^baseURL /);
    expect(message).not.toContain('hunter2');
  },
);

it('13 a wrong base URL in the environment is named', () => {
  vi.stubEnv('EXAMPLE_BASE_URL', 'nowhere');
  expect(refusal({ apiKey: key })).toContain('EXAMPLE_BASE_URL');
});

it('13 both spellings of the base URL are one option', () => {
  expect(refusal({ apiKey: key, baseURL: `${url}/a`, baseUrl: `${url}/b` })).toMatch(/baseURL and baseUrl/);
  expect(new Example({ apiKey: key, baseURL: url, baseUrl: url })).toBeInstanceOf(Example);
});

const limits = ['timeout', 'deadline', 'maxRetries', 'maxRetryAfter'].flatMap((name) =>
  [-1, NaN, '5', null, {}].map((value): [string, unknown] => [name, value]),
);

it.each(limits)('14 %s: %j is refused at construction', (name, value) => {
  expect(refusal({ apiKey: key, [name]: value })).toMatch(new RegExp(`^${name} must be `));
});

it('14 zero and Infinity are limits', () => {
  for (const limit of [0, Infinity])
    expect(
      new Example({ apiKey: key, timeout: limit, deadline: limit, maxRetries: limit, maxRetryAfter: limit }),
    ).toBeInstanceOf(Example);
});

const headerForms: [string, ExampleOptions['headers']][] = [
  ['an object', { 'X-One': 'call', 'x-LIST': ['a', 'b'], 'x-number': 5 }],
  [
    'pairs',
    [
      ['X-One', 'call'],
      ['x-list', 'a'],
      ['X-List', 'b'],
      ['x-number', 5],
    ],
  ],
  [
    'a Map',
    new Map<string, string | string[]>([
      ['x-one', 'call'],
      ['x-list', ['a', 'b']],
      ['x-number', '5'],
    ]),
  ],
  [
    'Headers',
    new Headers([
      ['X-One', 'call'],
      ['x-list', 'a'],
      ['x-list', 'b'],
      ['x-number', '5'],
    ]),
  ],
];

it.each(headerForms)('15 headers as %s replace those of the client in any case', async (_, headers) => {
  await using server = await serve(echo);
  const client = clientFor(server, { headers: { 'x-ONE': 'client', 'x-two': 'client' } });
  expect(await client.orders.get('1', { headers })).toMatchObject({
    headers: { 'x-one': 'call', 'x-two': 'client', 'x-list': 'a, b', 'x-number': '5' },
  });
});

it('15 null removes a default, undefined keeps it', async () => {
  await using server = await serve(echo);
  const client = clientFor(server, { headers: { 'x-one': '1', 'x-two': '2' } });
  const { headers } = trust<Echo>(
    await client.orders.get('1', {
      headers: { 'X-One': null, 'x-two': undefined, Authorization: null, 'user-agent': undefined },
    }),
  );
  expect(headers).not.toHaveProperty('x-one');
  expect(headers).not.toHaveProperty('authorization');
  expect(headers).toMatchObject({ 'x-two': '2', 'user-agent': 'example-sdk/0.0.0' });
});

it('15 an authorization header of the caller stands in for the credential', async () => {
  await using server = await serve(echo);
  const client = new Example({ baseURL: server.url, headers: { Authorization: 'Bearer other' } });
  expect(await client.orders.get('1')).toMatchObject({ headers: { authorization: 'Bearer other' } });
});

it.each(['a\nsecret', 'a\r\nsecret', 'a\rsecret', 'secret\u0000', 'secret\u2028', 'secret€'])(
  '15 the value %j is refused, and not shown',
  async (value) => {
    await using server = await serve(echo);
    expect(refusal({ apiKey: key, headers: { 'X-Bad': value } })).toMatch(/header x-bad/);
    expect(refusal({ apiKey: key, headers: { 'X-Bad': value } })).not.toContain('secret');
    const late = await failureOf(clientFor(server).orders.get('1', { headers: [['X-Bad', value]] }));
    expect(late).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(/header x-bad/) });
    expect(inspect(late)).not.toMatch(/secret[^.]/);
    expect(server.requests).toHaveLength(0);
  },
);

it.each(['x y', '', 'x\n', 'ü'])('15 the header name %j is refused', (name) => {
  expect(refusal({ apiKey: key, headers: { [name]: 'a' } })).toMatch(/no header name/);
});
