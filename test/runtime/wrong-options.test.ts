import fc from 'fast-check';
import { expect, it } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { clientFor, Example, failureOf, key } from './example.js';
import { echo, serve } from './server.js';

const url = 'http://127.0.0.1:9';

function made(options: object): unknown {
  try {
    return Reflect.construct(Example, [{ apiKey: key, baseURL: url, ...options }]);
  } catch (error) {
    return error;
  }
}

/** One value of each kind that a caller without a compiler may give. */
const values: readonly (readonly [kind: string, value: unknown])[] = [
  ['null', null],
  ['NaN', NaN],
  ['a negative number', -1],
  ['a number', 5],
  ['a blank string', ' '],
  ['a string', 'x y'],
  ['true', true],
  ['a bigint', 5n],
  ['a symbol', Symbol('s')],
  ['a function', () => undefined],
  ['an array', []],
  ['an array of numbers', [1]],
  ['an array of strings', ['a: b']],
  ['an object', {}],
  ['an object without a prototype', Object.create(null)],
  ['an object with a symbol in it', { a: Symbol('s') }],
  ['a Map', new Map([[1, 2]])],
  ['a Date', new Date(0)],
  ['an AbortSignal', new AbortController().signal],
];

/** What is no mistake: the documented meanings. */
const right: Readonly<Record<string, readonly string[]>> = {
  timeout: ['a number'],
  deadline: ['a number'],
  idleTimeout: ['a number'],
  maxRetries: ['a number'],
  maxRetryAfter: ['a number'],
  maxResponseBytes: ['a number'],
  headers: ['an array', 'an object', 'an object without a prototype', 'a Date', 'an AbortSignal'],
  query: ['an object', 'an object without a prototype'],
  // A blank text counts as unset.
  baseURL: ['a blank string'],
  baseUrl: ['a blank string'],
  fetch: ['a function'],
  fetchOptions: ['an object', 'an object without a prototype', 'an object with a symbol in it'],
  onRetry: ['a function'],
  middleware: ['an array'],
  signal: ['null', 'an AbortSignal'],
  idempotencyKey: ['a string'],
  authorize: ['true'],
};

const shared = ['timeout', 'deadline', 'idleTimeout', 'maxRetries', 'maxRetryAfter', 'maxResponseBytes', 'headers', 'query', 'baseURL', 'baseUrl', 'fetch', 'fetchOptions', 'onRetry', 'middleware'];
const table = (names: readonly string[]): [string, string, unknown][] =>
  names.flatMap((name) => values.map(([kind, value]): [string, string, unknown] => [name, kind, value]));

it.each(table([...shared, 'idempotencyHeader']))('the client says what is wrong with %s that is %s', (name, kind, value) => {
  const outcome = made({ baseURL: undefined, [name]: value });
  if (right[name]?.includes(kind)) expect(outcome).toBeInstanceOf(Example);
  else {
    expect(outcome).toBeInstanceOf(ConfigurationError);
    expect(outcome).toMatchObject({ message: expect.stringMatching(name === 'headers' ? /header/ : new RegExp(name, 'i')) });
  }
});

it.each(table([...shared, 'signal', 'idempotencyKey', 'authorize']))('a call says what is wrong with %s that is %s, and sends nothing', async (name, kind, value) => {
  await using server = await serve(echo);
  const client = clientFor(server, { fetch: (at, init) => fetch(at, init) });
  const calls = [() => client.post('/x', Object.fromEntries([[name, value]])), () => Reflect.apply(client.orders.get, undefined, ['1', { [name]: value }])];
  for (const call of calls) {
    const outcome: unknown = await Promise.resolve(call()).catch((error: unknown) => error);
    if (right[name]?.includes(kind)) expect(outcome).not.toBeInstanceOf(TypeError);
    else {
      expect(outcome).toBeInstanceOf(InvalidRequestError);
      // A header and a member of the query are named themselves.
      expect(outcome).toMatchObject({ message: expect.stringMatching(name === 'headers' ? /header/ : name === 'query' ? /query|"a"/ : new RegExp(name, 'i')) });
      expect(server.requests).toHaveLength(0);
    }
  }
});

it.each(['', 'x y', 'ü', 'a:b', 5, null])('the idempotencyHeader %j is refused', (idempotencyHeader) => {
  expect(made({ idempotencyHeader })).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(/^idempotencyHeader must be the name of a header/) });
});

it.each([
  ['apikey', /no option "apikey": did you mean apiKey\?/],
  ['api_key', /did you mean apiKey\?/],
  ['API_KEY', /did you mean apiKey\?/],
  ['base_url', /did you mean baseURL\?/],
  ['time-out', /did you mean timeout\?/],
  ['timeoutMs', /did you mean timeout\?/],
  ['retries', /did you mean maxRetries\?/],
  ['header', /did you mean headers\?/],
  ['signal', /no option "signal": the options are timeout, .*idempotencyHeader, webhookSecret, apiKey\.$/],
  ['x', /the options are/],
  ['constructor', /the options are/],
])('a client has no option %s', (name, message) => {
  expect(made({ [name]: 'sk_live_x' })).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(message) });
  const derive = (): unknown => Reflect.apply(Example.prototype.withOptions, clientFor({ url }), [{ [name]: undefined }]);
  expect(derive).toThrow(ConfigurationError);
  expect(derive).toThrow(message);
});

