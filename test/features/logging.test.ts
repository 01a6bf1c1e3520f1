import fc from 'fast-check';
import { afterEach, expect, it, vi } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { redactText } from '../../templates/runtime/extras/secrets.js';
import type { Logger } from '../../templates/runtime/features/logging.js';
import { logging } from '../../templates/runtime/features/logging.js';
import { redact } from '../../templates/runtime/features/redact.js';
import type { Feature } from '../../templates/runtime/middleware.js';
import { trust } from '../../templates/runtime/trust.js';
import { failureOf, key } from '../runtime/example.js';
import { json, reply, serve, stall } from '../runtime/server.js';
import { featured, Featured, recorder } from './client.js';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const answered = json({ id: '1' }, 200, { 'x-request-id': 'req_7' });

it.each([
  ['off', []],
  ['error', ['error']],
  ['warn', ['error', 'warn']],
  ['info', ['info', 'error', 'info', 'warn']],
  ['debug', ['debug', 'info', 'debug', 'error', 'debug', 'info', 'warn']],
] as const)('59 level %s', async (logLevel, expected) => {
  await using server = await serve(answered, reply(404), answered);
  const { lines, logger } = recorder();
  const client = featured(server, { logger, logLevel });
  await client.orders.get('1');
  await failureOf(client.orders.get('2'));
  await client.legacy.get();
  // The log is innermost, and the warning comes from another feature: their order is of no matter.
  expect(lines.map((line) => line.level).sort()).toEqual([...expected].sort());
});

it('59 an attempt is told with its operation, number, status, duration and request id', async () => {
  await using server = await serve(reply(503, '', { 'retry-after-ms': '1' }), answered);
  const { lines, logger } = recorder();
  await featured(server, { logger, logLevel: 'info' }).orders.get('1');
  const duration = expect.any(Number);
  const url = `${server.url}/orders/1`;
  expect(lines).toMatchObject([
    { level: 'error', facts: { method: 'GET', url, attempt: 1, status: 503, duration } },
    { level: 'info', facts: { method: 'GET', url, attempt: 2, status: 200, duration, requestId: 'req_7' } },
  ]);
  expect(lines[1]?.message).toMatch(/^\[example-sdk\] getOrder: status 200 \(\d+ ms\)$/);
});

it('59 an attempt without an answer is told with its reason', async () => {
  await using server = await serve(stall);
  const { lines, logger } = recorder();
  const failure = await failureOf(
    featured(server, { logger, logLevel: 'error', timeout: 50, maxRetries: 0 }).orders.get('1'),
  );
  expect(failure).toMatchObject({ name: 'TimeoutError' });
  await vi.waitFor(() => expect(lines).not.toHaveLength(0));
  expect(lines).toMatchObject([
    {
      level: 'error',
      message: expect.stringMatching(/getOrder: TimeoutError: .* timeout of 50 ms\. \(\d+ ms\)$/),
    },
  ]);
});

it('59 without a level only warnings are logged, to the console', async () => {
  await using server = await serve(reply(404), answered);
  const spies = (['error', 'warn', 'info', 'debug'] as const).map((level) =>
    vi.spyOn(console, level).mockReturnValue(),
  );
  const client = featured(server);
  await failureOf(client.orders.get('1'));
  await client.legacy.get();
  expect(spies.map((spy) => spy.mock.calls.length)).toEqual([0, 1, 0, 0]);
});

it('59 the level comes from the option, else from the environment in any case, and is inherited', async () => {
  await using server = await serve(answered);
  vi.stubEnv('EXAMPLE_LOG', ' INFO ');
  const { lines, logger } = recorder();
  await featured(server, { logger }).orders.get('1');
  expect(lines).toHaveLength(1);
  await featured(server, { logger, logLevel: 'off' }).orders.get('1');
  expect(lines).toHaveLength(1);
  const client = featured(server, { logger, logLevel: 'debug' });
  await client.withOptions({ maxRetries: 0 }).orders.get('1');
  expect(lines).toHaveLength(3);
  await client.withOptions({ logLevel: 'off' }).orders.get('1');
  expect(lines).toHaveLength(3);
});

it('59 a wrong level in the environment warns once a process, names the levels, and does not show the value', async () => {
  await using server = await serve(answered);
  vi.stubEnv('EXAMPLE_LOG', 'junk_sk_live_1');
  const warn = vi.spyOn(console, 'warn').mockReturnValue();
  const client = featured(server);
  await client.orders.get('1');
  await client.withOptions({ maxRetries: 0 }).orders.get('1');
  client.withOptions({});
  featured(server);
  expect(warn.mock.calls).toEqual([
    ['[example-sdk] EXAMPLE_LOG must be one of off, error, warn, info, debug.'],
  ]);
});

it.each([
  [{ logLevel: 'loud' }, /logLevel must be one of off, error, warn, info, debug/],
  [{ logLevel: 3 }, /logLevel must be/],
  [{ logger: {} }, /logger must have error, warn, info, debug\./],
  [{ logger: null }, undefined],
  [{ logger: 'console' }, /logger/],
])('59 %j', async (options, message) => {
  const make = (): unknown => Reflect.construct(Featured, [{ apiKey: key, baseURL: 'http://127.0.0.1:9', ...options }]);
  if (message === undefined) expect(make()).toBeInstanceOf(Featured);
  else {
    expect(make).toThrow(ConfigurationError);
    expect(make).toThrow(message);
  }
});

