import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { handleWebhooks, type DeliveryStore, type WebhookHandler, type WebhookHandlerOptions } from '../../templates/runtime/webhooks/handler.js';
import { toNodeListener, type NodeRequest, type NodeResponse } from '../../templates/runtime/webhooks/node.js';
import { signDelivery } from '../../templates/runtime/webhooks/sign.js';
import { failureOf } from '../runtime/example.js';
import { deliver, order, requestOf, secret, vendor, type Sent } from './vendor.js';

interface Payloads {
  readonly 'order.completed': { readonly amount: number };
  readonly 'product.created': { readonly webhookId: string };
}

const handlerOf = (options: Partial<WebhookHandlerOptions<Payloads>>): WebhookHandler => handleWebhooks<Payloads>(vendor, { secret, on: {}, ...options });

function memory(): DeliveryStore & { readonly ids: Set<string> } {
  const ids = new Set<string>();
  return { ids, add: (id) => !ids.has(id) && ids.add(id).size > 0, delete: (id) => ids.delete(id) };
}

describe('64 a handler of requests', () => {
  it('64 gives the payload to the function for its event, and answers when that is done', async () => {
    const seen: unknown[] = [];
    const handler = handlerOf({
      on: {
        'order.completed': async ({ amount }, request) => {
          await Promise.resolve();
          seen.push([amount, request.headers.get('x-pocketsflow-event')]);
        },
      },
    });
    const response = await handler(requestOf(deliver('order.completed', order)));
    expect([response.status, await response.text(), seen]).toEqual([200, '', [[12.5, 'order.completed']]]);
  });

  it('64 confirms events without a function, the names of built-in members too, and tells otherwise of them', async () => {
    const others: string[] = [];
    const handler = handlerOf({ otherwise: ({ event }) => others.push(event) });
    for (const event of ['product.created', 'order.teleported', 'toString', '__proto__']) expect((await handler(requestOf(deliver(event, {})))).status).toBe(200);
    expect(others).toEqual(['product.created', 'order.teleported', 'toString', '__proto__']);
    expect((await handlerOf({})(requestOf(deliver('toString', {})))).status).toBe(200);
  });

  it('64 answers 400 to what is not signed, without the reason, and does nothing', async () => {
    const errors: unknown[] = [];
    const handler = handlerOf({ on: { 'order.completed': () => errors.push('called') }, onError: (error) => errors.push(error) });
    const response = await handler(requestOf(deliver('order.completed', order, 'whsec_wrong')));
    expect([response.status, await response.text()]).toEqual([400, '']);
    expect(errors).toMatchObject([{ name: 'WebhookError', code: 'webhook_signature_mismatch' }]);
    expect((await handlerOf({})(requestOf(deliver('x', {}, 'whsec_wrong')))).status).toBe(400);
  });

  it('64 answers 405 to other methods', async () => {
    const response = await handlerOf({})(requestOf(deliver('x', {}), 'GET'));
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
  });

  it('64 a function that fails rejects, or is told to onError and answered with 500', async () => {
    const on = { 'order.completed': () => Promise.reject(new Error('database down')) };
    expect(await failureOf(handlerOf({ on })(requestOf(deliver('order.completed', order))))).toMatchObject({ message: 'database down' });
    const errors: unknown[] = [];
    expect((await handlerOf({ on, onError: (error) => errors.push(error) })(requestOf(deliver('order.completed', order)))).status).toBe(500);
    expect(errors).toMatchObject([{ message: 'database down' }]);
  });

  it('64 a secret that is missing is a fault of the program, not of the sender', async () => {
    expect(await failureOf(handlerOf({ secret: '' })(requestOf(deliver('x', {}))))).toMatchObject({ code: 'webhook_secret_missing' });
  });
});

describe('64 repeated deliveries', () => {
  it('64 are dropped by the store, those of another time or event are not', async () => {
    let calls = 0;
    const handler = handlerOf({ on: { 'order.completed': () => ++calls, 'product.created': () => ++calls }, seen: memory() });
    for (const sent of [deliver('order.completed', order), deliver('order.completed', order), deliver('order.completed', order, secret, '1790000001'), deliver('product.created', order)])
      expect((await handler(requestOf(sent))).status).toBe(200);
    expect(calls).toBe(3);
  });

  it('64 are handled again where the first time failed', async () => {
    let calls = 0;
    const seen = memory();
    const handler = handlerOf({
      seen,
      onError: () => undefined,
      on: {
        'order.completed': () => {
          if (++calls === 1) throw new Error('later');
        },
      },
    });
    const statuses = [await handler(requestOf(deliver('order.completed', order))), await handler(requestOf(deliver('order.completed', order)))].map(({ status }) => status);
    expect([statuses, calls, seen.ids.size]).toEqual([[500, 200], 2, 1]);
  });

  it('64 are told apart by an id of the caller', async () => {
    const seen = memory();
    await handlerOf({ seen, id: ({ event }) => `my ${event}` })(requestOf(deliver('order.completed', order)));
    expect([...seen.ids]).toEqual(['my order.completed']);
  });

  it('64 an unsigned delivery leaves no trace in the store', async () => {
    const seen = memory();
    await handlerOf({ seen })(requestOf(deliver('order.completed', order, 'whsec_wrong')));
    expect(seen.ids.size).toBe(0);
  });
});

