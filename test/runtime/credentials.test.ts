import { inspect } from 'node:util';
import { afterEach, expect, it, vi } from 'vitest';
import { jsonLines } from '../../templates/runtime/response/json-lines.js';
import { Resource } from '../../templates/runtime/resource.js';
import type { SecurityRequirement } from '../../templates/runtime/operation.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import type { Method } from '../../templates/runtime/method.js';
import { sdk } from '../../templates/runtime/sdk.js';
import { apiKeyHeader } from '../../templates/runtime/security/api-key.js';
import { bearer } from '../../templates/runtime/security/bearer.js';
import { trust } from '../../templates/runtime/trust.js';
import { APIClient } from '../../templates/runtime/client.js';
import { clientFor, failureOf, key } from './example.js';
import { echo, json, reset, serve, type Answer, type Echo } from './server.js';

// Beside the key, a team's own header may be sent.
Object.assign(sdk, {
  schemes: {
    apiKey: bearer({ option: 'apiKey', env: 'EXAMPLE_API_KEY', prefixes: ['sk_live_', 'sk_test_'] }),
    team: apiKeyHeader('X-Team', { option: 'team', env: 'EXAMPLE_TEAM' }),
  },
});

class Secured extends Resource {
  of(security: SecurityRequirement): Method<[options?: RequestOptions], Echo> {
    return this.method({ id: 'secured', method: 'GET', path: '/s', security });
  }
}

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const other = 'sk_test_other';
const seenBy = (server: Awaited<ReturnType<typeof serve>>): unknown[] => server.requests.map(({ headers }) => headers.authorization);
const unauthorized = json({ message: 'expired' }, 401);

it('a call sends a credential of its own instead of that of the client, and only that call', async () => {
  await using server = await serve(json({ id: '1' }));
  const client = clientFor(server);
  await client.orders.get('1', { apiKey: other });
  await client.orders.get('1', { apiKey: () => Promise.resolve(other) });
  await client.get('/any', { apiKey: other });
  await client.orders.get('1', { apiKey: undefined });
  expect(seenBy(server)).toEqual([`Bearer ${other}`, `Bearer ${other}`, `Bearer ${other}`, `Bearer ${key}`]);
});

it('a call with null for its credential sends none', async () => {
  await using server = await serve(json({ id: '1' }));
  await clientFor(server).orders.get('1', { apiKey: null });
  expect(seenBy(server)).toEqual([undefined]);
});

it('a client without a credential can be given one for a call', async () => {
  await using server = await serve(json({ id: '1' }));
  await clientFor(server, { apiKey: null }).orders.get('1', { apiKey: other });
  expect(seenBy(server)).toEqual([`Bearer ${other}`]);
});

it("the pages of a list are fetched with the call's own credential", async () => {
  const page = (hasMore: boolean): Answer => json({ orders: [{ id: String(hasMore) }], hasMore });
  await using server = await serve(page(true), page(false));
  await clientFor(server).orders.list({}, { apiKey: other }).collect();
  expect(seenBy(server)).toEqual([`Bearer ${other}`, `Bearer ${other}`]);
});

it('a request that is only built has the credential of its call where it is asked for', async () => {
  await using server = await serve(echo);
  const request = await clientFor(server).orders.get.request('1', { apiKey: other, authorize: true });
  expect(request.headers.get('authorization')).toBe(`Bearer ${other}`);
});

const flaws: [string, unknown, RegExp][] = [
  ['a blank text', ' ', /apiKey is no text/],
  ['an object', {}, /apiKey is no text/],
  ['a key with its word', `Bearer ${other}`, /apiKey begins with "Bearer "/],
  ['a key of another kind', 'pk_secretsecret', /apiKey does not begin with/],
  ['a function that gives a key of another kind', () => 'pk_secretsecret', /apiKey\(\) does not begin with/],
];

