import { trust } from '../trust.js';
import { bytesOf, requiredHeader, type RawBody, type WebhookHeaders } from './delivery.js';
import { WebhookError } from './error.js';
import type { WebhookScheme } from './scheme.js';
import { verifySignature, type VerifyOptions } from './verify.js';

/**
 * Verifies a delivery and gives its event by name with its payload.
 *
 * @throws WebhookError if the signature does not fit, something is missing, or the body can't be read
 */
export async function unwrapWebhook<Message>(scheme: WebhookScheme, body: RawBody, headers: WebhookHeaders, options: VerifyOptions): Promise<Message> {
  const bytes = bytesOf(body);
  await verifySignature(scheme, bytes, headers, options);
  const payload = parse(new TextDecoder().decode(bytes));
  return trust({ event: nameOf(scheme, headers, payload), payload });
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (cause) {
    throw new WebhookError('The webhook is signed, but its body is not valid JSON.', { code: 'webhook_body_invalid', cause });
  }
}

function nameOf({ event }: WebhookScheme, headers: WebhookHeaders, payload: unknown): string {
  if ('header' in event) return requiredHeader(headers, event.header);
  if ('only' in event) return event.only;
  const { property, names = {} } = event;
  const value: unknown = typeof payload === 'object' && payload !== null ? Reflect.get(payload, property) : undefined;
  if (typeof value !== 'string') throw new WebhookError(`The webhook is signed, but its body has no "${property}", which names the event.`, { code: 'webhook_body_invalid' });
  return Object.hasOwn(names, value) ? (names[value] ?? value) : value;
}