describe('64 node:http and Express', () => {
  async function post(listener: RequestListener, { body, headers }: Sent, init: RequestInit = {}): Promise<number> {
    const server = createServer(listener).listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const address = server.address();
      if (typeof address !== 'object' || address === null) throw new Error('no port');
      return (await fetch(`http://127.0.0.1:${address.port}/hooks?x=1`, { method: 'POST', headers: { ...headers, connection: 'close' }, body, ...init })).status;
    } finally {
      server.close();
    }
  }

  it('64 the listener reads the raw body, and passes method, path and headers on', async () => {
    const seen: unknown[] = [];
    const listener = toNodeListener(handlerOf({ on: { 'order.completed': (payload, request) => seen.push(payload, new URL(request.url).pathname) } }));
    expect(await post(listener, deliver('order.completed', order))).toBe(200);
    expect(seen).toEqual([order, '/hooks']);
    expect(await post(listener, deliver('order.completed', order, 'whsec_wrong'))).toBe(400);
    expect(await post(listener, deliver('x', {}), { method: 'GET', body: null })).toBe(405);
  });

  it('64 a body over the limit is answered with 413, before it is read whole', async () => {
    const listener = toNodeListener(handlerOf({}), { maxBytes: 1000 });
    expect(await post(listener, deliver('x', 'y'.repeat(5000)))).toBe(413);
    expect(await post(listener, deliver('x', 'y'))).toBe(200);
  });

  /** What Express gives a route behind one of its body parsers. */
  async function behind(body: unknown, sent: Sent): Promise<{ status: number; error: unknown }> {
    const request: NodeRequest = { method: 'POST', url: '/', headers: sent.headers, body, async *[Symbol.asyncIterator]() {} };
    const response: NodeResponse = { statusCode: 0, setHeader: () => undefined, end: () => undefined };
    let error: unknown;
    await toNodeListener(handlerOf({}))(request, response, (reason) => (error = reason));
    return { status: response.statusCode, error };
  }

  it('64 behind express.raw() and express.text() the body that they read is used', async () => {
    const sent = deliver('order.completed', order);
    expect(await behind(Buffer.from(sent.body), sent)).toEqual({ status: 200, error: undefined });
    expect(await behind(sent.body, sent)).toEqual({ status: 200, error: undefined });
  });

  it('64 behind express.json() the error says what to do', async () => {
    const { error } = await behind(order, deliver('order.completed', order));
    expect(error).toMatchObject({ name: 'WebhookError', code: 'webhook_body_parsed', message: expect.stringContaining('before express.json()') });
  });

  it('64 without next the answer is 500, and the error is rejected', async () => {
    const listener = toNodeListener(() => Promise.reject(new Error('broken')));
    const rejected: unknown[] = [];
    expect(await post((request, response) => void listener(request, response).catch((error: unknown) => rejected.push(error)), deliver('x', {}))).toBe(500);
    expect(rejected).toMatchObject([{ message: 'broken' }]);
  });
});

describe('64 the signer for tests', () => {
  it('64 signs as the vendor does', async () => {
    const timestamp = new Date(1_790_000_000_000);
    const signed = await signDelivery(vendor, 'order.completed', order, { secret, timestamp });
    expect(signed).toEqual(deliver('order.completed', order));
  });

  it('64 what it signs is accepted, also by schemes with a signed timestamp in base64', async () => {
    const scheme = { ...vendor, algorithm: 'SHA-512', encoding: 'base64', signs: 'timestamp.body' } as const;
    let called = 0;
    const handler = handleWebhooks<Payloads>(scheme, { secret, on: { 'order.completed': () => ++called } });
    expect((await handler(requestOf(await signDelivery(scheme, 'order.completed', order, { secret })))).status).toBe(200);
    expect(called).toBe(1);
  });
});
