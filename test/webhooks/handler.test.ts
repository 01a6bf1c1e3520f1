import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { handleWebhooks, type DeliveryStore, type WebhookHandler, type WebhookHandlerOptions } from '../../templates/runtime/webhooks/handler.js';
import { toNodeListener, type NodeRequest, type NodeResponse } from '../../templates/runtime/webhooks/node.js';
import { signDelivery } from '../../templates/runtime/webhooks/sign.js';
import { failureOf } from '../runtime/example.js';
import { WebhookError } from '../../templates/runtime/webhooks/error.js';
import type { WebhookScheme } from '../../templates/runtime/webhooks/scheme.js';
import { deliver, logged, order, requestOf, secret, vendor, type Sent } from './vendor.js';

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
  it('64 a repetition that comes while the first is being handled shares its outcome', async () => {
    let fail = (): void => undefined;
    const failing = new Promise<never>((_, reject) => (fail = () => reject(new Error('out of order'))));
    const handler = handlerOf({ seen: memory(), on: { 'order.completed': () => failing }, onError: () => undefined });
    const delivery = deliver('order.completed', order);
    const answers = [handler(requestOf(delivery)), handler(requestOf(delivery))];
    await new Promise((resolve) => setTimeout(resolve, 20));
    fail();
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([500, 500]);
  });

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

/** A request whose body comes piece by piece. (Node wants to be told; the types do not know of it.) */
function streaming(body: ReadableStream): Request {
  const init = { method: 'POST', body, duplex: 'half' };
  return new Request('http://shop.test/', init);
}

describe('64 errors of a handler', () => {
  it('64 a WebhookError of a function is a fault of the function, not of the sender', async () => {
    const errors: unknown[] = [];
    const on = { 'order.completed': () => Promise.reject(new WebhookError('inner', { code: 'webhook_signature_mismatch' })) };
    expect((await handlerOf({ on, onError: (error) => errors.push(error) })(requestOf(deliver('order.completed', order)))).status).toBe(500);
    expect(errors).toMatchObject([{ message: 'inner' }]);
  });

  it.each<[string, () => unknown]>([
    ['throws', () => { throw new Error('log down'); }],
    ['rejects', () => Promise.reject(new Error('log down'))],
  ])('64 the answer stays what it is where onError %s, and both errors are logged', async (_, onError) => {
    using log = logged();
    expect((await handlerOf({ onError })(requestOf(deliver('x', {}, 'whsec_wrong')))).status).toBe(400);
    expect(log.errors).toMatchObject([{ message: 'log down' }, { code: 'webhook_signature_mismatch' }]);
  });

  it('64 a body over maxBytes is answered with 413, before it is read whole', async () => {
    let pulled = 0;
    const body = new ReadableStream({ pull: (controller) => (++pulled, controller.enqueue(new Uint8Array(1000))) });
    const errors: unknown[] = [];
    expect((await handlerOf({ maxBytes: 5000, onError: (error) => errors.push(error) })(streaming(body))).status).toBe(413);
    expect(errors).toMatchObject([{ code: 'webhook_body_too_large', message: expect.stringContaining('maxBytes') }]);
    expect(pulled).toBeLessThan(10);
  });

  it('64 a body that breaks off is answered with 400', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) });
    const errors: unknown[] = [];
    expect((await handlerOf({ onError: (error) => errors.push(error) })(streaming(body))).status).toBe(400);
    expect(errors).toMatchObject([{ code: 'webhook_body_incomplete', cause: { message: 'reset' } }]);
  });

  it('64 a body that was read before is a fault of the program', async () => {
    const request = requestOf(deliver('order.completed', order));
    await request.text();
    expect(await failureOf(handlerOf({})(request))).toMatchObject({ code: 'webhook_body_parsed', message: expect.stringContaining('read before') });
  });
});