it.each(flaws)("a call's credential that can't be right is refused by name and not shown: %s", async (_, apiKey, message) => {
  await using server = await serve(json({ id: '1' }));
  const error = await failureOf(clientFor(server).orders.get('1', trust<RequestOptions>({ apiKey })));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(message) });
  expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('secret');
  expect(server.requests).toHaveLength(0);
});

it('an option that is no credential either is refused with the one that was meant', async () => {
  await using server = await serve(json({ id: '1' }));
  const error = await failureOf(clientFor(server).orders.get('1', trust<RequestOptions>({ apikey: other })));
  expect(error).toMatchObject({ name: 'InvalidRequestError', message: expect.stringMatching(/"apikey": did you mean apiKey\?/) });
});

it("of several ways to authorize, the one with the call's own credential is taken", async () => {
  await using server = await serve(echo);
  const secured = new Secured(new APIClient({ baseURL: server.url }, { apiKey: key, team: 'blue' }));
  const either = secured.of([['apiKey'], ['team']]);
  const options = (given: object): RequestOptions => trust<RequestOptions>(given);
  expect((await either()).headers).toMatchObject({ authorization: `Bearer ${key}` });
  const { headers } = await either(options({ team: 'red' }));
  expect(headers).toMatchObject({ 'x-team': 'red' });
  expect(headers).not.toHaveProperty('authorization');
  const both = await secured.of([['apiKey', 'team']])(options({ apiKey: null, team: 'red' }));
  expect(both.headers).toMatchObject({ 'x-team': 'red' });
  expect(both.headers).not.toHaveProperty('authorization');
});

it('a 401 is answered with a fresh credential where a function gave it, a POST too, and not counted as a retry', async () => {
  await using server = await serve(unauthorized, json({ id: '1' }));
  const asked: boolean[] = [];
  const apiKey = ({ refresh }: { readonly refresh: boolean }): string => {
    asked.push(refresh);
    return `sk_test_${asked.length}`;
  };
  const client = clientFor(server, { apiKey, maxRetries: 0 });
  expect(await client.orders.create({ productId: 'p' })).toEqual({ id: '1' });
  expect(seenBy(server)).toEqual(['Bearer sk_test_1', 'Bearer sk_test_2']);
  expect(server.requests.map(({ body }) => String(body))).toEqual(['{"productId":"p"}', '{"productId":"p"}']);
  expect(asked).toEqual([false, true]);
});

it('a second 401 in a call is its error, with both attempts', async () => {
  await using server = await serve(unauthorized);
  const apiKey = vi.fn(() => key);
  const error = await failureOf(clientFor(server, { apiKey }).orders.get('1'));
  expect(error).toMatchObject({ name: 'AuthenticationError', status: 401, attempts: [{ status: 401, wait: 0 }, { status: 401 }] });
  expect(server.requests).toHaveLength(2);
  expect(apiKey).toHaveBeenCalledTimes(2);
});

it('the retries that a call has are left to it after a 401', async () => {
  await using server = await serve(reset, unauthorized, reset, json({ id: '1' }));
  vi.spyOn(Math, 'random').mockReturnValue(3.95);
  const refreshes: boolean[] = [];
  const apiKey = ({ refresh }: { readonly refresh: boolean }): string => {
    refreshes.push(refresh);
    return key;
  };
  expect(await clientFor(server, { apiKey, maxRetries: 2 }).orders.get('1')).toEqual({ id: '1' });
  expect(refreshes).toEqual([false, false, true, false]);
});

const final: [string, object, Answer][] = [
  ['the credential is a text', { apiKey: key }, unauthorized],
  ["the credential is a header of the caller's", { apiKey: () => key, headers: { authorization: 'Custom x' } }, unauthorized],
  ['the server says that a retry is of no use', { apiKey: () => key }, json({}, 401, { 'x-should-retry': 'false' })],
  ['the server refuses with 403', { apiKey: () => key }, json({}, 403)],
];

