import { afterEach, expect, it, vi } from 'vitest';
import { json as jsonBody } from '../../templates/runtime/body/json.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { SdkInfo } from '../../templates/runtime/info.js';
import type { Method } from '../../templates/runtime/method.js';
import type { SecurityRequirement } from '../../templates/runtime/operation.js';
import type { CredentialOption, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { sdk } from '../../templates/runtime/sdk.js';
import { apiKeyCookie, apiKeyHeader, apiKeyQuery } from '../../templates/runtime/security/api-key.js';
import { basic } from '../../templates/runtime/security/basic.js';
import { http } from '../../templates/runtime/security/http.js';
import { trust } from '../../templates/runtime/trust.js';
import { failureOf } from './example.js';
import { echo, reset, serve, type Echo } from './server.js';

// An SDK of another shape: no server of its own, four schemes, an idempotency header.
const info = {
  name: 'Other',
  packageName: 'other-sdk',
  version: '2.0.0',
  envPrefix: 'OTHER',
  schemes: {
    header: apiKeyHeader('X-Team-Id', { option: 'teamKey', env: 'OTHER_TEAM_KEY' }),
    query: apiKeyQuery('sig nature', { option: 'queryKey', env: 'OTHER_QUERY_KEY' }),
    cookie: apiKeyCookie('sid', { option: 'cookieKey', env: 'OTHER_COOKIE_KEY' }),
    basic: basic(
      { option: 'username', env: 'OTHER_USERNAME' },
      { option: 'password', env: 'OTHER_PASSWORD' },
    ),
    token: http('Token', { option: 'token', env: 'OTHER_TOKEN' }),
  },
  security: [],
  idempotencyHeader: 'X-Idempotency-Token',
} satisfies SdkInfo;
Reflect.deleteProperty(sdk, 'baseURL');
Object.assign(sdk, info);

class Things extends Resource {
  readonly create: Method<[params: object, options?: RequestOptions], Echo> = this.method({
    id: 'createThing',
    method: 'POST',
    path: '/things',
    body: jsonBody,
  });
  readonly get: Method<[options?: RequestOptions], Echo> = this.method({
    id: 'getThing',
    method: 'GET',
    path: '/thing',
    idempotencyHeader: 'x-own',
  });
  readonly put: Method<[options?: RequestOptions], Echo> = this.method({
    id: 'putThing',
    method: 'PUT',
    path: '/thing',
  });
}

class Secured extends Resource {
  of(security: SecurityRequirement): Method<[options?: RequestOptions], Echo> {
    return this.method({ id: 'secured', method: 'GET', path: '/s?a=1', security });
  }
}

type Given = Record<string, CredentialOption>;

const secrets: Given = {
  teamKey: 'team-1',
  queryKey: 'q+1',
  cookieKey: 'c;1',
  username: 'ü',
  password: 'p:"1 2"',
  token: 'abc def',
};

const baseURL = 'http://127.0.0.1:9';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

it('8 a document without a server makes the base URL required', () => {
  expect(() => new APIClient()).toThrow(/baseURL.*OTHER_BASE_URL/);
  vi.stubEnv('OTHER_BASE_URL', baseURL);
  expect(new APIClient()).toBeInstanceOf(APIClient);
});

const sent: [string, SecurityRequirement, string, Record<string, string>][] = [
  ['a key in a header', [['header']], '/s?a=1', { 'x-team-id': 'team-1' }],
  ['a key in the query', [['query']], '/s?a=1&sig%20nature=q%2B1', {}],
  ['a key in a cookie', [['cookie']], '/s?a=1', { cookie: 'sid=c%3B1' }],
  [
    'user name and password',
    [['basic']],
    '/s?a=1',
    { authorization: `Basic ${Buffer.from('ü:p:"1 2"').toString('base64')}` },
  ],
  ['another HTTP scheme', [['token']], '/s?a=1', { authorization: 'Token abc def' }],
  ['two together', [['header', 'cookie']], '/s?a=1', { 'x-team-id': 'team-1', cookie: 'sid=c%3B1' }],
  ['the first of two', [['cookie'], ['header']], '/s?a=1', { cookie: 'sid=c%3B1' }],
  [
    'one that the SDK does not know, satisfied elsewhere',
    [['mutualTLS', 'header']],
    '/s?a=1',
    { 'x-team-id': 'team-1' },
  ],
];

it.each(sent)('11 %s', async (_, security, url, headers) => {
  await using server = await serve(echo);
  const seen = await new Secured(new APIClient({ baseURL: server.url }, secrets)).of(security)();
  expect(seen).toMatchObject({ url, headers });
  for (const name of ['authorization', 'cookie', 'x-team-id'])
    if (!(name in headers)) expect(seen.headers).not.toHaveProperty(name);
});

it('11 the first alternative that can be satisfied is sent, and the anonymous one, which is listed last, only if no other can', async () => {
  await using server = await serve(echo);
  const withTeam = new Secured(new APIClient({ baseURL: server.url }, { teamKey: 'team-1' }));
  const alternatives: SecurityRequirement = [['cookie'], ['basic', 'header'], ['header'], []];
  expect(await withTeam.of(alternatives)()).toMatchObject({ headers: { 'x-team-id': 'team-1' } });
  const anonymous = new Secured(new APIClient({ baseURL: server.url }));
  expect((await anonymous.of(alternatives)()).headers).not.toHaveProperty('x-team-id');
});

it('11 the error lists what is missing', async () => {
  await using server = await serve(echo);
  const secured = new Secured(new APIClient({ baseURL: server.url }, { username: 'only' }));
  const error = await failureOf(secured.of([['cookie'], ['basic', 'header']])());
  expect(error).toMatchObject({ name: 'ConfigurationError' });
  for (const name of ['secured', 'cookieKey', 'OTHER_COOKIE_KEY', 'password', 'teamKey', ' or ', ' and '])
    expect(String(error)).toContain(name);
  expect(server.requests).toHaveLength(0);
});

it('11 an operation that is public gets no credential', async () => {
  await using server = await serve(echo);
  const seen = await new Secured(new APIClient({ baseURL: server.url }, secrets)).of([])();
  for (const name of ['authorization', 'cookie', 'x-team-id']) expect(seen.headers).not.toHaveProperty(name);
});

it('11 a header parameter of the caller stands in for its scheme', async () => {
  await using server = await serve(echo);
  const secured = new Secured(new APIClient({ baseURL: server.url }));
  expect(await secured.of([['header']])({ headers: { 'x-team-id': 'mine' } })).toMatchObject({
    headers: { 'x-team-id': 'mine' },
  });
});

it('12 a key in the query is not shown by an error of the connection', async () => {
  const cause = (url: string): Error => new Error(`error sending request for url (${new URL(url).href})`);
  const fetchOfDeno = (url: string): Promise<Response> =>
    Promise.reject(new TypeError('fetch failed', { cause: cause(url) }));
  const secured = new Secured(new APIClient({ baseURL, fetch: fetchOfDeno, maxRetries: 0 }, { queryKey: 'topsecret' }));
  const error = await failureOf(secured.of([['query']])());
  expect(error).toMatchObject({ name: 'ConnectionError' });
  const { inspect } = await import('node:util');
  expect(
    inspect(error, { showHidden: true, depth: 9 }) +
      JSON.stringify(error) +
      trust<{ toCurl(): string }>(error).toCurl(),
  ).not.toContain('topsecret');
  expect(trust<{ toCurl(): string }>(error).toCurl()).toContain('sig%20nature=***');
});

it('18 one idempotency key for all attempts of a call, another for the next call, none on GET', async () => {
  await using server = await serve(reset, echo);
  vi.spyOn(Math, 'random').mockReturnValue(3.95);
  const things = new Things(new APIClient({ baseURL: server.url }));
  await things.create({});
  await things.create({});
  await things.get({ idempotencyKey: 'k' });
  await things.put();
  const [first, second, third, onGet, onPut] = server.requests.map(({ headers }) => headers['x-idempotency-token']);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect(second).toBe(first);
  expect(third).toMatch(/^[0-9a-f-]{36}$/);
  expect(third).not.toBe(first);
  expect([onGet, onPut]).toEqual([undefined, undefined]);
  expect(server.requests[3]?.headers).not.toHaveProperty('x-own');
});

it("18 the caller's key is kept, as option or as header", async () => {
  await using server = await serve(echo);
  const things = new Things(new APIClient({ baseURL: server.url }));
  expect(await things.create({}, { idempotencyKey: 'mine' })).toMatchObject({
    headers: { 'x-idempotency-token': 'mine' },
  });
  expect(await things.create({}, { headers: { 'X-Idempotency-Token': 'mine' } })).toMatchObject({
    headers: { 'x-idempotency-token': 'mine' },
  });
  expect(await things.put({ idempotencyKey: 'mine' })).toMatchObject({ headers: { 'x-idempotency-token': 'mine' } });
  const renamed = new Things(new APIClient({ baseURL: server.url, idempotencyHeader: 'X-Renamed' }));
  expect(await renamed.create({})).toMatchObject({
    headers: { 'x-renamed': expect.stringMatching(/^[0-9a-f-]{36}$/) },
  });
  await expect(things.create({}, { idempotencyKey: 'a\nb' })).rejects.toThrow(/x-idempotency-token/);
});
