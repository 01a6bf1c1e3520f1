import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RawBody, WebhookHeaders } from '../../templates/runtime/webhooks/delivery.js';
import type { WebhookScheme } from '../../templates/runtime/webhooks/scheme.js';
import { unwrapWebhook } from '../../templates/runtime/webhooks/unwrap.js';
import type { VerifyOptions } from '../../templates/runtime/webhooks/verify.js';
import { trust } from '../../templates/runtime/trust.js';
import { failureOf } from '../runtime/example.js';
import { deliver, order, secret, vendor } from './vendor.js';

interface Message {
  readonly event: string;
  readonly payload: unknown;
}

const unwrap = (body: RawBody, headers: WebhookHeaders, options: VerifyOptions = { secret }, scheme: WebhookScheme = vendor): Promise<Message> =>
  unwrapWebhook<Message>(scheme, body, headers, options);

const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

describe('63 a delivery as the vendor signs it', () => {
  const { body, headers } = deliver('order.completed', order);
  const expected = { event: 'order.completed', payload: order };

  it('63 a vector made with openssl', async () => {
    // printf '{"webhookId":"w1"}' | openssl dgst -sha256 -hmac whsec_1
    const signature = 'd99b3ee299b41d5cf69b9bee631fbb4cf4cf38cdecea9128a94785c89a6511f7';
    const signed = { 'X-Pocketsflow-Signature': signature, 'X-Pocketsflow-Event': 'product.created' };
    expect(await unwrap('{"webhookId":"w1"}', signed, { secret: 'whsec_1' })).toEqual({ event: 'product.created', payload: { webhookId: 'w1' } });
  });

  it.each<[string, RawBody]>([
    ['text', body],
    ['bytes', utf8(body)],
    ['a Buffer, which shares its memory', Buffer.from(`xx${body}`).subarray(2)],
    ['an ArrayBuffer', utf8(body).buffer],
    ['a DataView', new DataView(utf8(body).buffer)],
  ])('63 the body may be %s', async (_, raw) => {
    expect(await unwrap(raw, headers)).toEqual(expected);
  });

  it.each<[string, WebhookHeaders]>([
    ['Headers', new Headers(headers)],
    ['an object of node:http', Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))],
    ['an object with lists', Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]]))],
    ['pairs', Object.entries(headers).map(([name, value]): [string, string] => [name.toUpperCase(), value])],
    ['a Map', new Map(Object.entries(headers))],
  ])('63 the headers may be %s', async (_, given) => {
    expect(await unwrap(body, given)).toEqual(expected);
  });

  it('63 an event that this version does not know is given all the same', async () => {
    const later = deliver('order.teleported', { to: 'Mars' });
    expect(await unwrap(later.body, later.headers)).toEqual({ event: 'order.teleported', payload: { to: 'Mars' } });
  });

  it('63 any of several secrets will do', async () => {
    expect(await unwrap(body, headers, { secret: ['whsec_new', secret] })).toEqual(expected);
    expect(await failureOf(unwrap(body, headers, { secret: ['a', 'b'] }))).toMatchObject({ code: 'webhook_signature_mismatch' });
  });

  it('63 property: one changed byte of the body, the signature or the secret is refused', async () => {
    const bytes = utf8(body);
    const signature = headers['X-Pocketsflow-Signature'] ?? '';
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), fc.nat(signature.length - 1), async (at, by, place) => {
        const changed = bytes.map((byte, index) => (index === at ? byte ^ by : byte));
        await expect(unwrap(changed, headers)).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
        const other = `${signature.slice(0, place)}${signature[place] === '0' ? '1' : '0'}${signature.slice(place + 1)}`;
        await expect(unwrap(body, { ...headers, 'X-Pocketsflow-Signature': other })).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
        await expect(unwrap(body, headers, { secret: `${secret}${by}` })).rejects.toMatchObject({ code: 'webhook_signature_mismatch' });
      }),
      { numRuns: 50 },
    );
  });

  it.each(['', '0', 'zz', 'sha256=00', `${headers['X-Pocketsflow-Signature']}00`, headers['X-Pocketsflow-Signature']?.slice(2)])('63 the signature %j is refused', async (signature) => {
    expect(await failureOf(unwrap(body, { ...headers, 'X-Pocketsflow-Signature': signature }))).toMatchObject({ name: 'WebhookError', code: expect.stringMatching(/mismatch|missing/) });
  });
});

