import { describe, expect, it } from 'vitest';
import { ResponseParseError } from '../../templates/runtime/errors/response-parse.js';
import { NotFoundError } from '../../templates/runtime/errors/status.js';
import { AbortError } from '../../templates/runtime/errors/transport.js';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { json, reply, serve, type Answer } from '../runtime/server.js';
import { idsOf, numbers } from './list-server.js';
import { shopFor } from './shop.js';

const pageOf: Answer = (exchange) => {
  const page = Number(new URL(exchange.request.url, 'http://x').searchParams.get('page') ?? 1);
  return json({ items: numbers(page * 2 - 1, page * 2), more: page < 3 })(exchange);
};

describe('50-53 lists over HTTP', () => {
  it('52 options hold for every page', async () => {
    await using server = await serve(pageOf);
    expect(await idsOf(shopFor(server).byPage({ filter: 'a b' }, { headers: { 'x-tenant': 'acme' }, query: { trace: 1 } }))).toEqual([1, 2, 3, 4, 5, 6]);
    expect(server.requests.map(({ url, headers }) => [url, headers['x-tenant']])).toEqual([
      ['/pages?filter=a%20b&trace=1', 'acme'],
      ['/pages?filter=a%20b&page=2&trace=1', 'acme'],
      ['/pages?filter=a%20b&page=3&trace=1', 'acme'],
    ]);
  });

  it('52 an opaque cursor survives the query', async () => {
    await using server = await serve(json({ items: numbers(1, 1), next: 'a+/=&?#%20é' }), json({ items: numbers(2, 2), next: null }));
    expect(await idsOf(shopFor(server).byCursor())).toEqual([1, 2]);
    expect(new URL(server.requests[1]?.url ?? '', 'http://x').searchParams.get('after')).toBe('a+/=&?#%20é');
  });

  it('53 the cursor of a search goes into its body, and the other params stay where they were', async () => {
    await using server = await serve(json({ items: numbers(1, 1), next: 'n' }), json({ items: numbers(2, 2) }));
    expect(await idsOf(shopFor(server).bySearch({ query: { term: 'x' }, tenant: 't' }))).toEqual([1, 2]);
    expect(server.requests.map(({ body, headers }) => [JSON.parse(body.toString()), headers['x-tenant']])).toEqual([
      [{ query: { term: 'x' } }, 't'],
      [{ query: { term: 'x' }, after: 'n' }, 't'],
    ]);
  });

  it.each([['/urls?p=2&q=a%2Bb'], ['?p=2&q=a%2Bb'], ['urls?p=2&q=a%2Bb']])('53 a relative next URL (%s) is followed as it is', async (next) => {
    await using server = await serve(json({ items: numbers(1, 1), next }), json({ items: numbers(2, 2), next: null }));
    expect(await idsOf(shopFor(server).byUrl({ q: 'x' }, { headers: { 'x-tenant': 'acme' } }))).toEqual([1, 2]);
    expect(server.requests[1]).toMatchObject({ url: '/urls?p=2&q=a%2Bb', headers: { 'x-tenant': 'acme' } });
  });

  it('53 an absolute next URL, and a Link header', async () => {
    await using server = await serve(
      (exchange) => json({ items: numbers(1, 1), next: `${server.url}/urls?p=2` })(exchange),
      json({ items: numbers(2, 2) }),
    );
    expect(await idsOf(shopFor(server).byUrl())).toEqual([1, 2]);
    await using linked = await serve(
      (exchange) => json(numbers(1, 1), 200, { link: `<${linked.url}/links?page=2>; rel="next", <${linked.url}/links?page=9>; rel="last"` })(exchange),
      json(numbers(2, 2), 200, { link: `</links>; rel="first"` }),
    );
    expect(await idsOf(shopFor(linked).byLink())).toEqual([1, 2]);
    expect(linked.requests.map(({ url }) => url)).toEqual(['/links', '/links?page=2']);
  });

  it('37 a next URL on another origin is refused and gets no credentials', async () => {
    await using other = await serve(json({ items: [] }));
    await using server = await serve(json({ items: numbers(1, 1), next: `${other.url}/urls` }));
    const got: number[] = [];
    await expect((async () => {
      for await (const { id } of shopFor(server).byUrl()) got.push(id);
    })()).rejects.toThrow(InvalidRequestError);
    expect(got).toEqual([1]);
    expect(other.requests).toEqual([]);
  });

  it('51 an error on page 2 comes after page 1, is typed, and has the line of the caller', async () => {
    await using server = await serve(pageOf, reply(404, '{"message":"gone"}', { 'content-type': 'application/json' }));
    const got: number[] = [];
    let failure: unknown;
    async function callerOfTheList(): Promise<void> {
      for await (const { id } of shopFor(server).byPage()) got.push(id);
    }
    await callerOfTheList().catch((error: unknown) => (failure = error));
    expect(got).toEqual([1, 2]);
    expect(failure).toBeInstanceOf(NotFoundError);
    expect(failure instanceof Error && failure.stack).toContain('callerOfTheList');
  });

  it('51 break sends nothing more; 28 abort between pages sends nothing more and rejects', async () => {
    await using server = await serve(pageOf);
    for await (const { id } of shopFor(server).byPage()) if (id === 2) break;
    expect(server.requests).toHaveLength(1);

    const controller = new AbortController();
    const got: number[] = [];
    await expect((async () => {
      for await (const { id } of shopFor(server).byPage({}, { signal: controller.signal })) {
        got.push(id);
        if (id === 2) controller.abort(new Error('enough'));
      }
    })()).rejects.toThrow(AbortError);
    expect(got).toEqual([1, 2]);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(server.requests).toHaveLength(2);
  });

  it('52 a walk goes on in another process from the stored position', async () => {
    await using server = await serve(pageOf);
    const { value } = await shopFor(server).byPage({ filter: 'x' }).pages().next();
    const stored = JSON.stringify(value?.next);
    const items = await shopFor(server).byPage().collect({ from: JSON.parse(stored) });
    expect(items.map(({ id }) => id)).toEqual([3, 4, 5, 6]);
    expect(server.requests.map(({ url }) => url)).toEqual(['/pages?filter=x', '/pages?filter=x&page=2', '/pages?filter=x&page=3']);
  });

  it('39 a page that is no JSON is a ResponseParseError', async () => {
    await using server = await serve(pageOf, reply(200, '<html>', { 'content-type': 'text/html' }));
    await expect(idsOf(shopFor(server).byPage())).rejects.toThrow(ResponseParseError);
  });
});

