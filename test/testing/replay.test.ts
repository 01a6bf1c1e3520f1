import { describe, expect, it } from 'vitest';
import type { FetchRecord } from '../../templates/runtime/testing/recording/exchange.js';
import { recordFetch } from '../../templates/runtime/testing/recording/record.js';
import { replayFetch } from '../../templates/runtime/testing/recording/replay.js';
import { clientFor, Example, failureOf, key } from '../runtime/example.js';
import { dropInBody, json, reply, serve, type Answer } from '../runtime/server.js';

/** What a program gives over a server, and its record after a way through JSON. */
async function recorded<T>(answers: readonly Answer[], program: (client: Example) => Promise<T>): Promise<{ readonly result: T; readonly record: FetchRecord; readonly url: string }> {
  await using server = await serve(...answers);
  const fetch = recordFetch();
  const result = await program(clientFor(server, { fetch }));
  return { result, record: JSON.parse(JSON.stringify(await fetch.record())), url: server.url };
}

function replayed({ record, url }: { readonly record: FetchRecord; readonly url: string }, apiKey = 'sk_test_other_key'): Example {
  return new Example({ apiKey, baseURL: url, fetch: replayFetch(record) });
}

describe('a record', () => {
  it('gives a program what the server gave it, without the server and with another key', async () => {
    const program = async (client: Example): Promise<unknown> => [
      await client.orders.get('1'),
      await client.orders.create({ productId: 'p' }),
      await client.orders.get('2').safe().then(({ ok }) => ok),
      await client.orders.list().collect(),
    ];
    const session = await recorded([json({ id: '1' }), json({ id: '2' }, 201), json({ message: 'no' }, 404), json({ orders: [{ id: '3' }], hasMore: false })], program);
    expect(await program(replayed(session))).toEqual(session.result);
  });

  it('gives equal requests their responses in order, retries among them', async () => {
    const session = await recorded([json({}, 429, { 'retry-after': '0' }), json({ id: '1' }), json({ id: 'changed' })], async (client) => [await client.orders.get('1'), await client.orders.get('1')]);
    const client = replayed(session);
    expect([await client.orders.get('1'), await client.orders.get('1')]).toEqual([{ id: '1' }, { id: 'changed' }]);
    expect(await failureOf(client.orders.get('1'))).toMatchObject({ name: 'ReplayError', message: expect.stringContaining('was recorded 3 times') });
  });

  it('has no secret: not in headers, URLs or bodies, and not where the server repeats the key', async () => {
    const answer = json({ id: '1', access_token: 'tok_1', echo: `Bearer ${key}`, note: `you sent ${key}` }, 200, { 'set-cookie': 'sid=abc', 'x-echo': key });
    const { record } = await recorded([answer, answer], async (client) => {
      await client.get('/orders/1', { query: { api_key: 'qk_1234567' } });
      await client.post('/orders', { body: { productId: 'p', password: 'pw_123456' } });
    });
    const text = JSON.stringify(record);
    for (const secret of [key, 'tok_1', 'sid=abc', 'qk_1234567', 'pw_123456']) expect(text).not.toContain(secret);
    expect(text).toContain('productId');
  });

  it('keeps bodies byte for byte where there is nothing to hide, numbers beyond JavaScript and bytes that are no text among them', async () => {
    const text = '{ "id": 12345678901234567890, "name": "ü" }';
    const session = await recorded([reply(200, text, { 'content-type': 'application/json' })], async (client) => (await client.get('/orders/1').asResponse()).text());
    expect(await (await replayed(session).get('/orders/1').asResponse()).text()).toBe(text);
    const bytes = Uint8Array.of(0, 255, 128, 10);
    const fetch = recordFetch(async () => new Response(bytes, { headers: { 'content-type': 'image/png' } }));
    await (await fetch('https://api.test/logo')).arrayBuffer();
    const again = await replayFetch(await fetch.record())('https://api.test/logo');
    expect(new Uint8Array(await again.arrayBuffer())).toEqual(bytes);
  });

  it('has failures: a request without a response, a body that broke off', async () => {
    const session = await recorded([dropInBody()], async (client) => failureOf(client.orders.get('1', { maxRetries: 0 })));
    expect(await failureOf(replayed(session).orders.get('1', { maxRetries: 0 }))).toMatchObject({ name: 'ConnectionError' });
    const fetch = recordFetch(async () => Promise.reject(new TypeError('fetch failed')));
    await failureOf(fetch('https://api.test/'));
    expect(await failureOf(replayFetch(await fetch.record())('https://api.test/'))).toMatchObject({ name: 'TypeError' });
  });

  it('knows a form by its parts, since its boundary differs each time', async () => {
    const form = (content: string): RequestInit => {
      const body = new FormData();
      body.append('note', 'n');
      body.append('file', new Blob([content]), 'a.txt');
      return { method: 'POST', body };
    };
    const fetch = recordFetch(async () => new Response('done'));
    await fetch('https://api.test/upload', form('a'));
    const replay = replayFetch(await fetch.record());
    expect(await failureOf(replay('https://api.test/upload', form('b')))).toMatchObject({ name: 'ReplayError' });
    expect(await (await replay('https://api.test/upload', form('a'))).text()).toBe('done');
  });
});

describe('a request that was not recorded is an error that says why:', () => {
  it.each([
    ['another body', (client: Example) => client.orders.create({ productId: 'other' }), 'with another body'],
    ['another query', (client: Example) => client.get('/orders', { query: { page: 2 } }), 'with another query'],
    ['another path', (client: Example) => client.orders.get('9'), 'is not in the record'],
  ] as const)('%s', async (_, call, message) => {
    const session = await recorded([json({ id: '1' }), json({ orders: [] })], async (client) => {
      await client.orders.create({ productId: 'p' });
      await client.get('/orders', { query: { page: 1 } });
    });
    expect(await failureOf(call(replayed(session)))).toMatchObject({ name: 'ReplayError', message: expect.stringContaining(message) });
  });
});
