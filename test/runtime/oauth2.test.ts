import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { json as jsonBody } from '../../templates/runtime/body/json.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { SdkInfo } from '../../templates/runtime/info.js';
import type { Method } from '../../templates/runtime/method.js';
import type { ClientOptions, RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { sdk } from '../../templates/runtime/sdk.js';
import { clientCredentials } from '../../templates/runtime/security/oauth2.js';
import { trust } from '../../templates/runtime/trust.js';
import { failureOf } from './example.js';
import { json, redirect, reply, reset, serve, stall, type Answer, type Recorded, type TestServer } from './server.js';

const grant = {
  clientId: { option: 'clientId', env: 'OTHER_CLIENT_ID' },
  clientSecret: { option: 'clientSecret', env: 'OTHER_CLIENT_SECRET' },
  tokenURL: { option: 'tokenURL', value: 'oauth/token' },
  scopes: { option: 'scopes', value: ['read', 'write'] },
};
const token = { option: 'accessToken', env: 'OTHER_ACCESS_TOKEN' };
const info = { name: 'Other', packageName: 'other-sdk', version: '2.0.0', envPrefix: 'OTHER', schemes: { oauth: clientCredentials(token, grant) }, security: [['oauth']] } satisfies SdkInfo;
Object.assign(sdk, info);

class Things extends Resource {
  readonly get: Method<[options?: RequestOptions], { readonly ok: boolean }> = this.method({ id: 'getThing', method: 'GET', path: '/thing' });
  readonly create: Method<[params: object, options?: RequestOptions], { readonly ok: boolean }> = this.method({ id: 'createThing', method: 'POST', path: '/things', body: jsonBody });
}

const secret = 's3cret/+ü :';
const credentials = { clientId: 'my id', clientSecret: secret };

interface Options extends ClientOptions {
  readonly [name: string]: unknown;
}

/** A client as the generator makes it. */
class Other extends APIClient {
  readonly things: Things = new Things(this);
  constructor(options: Options = {}) {
    const { accessToken, clientId, clientSecret, tokenURL, scopes } = options;
    super(options, { accessToken, clientId, clientSecret, tokenURL, scopes });
  }
  withOptions(options: Options): Other {
    return new Other(this.derive(options));
  }
}

interface API extends AsyncDisposable {
  readonly url: string;
  readonly server: TestServer;
  readonly tokenRequests: () => readonly Recorded[];
  readonly calls: () => readonly Recorded[];
  /** Makes the API refuse every token so far. */
  readonly revoke: () => void;
}

/** An API whose tokens are `t1`, `t2` and so on; it takes the last one alone. `answers` go before those tokens. */
async function api(...answers: readonly Answer[]): Promise<API> {
  let issued = 0;
  let revoked = 0;
  let asked = 0;
  const server = await serve((exchange) => {
    const { request } = exchange;
    if (request.url.endsWith('/token')) {
      const special = answers[asked++];
      return (special ?? json({ access_token: `t${++issued}`, token_type: 'Bearer', expires_in: 3600 }))(exchange);
    }
    const given = /^Bearer t(\d+)$/.exec(String(request.headers.authorization))?.[1];
    return (Number(given) > revoked ? json({ ok: true }) : json({ message: 'revoked' }, 401))(exchange);
  });
  const at = (isToken: boolean): readonly Recorded[] => server.requests.filter(({ url }) => url.endsWith('/token') === isToken);
  return {
    url: `${server.url}/v1`,
    server,
    tokenRequests: () => at(true),
    calls: () => at(false),
    revoke: () => (revoked = issued),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

const clientOf = ({ url }: { readonly url: string }, options: Options = {}): Other => new Other({ baseURL: url, ...credentials, ...options });
const sentBy = ({ calls }: API): unknown[] => calls().map(({ headers }) => headers.authorization);

beforeEach(() => vi.spyOn(Math, 'random').mockReturnValue(3.95));
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it('a token is fetched with id and secret, form-encoded in the Authorization header, and sent as a bearer token', async () => {
  await using server = await api();
  expect(await clientOf(server, { headers: { 'x-mine': '1' } }).things.get()).toEqual({ ok: true });
  const [request] = server.tokenRequests();
  expect(request).toMatchObject({ method: 'POST', url: '/v1/oauth/token' });
  expect(request?.headers).toMatchObject({
    'content-type': 'application/x-www-form-urlencoded',
    accept: 'application/json',
    authorization: `Basic ${Buffer.from('my+id:s3cret%2F%2B%C3%BC+%3A').toString('base64')}`,
    'user-agent': 'other-sdk/2.0.0',
  });
  expect(request?.headers).not.toHaveProperty('x-mine');
  expect(Object.fromEntries(new URLSearchParams(String(request?.body)))).toEqual({ grant_type: 'client_credentials', scope: 'read write' });
  expect(sentBy(server)).toEqual(['Bearer t1']);
});

it('id and secret are sent in the body where the document says so', async () => {
  Object.assign(sdk, { schemes: { oauth: clientCredentials(token, { ...grant, inBody: true }) } });
  try {
    await using server = await api();
    await clientOf(server).things.get();
    const [request] = server.tokenRequests();
    expect(request?.headers).not.toHaveProperty('authorization');
    expect(Object.fromEntries(new URLSearchParams(String(request?.body)))).toMatchObject({ client_id: 'my id', client_secret: secret });
  } finally {
    Object.assign(sdk, info);
  }
});

it('scopes and token URL are options of the client', async () => {
  await using server = await api();
  await using login = await api();
  await clientOf(server, { scopes: ['read'], tokenURL: new URL(`${login.url}/token`) }).things.get();
  await clientOf(server, { scopes: [], tokenURL: `${login.url}/token` }).things.get();
  expect(server.tokenRequests()).toHaveLength(0);
  expect(login.tokenRequests().map(({ url, body }) => [url, new URLSearchParams(String(body)).get('scope')])).toEqual([
    ['/v1/token', 'read'],
    ['/v1/token', null],
  ]);
});

it('id and secret come from the environment too', async () => {
  await using server = await api();
  vi.stubEnv('OTHER_CLIENT_ID', 'id');
  vi.stubEnv('OTHER_CLIENT_SECRET', 'secret');
  await new Other({ baseURL: server.url }).things.get();
  expect(server.tokenRequests()[0]?.headers.authorization).toBe(`Basic ${btoa('id:secret')}`);
});

it('a token of the caller goes before, as text and as function; id and secret that are given go before the environment', async () => {
  await using server = await api();
  await clientOf(server, { accessToken: 't7' }).things.get();
  await clientOf(server, { accessToken: () => 't8' }).things.get();
  await clientOf(server).things.get({ ...trust<RequestOptions>({ accessToken: 't9' }) });
  expect(server.tokenRequests()).toHaveLength(0);
  vi.stubEnv('OTHER_ACCESS_TOKEN', 't6');
  await new Other({ baseURL: server.url }).things.get();
  await clientOf(server).things.get();
  expect(sentBy(server)).toEqual(['Bearer t7', 'Bearer t8', 'Bearer t9', 'Bearer t6', 'Bearer t1']);
});

const incomplete: [string, Options, RegExp][] = [
  ['an id alone', { clientId: 'id' }, /clientSecret is missing: pass the option clientSecret \(or set OTHER_CLIENT_SECRET\)/],
  ['a secret alone', { clientSecret: secret }, /clientId is missing/],
  ['nothing', {}, /option accessToken \(or set OTHER_ACCESS_TOKEN\), or clientId and clientSecret/],
  ['an id that is no text', { clientId: {}, clientSecret: secret }, /clientId is no text/],
  ['scopes as one text', { ...credentials, scopes: 'read write' }, /scopes must be a list of texts without blanks/],
  ['a scope with a blank', { ...credentials, scopes: ['read write'] }, /scopes must be a list of texts without blanks/],
  ['a token URL that is none', { ...credentials, tokenURL: 5 }, /tokenURL must be a URL/],
];

it.each(incomplete)('%s is named at construction, without the secret', (_, options, message) => {
  const make = (): Other => new Other({ baseURL: 'http://127.0.0.1:9', ...options });
  expect(make).toThrow(message);
  try {
    make();
  } catch (error) {
    expect(error).toMatchObject({ name: 'ConfigurationError' });
    expect(inspect(error, { showHidden: true, depth: 9 })).not.toContain('s3cret');
  }
});

it('a token is kept, also by derived clients, and fetched once by calls at the same time', async () => {
  await using server = await api();
  const client = clientOf(server);
  await Promise.all(Array.from({ length: 20 }, () => client.things.get()));
  await client.withOptions({ timeout: 5000 }).things.create({});
  expect(server.tokenRequests()).toHaveLength(1);
  expect(new Set(sentBy(server))).toEqual(new Set(['Bearer t1']));
});

it('a derived client with an id, a secret or scopes of its own has tokens of its own', async () => {
  await using server = await api();
  const client = clientOf(server);
  await client.things.get();
  await client.withOptions({ scopes: ['read'] }).things.get();
  await client.withOptions({ clientSecret: 'other' }).things.get();
  await client.things.get();
  expect(server.tokenRequests().map(({ body }) => new URLSearchParams(String(body)).get('scope'))).toEqual(['read write', 'read', 'read write']);
  expect(sentBy(server)).toEqual(['Bearer t1', 'Bearer t2', 'Bearer t3', 'Bearer t1']);
});

it('a token is never sent to another base URL than the one that it was fetched beside', async () => {
  await using one = await api();
  await using two = await api();
  const client = clientOf(one);
  await client.things.get();
  await client.things.get({ baseURL: two.url });
  await client.withOptions({ baseURL: two.url }).things.get();
  await client.things.get();
  expect([one.tokenRequests().length, two.tokenRequests().length]).toEqual([1, 1]);
});

it('a token is replaced before it ends', async () => {
  await using server = await api();
  vi.useFakeTimers({ toFake: ['Date'] });
  const client = clientOf(server);
  await client.things.get();
  vi.setSystemTime(Date.now() + 3_530_000);
  await client.things.get();
  vi.setSystemTime(Date.now() + 20_000);
  await client.things.get();
  expect(sentBy(server)).toEqual(['Bearer t1', 'Bearer t1', 'Bearer t2']);
});

const lives: [string, object, number][] = [
  ['without a life is kept', { access_token: 't1' }, 1],
  ['with its life as a text is kept', { access_token: 't1', expires_in: '3600' }, 1],
  ['that ends at once is used once', { access_token: 't1', expires_in: 0 }, 2],
  ['whose life is junk is used once', { access_token: 't1', expires_in: 'soon' }, 2],
  ['of type bearer in small letters is a bearer token', { access_token: 't1', token_type: 'bearer' }, 1],
];

it.each(lives)('a token %s', async (_, body, fetches) => {
  await using server = await api(json(body), json(body));
  const client = clientOf(server);
  await client.things.get();
  await client.things.get();
  expect(server.tokenRequests()).toHaveLength(fetches);
});

it('a token that the server refuses is replaced once, for all calls that it was refused to, a POST too', async () => {
  await using server = await api();
  const client = clientOf(server);
  await client.things.get();
  server.revoke();
  await Promise.all([client.things.get(), client.things.create({}), client.things.get()]);
  expect(server.tokenRequests()).toHaveLength(2);
  expect(sentBy(server).filter((sent) => sent === 'Bearer t2')).toHaveLength(3);
});

it('a server that refuses the fresh token too gets no third request', async () => {
  await using server = await serve(({ request, ...exchange }) =>
    (request.url.endsWith('/token') ? json({ access_token: 'same' }) : json({ message: 'never' }, 401))({ request, ...exchange }),
  );
  const error = await failureOf(clientOf(server).things.get());
  expect(error).toMatchObject({ name: 'AuthenticationError', message: 'never', attempts: { length: 2 } });
  expect(server.requests.map(({ url }) => url)).toEqual(['/oauth/token', '/thing', '/oauth/token', '/thing']);
});

const everything = (error: unknown): string =>
  inspect(error, { showHidden: true, depth: 9 }) + JSON.stringify(error) + String(error instanceof Error && error.stack) + (trust<{ toCurl?(): string }>(error).toCurl?.() ?? '');
const basic = Buffer.from('my+id:s3cret%2F%2B%C3%BC+%3A').toString('base64');

const refusals: [string, Answer, object][] = [
  ['invalid_client with 401', json({ error: 'invalid_client', error_description: `no ${secret}, Basic ${basic}` }, 401), { code: 'invalid_client', status: 401, message: expect.stringMatching(/^accessToken: http:\/\/127.0.0.1:\d+\/v1\/oauth\/token gave no token: invalid_client \(no \*\*\*, Basic \*\*\*\)/) }],
  ['invalid_scope with 400', json({ error: 'invalid_scope' }, 400, { 'x-request-id': 'r1' }), { code: 'invalid_scope', status: 400, requestId: 'r1' }],
  ['a page that is not there', reply(404, '<h1>nothing</h1>'), { status: 404, message: expect.stringContaining('status 404') }],
  ['a redirect', redirect(307, 'http://127.0.0.1:9/'), { status: 307 }],
  ['a page instead of JSON', reply(200, '<html>'), { message: expect.stringContaining('not JSON') }],
  ['null', json(null), { message: expect.stringContaining('no access_token') }],
  ['no token', json({ token: 'x' }), { message: expect.stringContaining('no access_token') }],
  ['a token with a line break', json({ access_token: 'a\r\nx: y' }), { message: expect.stringContaining('no access_token') }],
  ['a token of another type', json({ access_token: 'a', token_type: 'mac' }), { message: expect.stringContaining('"mac", not Bearer') }],
];

it.each(refusals)('the token endpoint answers with %s: a ConfigurationError, once, and no secret in it', async (_, answer, expected) => {
  await using server = await api(answer);
  const error = await failureOf(clientOf(server).things.get());
  expect(error).toMatchObject({ name: 'ConfigurationError', ...expected });
  expect(server.tokenRequests()).toHaveLength(1);
  expect(server.calls()).toHaveLength(0);
  const shown = everything(error);
  for (const hidden of ['s3cret', basic]) expect(shown).not.toContain(hidden);
});

it('after a failure the next call asks for a token again', async () => {
  await using server = await api(json({ error: 'invalid_client' }, 401));
  const client = clientOf(server);
  await failureOf(client.things.get());
  expect(await client.things.get()).toEqual({ ok: true });
});

it('a token endpoint in trouble is tried again, for a POST of the API too, whose own attempts these are not', async () => {
  await using server = await api(reset, json({}, 503));
  expect(await clientOf(server).things.create({})).toEqual({ ok: true });
  expect(server.tokenRequests()).toHaveLength(3);
});

it('a token endpoint that stays in trouble ends the call with its error, and the call is not tried again', async () => {
  const down = json({ message: `down: ${secret}` }, 503);
  await using server = await api(down, down, down, down);
  const error = await failureOf(clientOf(server).things.get());
  expect(error).toMatchObject({ name: 'InternalServerError', status: 503, isRetryable: true, operation: { id: 'accessToken' }, attempts: { length: 3 } });
  expect(server.tokenRequests()).toHaveLength(3);
  expect(everything(error)).not.toContain('s3cret');
});

it('a response that is longer than a token can be is refused', async () => {
  await using server = await api(json({ access_token: 't1', more: 'x'.repeat(2 ** 20) }));
  expect(await failureOf(clientOf(server).things.get())).toMatchObject({ name: 'ConfigurationError' });
  expect(server.calls()).toHaveLength(0);
});

it('timeout, deadline and abort end the waiting for a token, and the last one who leaves ends the request for it', async () => {
  await using server = await api(stall, stall, stall);
  const client = clientOf(server, { maxRetries: 0 });
  expect(await failureOf(client.things.get({ timeout: 50 }))).toMatchObject({ name: 'TimeoutError', kind: 'timeout', message: expect.stringContaining('no credential for') });
  expect(await failureOf(client.things.get({ deadline: 50 }))).toMatchObject({ name: 'TimeoutError', kind: 'deadline' });
  const controller = new AbortController();
  const call = failureOf(client.things.get({ signal: controller.signal }));
  await vi.waitFor(() => expect(server.tokenRequests()).toHaveLength(3));
  controller.abort('enough');
  expect(await call).toMatchObject({ name: 'AbortError', cause: 'enough' });
  await vi.waitFor(() => expect(server.server.abandoned()).toBe(3));
  expect(await client.things.get()).toEqual({ ok: true });
});

it('a caller who leaves does not end the request for a token that others wait for', async () => {
  let answer: (() => void) | undefined;
  await using server = await api((exchange) => {
    answer = () => void json({ access_token: 't1' })(exchange);
  });
  const client = clientOf(server);
  const controller = new AbortController();
  const first = failureOf(client.things.get({ signal: controller.signal }));
  const second = client.things.get().then(({ ok }) => ok);
  await vi.waitFor(() => expect(answer).toBeDefined());
  controller.abort();
  expect(await first).toMatchObject({ name: 'AbortError' });
  answer?.();
  expect(await second).toBe(true);
  expect(server.tokenRequests()).toHaveLength(1);
});

it('the time that one call has for itself is not the limit of a request that others share', async () => {
  let answer: (() => void) | undefined;
  await using server = await api((exchange) => {
    answer = () => void json({ access_token: 't1' })(exchange);
  });
  const client = clientOf(server);
  const hurried = failureOf(client.things.get({ timeout: 50, maxRetries: 0 }));
  const patient = client.things.get().then(({ ok }) => ok);
  expect(await hurried).toMatchObject({ name: 'TimeoutError' });
  answer?.();
  expect(await patient).toBe(true);
  expect(server.tokenRequests()).toHaveLength(1);
});

it('a token endpoint that stalls longer than the timeout of the client is named', async () => {
  await using server = await api(stall);
  const error = await failureOf(clientOf(server, { maxRetries: 0, timeout: 80 }).things.get({ timeout: 1000 }));
  expect(error).toMatchObject({ name: 'TimeoutError', message: expect.stringMatching(/^accessToken: no answer/), operation: { id: 'accessToken' } });
});

it('the fetch of the client is used, and no middleware sees the secret', async () => {
  await using server = await api();
  const fetched: string[] = [];
  const seen: string[] = [];
  const client = clientOf(server, {
    fetch: (url, init) => {
      fetched.push(new URL(url).pathname);
      return fetch(url, init);
    },
    middleware: [
      (request, next) => {
        seen.push(String(request.headers.get('authorization')));
        return next(request);
      },
    ],
  });
  await client.things.get();
  expect(fetched).toEqual(['/v1/oauth/token', '/v1/thing']);
  expect(seen).toEqual(['Bearer t1']);
});

it('a secret can be a function, asked for each token', async () => {
  await using server = await api();
  const clientSecret = vi.fn(() => Promise.resolve('rotated'));
  const client = clientOf(server, { clientSecret });
  await client.things.get();
  server.revoke();
  await client.things.get();
  expect(clientSecret).toHaveBeenCalledTimes(2);
  expect(server.tokenRequests()[1]?.headers.authorization).toBe(`Basic ${btoa('my+id:rotated')}`);
});

it('neither the secret nor a token is printed with the client or an error of a call', async () => {
  await using server = await api();
  const client = clientOf(server);
  await client.things.get();
  expect(inspect(client, { showHidden: true, depth: 9 }) + JSON.stringify(client)).not.toMatch(/s3cret|\bt1\b/);
  const error = await failureOf(client.get('/none', { headers: { authorization: 'Bearer junk' } }));
  expect(everything(error)).not.toMatch(/s3cret|\bt1\b/);
});

it('a request that is only built gets a token where its credentials are asked for', async () => {
  await using server = await api();
  const { things } = clientOf(server);
  expect((await things.get.request()).headers.get('authorization')).toBeNull();
  expect(server.tokenRequests()).toHaveLength(0);
  expect((await things.get.request({ authorize: true })).headers.get('authorization')).toBe('Bearer t1');
});
