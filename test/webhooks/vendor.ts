import { createHmac } from 'node:crypto';
import type { WebhookScheme } from '../../templates/runtime/webhooks/scheme.js';

// Deliveries made independently of the runtime, as the vendor documents them.

export const secret = 'whsec_5f1c0ffee';

/** HMAC-SHA256 over the raw body, lower-case hexadecimal digits, in X-Pocketsflow-Signature. */
export const vendor: WebhookScheme = {
  algorithm: 'SHA-256',
  encoding: 'hex',
  signatureHeader: 'X-Pocketsflow-Signature',
  timestampHeader: 'X-Pocketsflow-Timestamp',
  timestampFormat: 'milliseconds',
  signs: 'body',
  event: { header: 'X-Pocketsflow-Event', property: 'event' },
};

export interface Sent {
  readonly body: string;
  readonly headers: Record<string, string>;
}

export function deliver(event: string, payload: unknown, key: string = secret, timestamp = '1790000000000'): Sent {
  const body = JSON.stringify(payload);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'X-Pocketsflow-Event': event,
      'X-Pocketsflow-Timestamp': timestamp,
      'X-Pocketsflow-Signature': createHmac('sha256', key).update(body, 'utf8').digest('hex'),
    },
  };
}

export const order = { webhookId: 'w1', amount: 12.5, buyer: 'Zoë 🌍' };

export function requestOf({ body, headers }: Sent, method = 'POST'): Request {
  return new Request('http://shop.test/webhooks', { method, headers, ...(method === 'POST' && { body }) });
}

export interface Logged extends Disposable {
  readonly errors: readonly unknown[];
}

/** What is logged as an error meanwhile. */
export function logged(): Logged {
  const errors: unknown[] = [];
  const { error } = console;
  console.error = (...values) => void errors.push(...values);
  return { errors, [Symbol.dispose]: () => void (console.error = error) };
}
