import { expect, it } from 'vitest';
import { APIClient } from '../../templates/runtime/client.js';
import { ConfigurationError } from '../../templates/runtime/errors/configuration.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import type { Fetch } from '../../templates/runtime/options.js';
import type { FetchOptions } from '../../templates/runtime/request/fetch-options.js';
import { trust } from '../../templates/runtime/trust.js';
import { clientFor, failureOf, key } from './example.js';
import { echo, json, reply, serve } from './server.js';

/** A fetch that notes its options and sends the request. */
function noting(seen: RequestInit[]): Fetch {
  return (url, init) => {
    seen.push(init ?? {});
    return fetch(url, init);
  };
}

it("fetchOptions reach fetch with every attempt, the call's over those of its client and of a derived client", async () => {
  await using server = await serve(reply(503, '', { 'retry-after': '0' }), json({ id: '1' }));
  const seen: RequestInit[] = [];
  const client = clientFor(server, { fetch: noting(seen), fetchOptions: { keepalive: true, cache: 'no-store', proxy: 'http://a' } });
  await client.withOptions({ fetchOptions: { next: { revalidate: 60 }, cache: 'default' } }).orders.get('1', { fetchOptions: { proxy: 'http://b' } });
  const merged = { keepalive: true, cache: 'default', proxy: 'http://b', next: { revalidate: 60 } };
  expect(seen).toMatchObject([merged, merged]);
  expect(server.requests).toHaveLength(2);
});

it('fetchOptions lead a request through a dispatcher, which sees it as the SDK made it', async () => {
  await using server = await serve(echo);
  const seen: unknown[] = [];
  // The platform's own dispatcher, found without its package: it is what an agent for a proxy extends.
  const platform: { dispatch: (...args: unknown[]) => boolean } = trust(Reflect.get(globalThis, Symbol.for('undici.globalDispatcher.1')));
  const dispatcher = {
    dispatch: (options: { readonly method: string; readonly path: string }, handler: unknown): boolean => {
      seen.push([options.method, options.path]);
      return platform.dispatch(options, handler);
    },
  };
  const { orders } = clientFor(server, { fetchOptions: { dispatcher } });
  expect(await orders.create({ productId: 'p' })).toMatchObject({ method: 'POST', body: '{"productId":"p"}' });
  expect(seen).toEqual([['POST', '/orders']]);
});

it.each(['method', 'headers', 'body', 'signal', 'redirect', 'duplex'])('fetchOptions never replace the %s of a request: it is refused by name', async (name) => {
  await using server = await serve(json({ id: '1' }));
  const fetchOptions: FetchOptions = trust({ [name]: 'GET' });
  expect(() => new APIClient({ baseURL: server.url, fetchOptions }, { apiKey: key })).toThrow(ConfigurationError);
  const error = await failureOf(clientFor(server).orders.get('1', { fetchOptions }));
  expect(error).toBeInstanceOf(InvalidRequestError);
  expect(error).toHaveProperty('message', expect.stringContaining(`fetchOptions.${name} is set by the SDK`));
  expect(server.requests).toHaveLength(0);
});

it('fetchOptions that are no object are refused', async () => {
  await using server = await serve(json({ id: '1' }));
  for (const junk of [null, 'no-store', []]) {
    expect(await failureOf(clientFor(server).orders.get('1', { fetchOptions: trust(junk) }))).toBeInstanceOf(InvalidRequestError);
  }
  expect(server.requests).toHaveLength(0);
});

it('a middleware sees fetchOptions and may change them for its attempt', async () => {
  await using server = await serve(json({ id: '1' }));
  const seen: RequestInit[] = [];
  await clientFor(server, { fetch: noting(seen), fetchOptions: { cache: 'no-store' } }).orders.get('1', {
    middleware: [(request, next) => next({ ...request, fetchOptions: { ...request.fetchOptions, proxy: 'http://c' } })],
  });
  expect(seen).toMatchObject([{ cache: 'no-store', proxy: 'http://c', method: 'GET' }]);
});

it('a middleware cannot replace the signal or the redirect mode through fetchOptions either', async () => {
  await using server = await serve(json({ id: '1' }));
  const seen: RequestInit[] = [];
  const junk: FetchOptions = trust({ signal: null, redirect: 'follow', method: 'DELETE' });
  await clientFor(server, { fetch: noting(seen) }).orders.get('1', { middleware: [(request, next) => next({ ...request, fetchOptions: junk })] });
  expect(seen).toMatchObject([{ method: 'GET', redirect: 'manual', signal: expect.any(AbortSignal) }]);
});

it('a request that is only built has the fetchOptions', async () => {
  const request = await clientFor({ url: 'http://127.0.0.1:1' }).orders.get.request('1', { fetchOptions: { cache: 'no-store', keepalive: true } });
  expect(request.cache).toBe('no-store');
  expect(request.keepalive).toBe(true);
});