it('59 a logger that throws does not fail the call', async () => {
  await using server = await serve(answered);
  const fail = (): never => {
    throw new Error('disk full');
  };
  const logger: Logger = { error: fail, warn: fail, info: fail, debug: fail };
  expect(await featured(server, { logger, logLevel: 'debug' }).orders.get('1')).toEqual({ id: '1' });
});

it('59 errors pass the log as they are', async () => {
  await using server = await serve(answered);
  const { logger } = recorder();
  const thrown = new Error('mine');
  const failing: Feature = () => ({
    middleware: () => {
      throw thrown;
    },
  });
  const client = new APIClient(
    { baseURL: server.url, ...trust<object>({ logger, logLevel: 'debug' }) },
    { apiKey: key },
    [logging, failing],
  );
  expect(await failureOf(client.get('/'))).toBe(thrown);
});

// prettier-ignore
const secretWords = [
  'Authorization', 'Proxy-Authorization', 'Cookie', 'Set-Cookie', 'X-Api-Key', 'Api-Key', 'apikey', 'x-auth-token', 'X-Amz-Security-Token', 'x-csrf-token',
  'X-XSRF-Token', 'x-goog-api-key', 'Ocp-Apim-Subscription-Key', 'x-hub-signature-256', 'access_token', 'refresh_token', 'client_secret', 'client_assertion',
  'password', 'passwd', 'pwd', 'passphrase', 'pass', 'sig', 'key', 'private_key', 'accessKey', 'session', 'sessionid', 'sid', 'jwt', 'X-Vault-Token', 'DD-API-KEY',
  'credential', 'X-Amz-Credential', 'otp', 'pin',
];

/** A secret that can stand in a header and in a URL, and in nothing that is logged by itself. */
const secretValue = fc.stringMatching(/^Q[A-Za-z0-9_~]{12,40}Q$/);

it('59 no secret reaches a logger: by its name, in headers and queries, of requests and answers', async () => {
  await using server = await serve(({ request, response }) => {
    // The server tells back whatever it was told, under the names that it was told by.
    const told = Object.fromEntries(
      Object.entries(request.headers).filter(([name]) => /auth|token|secret|key|sig/.test(name)),
    );
    response
      .writeHead(404, {
        ...trust<Record<string, string>>(told),
        location: request.url,
        link: `<${request.url}>; rel="next"`,
        'set-cookie': 'a=Q1',
      })
      .end();
  });
  const property = fc.asyncProperty(
    fc.constantFrom(...secretWords),
    fc.constantFrom('', 'x-', 'X-Acme-'),
    fc.boolean(),
    secretValue,
    fc.webQueryParameters(),
    async (word, prefix, upper, secret, noise) => {
      const name = upper ? (prefix + word).toUpperCase() : prefix + word;
      const { logger, text, lines } = recorder();
      const client = featured(server, { logger, logLevel: 'debug' });
      const failure = await failureOf(
        client.get(`/x?${noise}&${encodeURIComponent(name)}=${secret}`, {
          headers: { [name]: secret },
          query: { [name]: secret, [word]: [secret] },
        }),
      );
      expect(failure).toMatchObject({ name: 'NotFoundError' });
      expect(lines.length).toBeGreaterThan(1);
      expect(text()).not.toContain(secret);
      expect(text()).not.toContain(key);
    },
  );
  await fc.assert(property, { numRuns: 150 });
});

it('59 no secret reaches a logger: in what middleware and features log, at any depth, and in texts', () => {
  fc.assert(
    fc.property(fc.constantFrom(...secretWords), secretValue, fc.integer({ min: 0, max: 4 }), (word, secret, depth) => {
      const held: unknown = Array.from({ length: depth }).reduce((inner: unknown) => ({ list: [inner] }), {
        [word]: secret,
      });
      expect(JSON.stringify(redact(held))).not.toContain(secret);
      expect(JSON.stringify(redact(new Headers({ [word]: secret })))).not.toContain(secret);
      const inText = `failed: https://user:${secret}@host.example/a?b=1&${encodeURIComponent(word)}=${secret}#${word}=${secret} with Bearer ${secret}, Basic ${secret}`;
      expect(redactText(inText)).not.toContain(secret);
      const encoded = `%${word.charCodeAt(0).toString(16)}${word.slice(1)}`;
      expect(redactText(`https://host.example/a?${encoded}=${secret}`)).not.toContain(secret);
      expect(
        JSON.stringify(redact({ error: new Error(inText), url: new URL('https://u:p@h.example/') })),
      ).not.toContain(secret);
    }),
  );
});

it("59 the names of the SDK's own schemes are secret, the others are shown", () => {
  expect(
    redact({
      status: 200,
      author: 'me',
      'content-type': 'a/b',
      'x-request-id': 'r',
      monkey_count: 2,
      since: new Date(0),
    }),
  ).toEqual({
    status: 200,
    author: 'me',
    'content-type': 'a/b',
    'x-request-id': 'r',
    monkey_count: 2,
    since: expect.stringContaining('1970'),
  });
  expect(redactText('GET https://host.example/a?page=2&limit=10#top')).toBe(
    'GET https://host.example/a?page=2&limit=10#top',
  );
});