it('the options that a feature reads are options of its client', () => {
  const options = { baseURL: url, ...{ colour: 'red' } };
  const client = new APIClient(options, { apiKey: key }, [() => ({ options: ['colour'] })]);
  expect(client).toBeInstanceOf(APIClient);
  expect(() => new APIClient(options, { apiKey: key }, [() => ({})])).toThrow(/no option "colour"/);
});

it.each(['sk_live_x', 5, [], () => undefined])('the options of a client are an object, not %j', (options) => {
  expect(() => Reflect.construct(Example, [options])).toThrow(ConfigurationError);
  expect(() => Reflect.construct(Example, [options])).toThrow('The options of Example must be a plain object: new Example({ … }).');
});

it.each([undefined, null, 5, {}, [], Symbol('s'), Object.create(null), new URL(url)])('a path that is no string (%s) is refused by name', async (path) => {
  await using server = await serve(echo);
  const client = clientFor(server);
  for (const method of [client.get, client.post, client.put, client.patch, client.delete]) {
    const error = await failureOf(Reflect.apply(method, client, [path]));
    expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(/^The path is \w+: pass a string/) });
  }
  expect(server.requests).toHaveLength(0);
});

it.each([null, 5, 'fast', [], () => undefined])('the options of a request to any path are an object, not %j', async (options) => {
  const client = clientFor({ url });
  expect(await failureOf(Reflect.apply(client.get, client, ['/x', options]))).toMatchObject({
    name: 'InvalidRequestError',
    message: 'The options of GET /x must be a plain object.',
  });
});

const astray = ['/a/../b', '/a/%2e%2E/b', '/a/.', '..', '/a\\..\\b', '/a/\t../b', '/a/.\n./b', '/a/.\r', '/a\\b', '/a/..\t', '/a\tb', '/a\u0000', '/a/\ud800', '/x?a=\t'];

it.each(astray)('the path %j is refused', async (path) => {
  await using server = await serve(echo);
  const error = await failureOf(clientFor(server).get(path));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(/^The path /) });
  expect(server.requests).toHaveLength(0);
});

it.each(['/v1/../v2', '/v1/%2e%2e', '/v1/\t../v2', '/.', '/a\\b', '/a\nb'])('the base URL with %j is refused', (suffix) => {
  expect(made({ baseURL: url + suffix })).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(/^baseURL .*must be/) });
});

/** The bytes that a path stands for, however it is percent-encoded. */
function bytesOf(path: string): string {
  const unescaped = Buffer.from(path).toString('latin1').replace(/%([\da-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
  return Buffer.from(unescaped, 'latin1').toString('hex');
}

it('whatever the path is, the request has exactly this path below the base, or is refused', async () => {
  await using server = await serve(echo);
  const client = clientFor(server, { baseURL: `${server.url}/v1` });
  const piece = fc.oneof(
    { arbitrary: fc.constantFrom('/', '/', '.', '..', '\\', '%2e', '%2E', '%2f', '\t', '\n', '\r', ' ', '//', ':', '@', '{id}', '%', '%zz', '\u0000', '\u00a0', '\ud800', "'", '"', '<', '|', '^', '`'), weight: 3 },
    { arbitrary: fc.string({ unit: 'grapheme', maxLength: 3 }), weight: 1 },
  );
  const paths = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').replace(/[?#]/g, '_'));
  await fc.assert(
    fc.asyncProperty(paths, async (path) => {
      const before = server.requests.length;
      const outcome: unknown = await client.get(path).catch((error: unknown) => error);
      const sent = server.requests.at(before);
      if (!sent) {
        expect(outcome).toBeInstanceOf(InvalidRequestError);
        return;
      }
      expect(bytesOf(sent.url)).toBe(bytesOf(`/v1/${path.replace(/^\//, '')}`));
      expect(sent.url.split('/')).toHaveLength(`/v1/${path.replace(/^\//, '')}`.split('/').length);
    }),
    { numRuns: 500 },
  );
});

it.each([undefined, null, 5])('a fetch or a middleware that gives %j instead of a response is named', async (nothing) => {
  const fetched = clientFor({ url }, Object.fromEntries([['fetch', () => Promise.resolve(nothing)]]));
  const answered = clientFor({ url }, Object.fromEntries([['middleware', [() => nothing]]]));
  for (const client of [fetched, answered])
    expect(await failureOf(client.orders.get('1'))).toMatchObject({ name: 'ConfigurationError', message: expect.stringMatching(/came instead of a Response/) });
});
