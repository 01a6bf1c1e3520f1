import { expect, it } from 'vitest';
import { clientFor, failureOf, key } from './example.js';
import { echo, redirect, serve } from './server.js';

it.each([307, 308])('37 a same-origin %i is followed with method, body and credentials', async (status) => {
  await using server = await serve(redirect(status, '/elsewhere?x=1'), echo);
  expect(await clientFor(server).orders.create({ productId: 'p' })).toMatchObject({
    method: 'POST',
    url: '/elsewhere?x=1',
    body: '{"productId":"p"}',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
  });
});

it.each([301, 302, 303, 307, 308])('37 a %i to another origin is not followed', async (status) => {
  await using other = await serve(echo);
  await using server = await serve(redirect(status, `${other.url}/trap?secret=1`));
  const { orders } = clientFor(server, { headers: { 'x-custom-auth': 'secret' } });
  for (const call of [orders.get('1'), orders.create({ productId: 'p' }), orders.reviews({ productId: 'p' })]) {
    const error = await failureOf(call);
    expect(error).toMatchObject({
      name: 'APIError',
      status,
      message: expect.stringMatching(/redirects to http.*set baseURL/),
    });
  }
  expect(other.requests).toHaveLength(0);
});

it.each([301, 302, 303])('37 a same-origin %i does not make a GET of a POST', async (status) => {
  await using server = await serve(redirect(status, '/elsewhere'), echo);
  expect(await failureOf(clientFor(server).orders.create({ productId: 'p' }))).toMatchObject({ status });
  expect(server.requests).toHaveLength(1);
});

it('37 a POST without credentials keeps its body at home too', async () => {
  await using other = await serve(echo);
  await using server = await serve(redirect(307, other.url));
  await failureOf(clientFor(server).post('/x', { body: 'b', authorize: false }));
  expect(other.requests).toHaveLength(0);
});

it('37 a public GET that tells nothing is followed', async () => {
  await using other = await serve(echo);
  await using server = await serve(redirect(302, `${other.url}/moved`));
  expect(await clientFor(server).orders.reviews({ productId: 'p' })).toMatchObject({ url: '/moved' });
});

it('37 a circle of redirects ends', async () => {
  await using server = await serve(redirect(307, '/again'));
  expect(await failureOf(clientFor(server).orders.get('1'))).toMatchObject({ status: 307 });
  expect(server.requests).toHaveLength(6);
});

it('37 a stream is not sent twice', async () => {
  await using server = await serve(redirect(307, '/again'), echo);
  expect(await failureOf(clientFor(server).put('/x', { body: new Blob(['b']).stream() }))).toMatchObject({
    status: 307,
  });
  expect(server.requests).toHaveLength(1);
});

it('37 a browser does not say where a redirect leads: it is reported', async () => {
  const opaque = (): Promise<Response> => {
    const response = Response.error();
    Object.defineProperty(response, 'type', { value: 'opaqueredirect' });
    return Promise.resolve(response);
  };
  expect(await failureOf(clientFor({ url: 'http://127.0.0.1:9' }, { fetch: opaque }).orders.get('1'))).toMatchObject({
    name: 'APIError',
    message: expect.stringMatching(/redirects to another URL/),
  });
});

it('53 the next page is never fetched from another origin', async () => {
  const { resolveURL } = await import('../../templates/runtime/request/resolve-url.js');
  const base = new URL('https://api.example.com/v1/orders?page=1');
  expect(resolveURL(base, '/v1/orders?cursor=a%2B')).toBe('https://api.example.com/v1/orders?cursor=a%2B');
  expect(resolveURL(base, '?page=2')).toBe('https://api.example.com/v1/orders?page=2');
  for (const url of [
    'https://evil.example.com/x',
    'http://api.example.com/x',
    '//evil.example.com',
    'https://a:b@api.example.com/',
    'http://[',
  ]) {
    expect(() => resolveURL(base, url)).toThrow(/not on https:\/\/api\.example\.com/);
  }
});