describe('64 repeated deliveries', () => {
  it('64 are dropped by the store, other bodies are not', async () => {
    const bodies: unknown[] = [];
    const handler = handlerOf({ on: { 'order.completed': (payload) => bodies.push(payload) }, seen: memory() });
    for (const sent of [deliver('order.completed', order), deliver('order.completed', order), deliver('order.completed', { ...order, amount: 2 })])
      expect((await handler(requestOf(sent))).status).toBe(200);
    expect(bodies).toEqual([order, { ...order, amount: 2 }]);
  });

  const respelled: readonly (readonly [string, WebhookScheme, (signature: string) => string, Record<string, string>])[] = [
    ['the letter case of hexadecimal digits', vendor, (text) => text.toUpperCase(), {}],
    ['an unsigned time', vendor, (text) => text, { 'X-Pocketsflow-Timestamp': '1' }],
    ['an unsigned event', vendor, (text) => text, { 'X-Pocketsflow-Event': 'product.created' }],
    ['headers beside it', vendor, (text) => text, { 'X-Delivery': '2' }],
    ['the padding of base64', { ...vendor, encoding: 'base64' }, (text) => text.replace(/=+$/, ''), {}],
    ['the alphabet of base64', { ...vendor, encoding: 'base64' }, (text) => text.replaceAll('+', '-').replaceAll('/', '_'), {}],
    ['the bits of base64 that stand for nothing', { ...vendor, encoding: 'base64' }, (text) => text.replace(/.(?==$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1)), {}],
  ];

  it.each(respelled)('64 a delivery that comes again is dropped, whatever %s', async (_, scheme, respell, changed) => {
    let calls = 0;
    const count = (): number => ++calls;
    const handler = handleWebhooks<Payloads>(scheme, { secret, on: { 'order.completed': count, 'product.created': count }, seen: memory() });
    // Its digest has both of the characters in which the alphabets differ, and ends in bits that can be changed.
    const { body, headers } = await signDelivery(scheme, 'order.completed', { amount: 1, n: 2 }, { secret });
    const again = { ...headers, ...changed, [scheme.signatureHeader]: respell(headers[scheme.signatureHeader] ?? '') };
    expect(again).not.toEqual(headers);
    expect((await handler(requestOf({ body, headers }))).status).toBe(200);
    expect((await handler(requestOf({ body, headers: again }))).status).toBe(200);
    expect(calls).toBe(1);
  });

  it('64 where the time is signed, another time makes another delivery', async () => {
    let calls = 0;
    const scheme: WebhookScheme = { ...vendor, signs: 'timestamp.body' };
    const handler = handleWebhooks<Payloads>(scheme, { secret, on: { 'order.completed': () => ++calls }, seen: memory() });
    for (const age of [0, 0, 2]) await handler(requestOf(await signDelivery(scheme, 'order.completed', order, { secret, timestamp: new Date(1000 * (Math.floor(Date.now() / 1000) - age)) })));
    expect(calls).toBe(2);
  });

  it('64 the store that cannot forget does not hide why the function failed', async () => {
    const seen = { add: () => true, delete: () => Promise.reject(new Error('store down')) };
    const handler = handlerOf({ seen, on: { 'order.completed': () => Promise.reject(new Error('database down')) } });
    expect(await failureOf(handler(requestOf(deliver('order.completed', order))))).toMatchObject({ errors: [{ message: 'database down' }, { message: 'store down' }] });
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
});

describe('64 the signer for tests', () => {
  it('64 signs as the vendor does', async () => {
    const timestamp = new Date(1_790_000_000_123);
    const signed = await signDelivery(vendor, 'order.completed', order, { secret, timestamp });
    expect(signed).toEqual(deliver('order.completed', order, secret, '1790000000123'));
  });

  it.each<[WebhookScheme['timestampFormat'], string]>([
    [undefined, '1790000000'],
    ['seconds', '1790000000'],
    ['milliseconds', '1790000000123'],
    ['iso-8601', '2026-09-21T14:13:20.123Z'],
  ])('64 writes the time as the API does: %s', async (timestampFormat, expected) => {
    const { timestampFormat: _format, ...plain } = vendor;
    const scheme: WebhookScheme = { ...plain, timestampHeader: 'Time', ...(timestampFormat && { timestampFormat }) };
    const { headers } = await signDelivery(scheme, 'order.completed', order, { secret, timestamp: new Date(1_790_000_000_123) });
    expect(headers['Time']).toBe(expected);
  });

  it('64 what it signs is accepted, also by schemes with a signed timestamp in base64', async () => {
    const scheme = { ...vendor, algorithm: 'SHA-512', encoding: 'base64', signs: 'timestamp.body' } as const;
    let called = 0;
    const handler = handleWebhooks<Payloads>(scheme, { secret, on: { 'order.completed': () => ++called } });
    expect((await handler(requestOf(await signDelivery(scheme, 'order.completed', order, { secret })))).status).toBe(200);
    expect(called).toBe(1);
  });
});