describe('63 hints', () => {
  const { body, headers } = deliver('order.completed', order);
  const without = (name: string): Record<string, string> => Object.fromEntries(Object.entries(headers).filter(([key]) => key !== name));

  it.each<[string, unknown, string]>([
    ['an object', order, 'parsed already'],
    ['a promise', Promise.resolve(body), 'await it'],
    ['a stream', new Response(body).body, 'read whole'],
    ['nothing', undefined, 'no body'],
  ])('63 a body that is %s', async (_, given, hint) => {
    const error = await failureOf(unwrap(trust(given), headers));
    expect(error).toMatchObject({ name: 'WebhookError', code: 'webhook_body_parsed', message: expect.stringContaining(hint) });
    expect(String(error)).toContain('express.raw');
  });

  it('63 white space around the secret', async () => {
    expect(await failureOf(unwrap(body, headers, { secret: `${secret}\n` }))).toMatchObject({ code: 'webhook_signature_mismatch', message: expect.stringContaining('white space') });
  });

  it.each(['X-Pocketsflow-Signature', 'X-Pocketsflow-Event'])('63 a missing %s', async (name) => {
    expect(await failureOf(unwrap(body, without(name)))).toMatchObject({ code: 'webhook_header_missing', message: expect.stringContaining(name) });
  });

  it('63 a wrong secret, which the message does not show', async () => {
    const error = await failureOf(unwrap(body, headers, { secret: 'whsec_wrong' }));
    expect(error).toMatchObject({ code: 'webhook_signature_mismatch', message: expect.stringContaining('not that of this webhook') });
    expect(JSON.stringify(error) + String(error)).not.toContain('whsec_wrong');
  });

  it('63 a body that is signed and no JSON', async () => {
    const text = '<html>';
    const signature = createHmac('sha256', secret).update(text).digest('hex');
    expect(await failureOf(unwrap(text, { ...headers, 'X-Pocketsflow-Signature': signature }))).toMatchObject({ code: 'webhook_body_invalid' });
  });
});

describe('63 an event that is named twice', () => {
  const scheme: WebhookScheme = { ...vendor, event: { header: 'X-Pocketsflow-Event', property: 'event', names: { 'order.done': 'order.completed' } } };
  const unwrapAs = (event: string, payload: unknown): Promise<Message> => {
    const { body, headers } = deliver(event, payload);
    return unwrap(body, headers, { secret }, scheme);
  };

  it.each<[string, unknown]>([
    ['the same name', { event: 'order.completed' }],
    ['a name that stands for it', { event: 'order.done' }],
    ['no name', {}],
    ['something that is no name', { event: { id: 1 } }],
    ['no members', null],
  ])('63 is accepted where the body has %s', async (_, payload) => {
    expect(await unwrapAs('order.completed', payload)).toEqual({ event: 'order.completed', payload });
  });

  it.each(['product.created', 'order.teleported', 'toString'])('63 is refused where the signed body says %s and the header, which is not signed, another', async (event) => {
    const error = await failureOf(unwrapAs('order.completed', { event }));
    expect(error).toMatchObject({ name: 'WebhookError', code: 'webhook_event_mismatch', message: expect.stringContaining('X-Pocketsflow-Event') });
  });
});

describe('63 other schemes that a document can declare', () => {
  const scheme: WebhookScheme = {
    algorithm: 'SHA-512',
    encoding: 'base64',
    signatureHeader: 'Signature',
    timestampHeader: 'Time',
    signs: 'timestamp.body',
    event: { property: 'type', names: { order_done: 'order.done' } },
  };
  const body = '{"type":"order_done"}';
  const signed = (time: string): Record<string, string> => ({ Time: time, Signature: createHmac('sha512', secret).update(`${time}.${body}`).digest('base64') });
  const now = (): number => Math.floor(Date.now() / 1000);

  it('63 the timestamp is part of what is signed, the event is named by a member of the body', async () => {
    expect(await unwrap(body, signed(String(now())), { secret }, scheme)).toEqual({ event: 'order.done', payload: { type: 'order_done' } });
    expect(await failureOf(unwrap(body, { ...signed(String(now())), Time: String(now() - 1) }, { secret }, scheme))).toMatchObject({ code: 'webhook_signature_mismatch' });
  });

  it('63 an old timestamp is refused, in seconds, milliseconds and ISO 8601, unless it is tolerated', async () => {
    const old = Date.now() - 400_000;
    for (const time of [String(Math.floor(old / 1000)), String(old), new Date(old).toISOString()]) {
      expect(await failureOf(unwrap(body, signed(time), { secret }, scheme))).toMatchObject({ code: 'webhook_timestamp_outside', message: expect.stringContaining('300 s') });
      expect(await unwrap(body, signed(time), { secret, tolerance: 500 }, scheme)).toMatchObject({ event: 'order.done' });
    }
    expect(await failureOf(unwrap(body, signed('yesterday'), { secret }, scheme))).toMatchObject({ code: 'webhook_timestamp_outside' });
    expect(await failureOf(unwrap(body, { Signature: signed('1')['Signature'] }, { secret }, scheme))).toMatchObject({ code: 'webhook_header_missing', message: expect.stringContaining('Time') });
  });

  it('63 an unknown value names its own event, a body without the member is refused, an only event needs no name', async () => {
    const plain: WebhookScheme = { algorithm: 'SHA-1', encoding: 'hex', signatureHeader: 'Signature', signs: 'body', event: { property: 'type' } };
    const sign = (text: string): Record<string, string> => ({ Signature: createHmac('sha1', secret).update(text).digest('hex') });
    expect(await unwrap('{"type":"x"}', sign('{"type":"x"}'), { secret }, plain)).toMatchObject({ event: 'x' });
    expect(await failureOf(unwrap('[]', sign('[]'), { secret }, plain))).toMatchObject({ code: 'webhook_body_invalid', message: expect.stringContaining('"type"') });
    expect(await unwrap('[]', sign('[]'), { secret }, { ...plain, event: { only: 'ping' } })).toEqual({ event: 'ping', payload: [] });
  });
});