it.each(final)('a refused call is not repeated where %s', async (_, options, answer) => {
  await using server = await serve(answer);
  const error = await failureOf(clientFor(server, options).orders.get('1'));
  expect(error).toMatchObject({ attempts: { length: 1 } });
  expect(server.requests).toHaveLength(1);
});

it('a body that can be read once only is not sent again after a 401', async () => {
  await using server = await serve(unauthorized);
  const body = new Response('once').body;
  const error = await failureOf(clientFor(server, { apiKey: () => key }).post('/upload', { body }));
  expect(error).toMatchObject({ name: 'AuthenticationError', attempts: { length: 1 } });
});

it('the deadline and an abort end a call that was refused too', async () => {
  await using server = await serve(unauthorized);
  const slow = ({ refresh }: { readonly refresh: boolean }): string | Promise<string> => (refresh ? new Promise(() => undefined) : key);
  const late = await failureOf(clientFor(server, { apiKey: slow, deadline: 100 }).orders.get('1'));
  expect(late).toMatchObject({ name: 'TimeoutError', kind: 'deadline', attempts: [{ status: 401 }, {}] });
  const controller = new AbortController();
  const apiKey = ({ refresh }: { readonly refresh: boolean }): string | Promise<string> => {
    if (!refresh) return key;
    controller.abort('enough');
    return new Promise(() => undefined);
  };
  const ended = await failureOf(clientFor(server, { apiKey }).orders.get('1', { signal: controller.signal }));
  expect(ended).toMatchObject({ name: 'AbortError', cause: 'enough' });
});

it('a run of the function that began before a 401 is not waited for after it, and one run is enough for all that were refused', async () => {
  let current = 'sk_test_old';
  const checked: Answer = (exchange) => {
    const valid = exchange.request.headers.authorization === `Bearer ${current}`;
    return (valid ? json({ id: '1' }) : unauthorized)(exchange);
  };
  await using server = await serve(checked);
  const runs: ((secret: string) => void)[] = [];
  const client = clientFor(server, { apiKey: () => new Promise<string>((resolve) => runs.push(resolve)) });
  const first = ['1', '2', '3'].map((id) => client.orders.get(id).then((order) => order.id));
  await vi.waitFor(() => expect(runs).toHaveLength(1));
  current = 'sk_test_new';
  runs[0]?.('sk_test_old');
  await vi.waitFor(() => expect(runs).toHaveLength(2));
  // All three were refused with one secret: they share the second run.
  await vi.waitFor(() => expect(server.requests).toHaveLength(3));
  await new Promise((resolve) => setTimeout(resolve, 50));
  runs[1]?.('sk_test_new');
  expect(await Promise.all(first)).toEqual(['1', '1', '1']);
  expect(runs).toHaveLength(2);
});

it('a function that throws at once is asked again for the next call', async () => {
  await using server = await serve(json({ id: '1' }));
  let calls = 0;
  const client = clientFor(server, {
    apiKey: () => {
      if (++calls === 1) throw new Error('not yet');
      return key;
    },
  });
  expect(await failureOf(client.orders.get('1'))).toMatchObject({ name: 'ConfigurationError' });
  expect(await client.orders.get('1')).toEqual({ id: '1' });
});

it('a stream asks for a fresh credential before its first item', async () => {
  const lines: Answer = ({ response }) => void response.writeHead(200, { 'content-type': 'application/jsonl' }).end('{"n":1}\n');
  await using server = await serve(unauthorized, lines);
  class Streams extends Resource {
    readonly read: Method<[], AsyncIterable<unknown>> = this.method({ id: 'read', method: 'GET', path: '/lines', response: jsonLines() });
  }
  const streams = new Streams(clientFor(server, { apiKey: () => key }));
  const items: unknown[] = [];
  for await (const item of await streams.read()) items.push(item);
  expect(items).toEqual([{ n: 1 }]);
});