describe('21, 35, 36, 43 bodies over HTTP', () => {
  const formOf = async (request: { body: Buffer; headers: Record<string, unknown> } | undefined): Promise<FormData> =>
    new Response(new Uint8Array(request?.body ?? []), { headers: { 'content-type': String(request?.headers['content-type']) } }).formData();

  it('21 a multipart body without streams is sent whole on each attempt, byte for byte', async () => {
    await using server = await serve(reply(503, '', { 'retry-after': '0' }), reply(204));
    expect(await shopFor(server).upload({ file: new File(['data'], 'a.png'), note: 'é' })).toBeUndefined();
    expect(server.requests).toHaveLength(2);
    expect(server.requests[1]?.body.equals(server.requests[0]?.body ?? Buffer.alloc(0))).toBe(true);
    expect(server.requests[1]?.headers['content-length']).toBe(String(server.requests[1]?.body.length));
    const form = await formOf(server.requests[1]);
    const file = form.get('file');
    expect([form.get('note'), file instanceof File && [file.name, file.type, await file.text()]]).toEqual(['é', ['a.png', 'image/png', 'data']]);
  });

  it('21 a streaming body is sent once', async () => {
    async function* chunks(): AsyncGenerator<string> {
      yield 'da';
      yield 'ta';
    }
    await using server = await serve(reply(503, '', { 'retry-after': '0' }), reply(204));
    await expect(shopFor(server).upload({ file: { data: chunks(), filename: 'x.txt' } })).rejects.toThrow();
    expect(server.requests).toHaveLength(1);
    const file = (await formOf(server.requests[0])).get('file');
    expect(file instanceof File && (await file.text())).toBe('data');
    expect(await shopFor(server).put({ data: chunks() })).toBeUndefined();
    expect(server.requests[1]?.body.toString()).toBe('data');
  });

  it('36 the answer of one request is the file of another', async () => {
    await using source = await serve(reply(200, 'png data', { 'content-type': 'image/png' }));
    await using server = await serve(reply(204));
    await shopFor(server).put({ data: await shopFor(source).download().asResponse() });
    expect(server.requests[0]).toMatchObject({ body: Buffer.from('png data'), headers: { 'content-type': 'image/png' } });
  });

  it('35 a form', async () => {
    await using server = await serve(reply(204));
    await shopFor(server).post({ amount: 5, metadata: { a: 'b c' }, items: [{ price: 'p' }], gone: undefined });
    expect(server.requests[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded');
    expect(decodeURIComponent(server.requests[0]?.body.toString() ?? '')).toBe('amount=5&metadata[a]=b c&items[0][price]=p');
  });

  it('43 binary, and a JSON error on a binary operation', async () => {
    await using server = await serve(reply(200, 'bytes', { 'content-type': 'image/png' }), reply(404, '{"message":"no file"}', { 'content-type': 'application/json' }));
    const file = await shopFor(server).download();
    expect([file.type, await file.text()]).toEqual(['image/png', 'bytes']);
    expect(server.requests[0]?.headers.accept).toBe('image/png');
    await expect(shopFor(server).download()).rejects.toMatchObject({ name: 'NotFoundError', message: expect.stringContaining('no file') });
  });
});
