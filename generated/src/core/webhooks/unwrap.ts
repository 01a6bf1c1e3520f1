import { member } from '../platform.js';
import { trust } from '../trust.js';
import { bytesOf, requiredHeader, type RawBody, type WebhookHeaders } from './delivery.js';
import { WebhookError } from './error.js';
import type { WebhookScheme } from './scheme.js';
import { verifySignature, type VerifyOptions } from './verify.js';

/** A delivery whose signature fits. */
export interface SignedDelivery {
  readonly event: string;
  readonly payload: unknown;
  /** Its signature, in one spelling: the same for each repetition, and for nothing that was not signed. */
  readonly signature: string;
}

/**
 * Verifies a delivery and gives its event by name with its payload.
 *
 * @throws WebhookError if the signature does not fit, something is missing, or the body can't be read
 */
export async function unwrapWebhook<Message>(scheme: WebhookScheme, body: RawBody, headers: WebhookHeaders, options: VerifyOptions): Promise<Message> {
  const { event, payload } = await openDelivery(scheme, body, headers, options);
  return trust({ event, payload });
}

/** Does the same, and gives the signature too. */
export async function openDelivery(scheme: WebhookScheme, body: RawBody, headers: WebhookHeaders, options: VerifyOptions): Promise<SignedDelivery> {
  const bytes = bytesOf(body);
  const signature = await verifySignature(scheme, bytes, headers, options);
  const payload = parse(new TextDecoder().decode(bytes));
  return { event: nameOf(scheme, headers, payload), payload, signature };
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
  if ('only' in event) return event.only;
  const { property, names = {} } = event;
  const value = property === undefined ? undefined : member(payload, property);
  const signed = typeof value === 'string' ? (Object.hasOwn(names, value) ? names[value] : value) : undefined;
  if ('header' in event) {
    const name = requiredHeader(headers, event.header);
    if (signed === undefined || signed === name) return name;
    throw new WebhookError(
      `The header ${event.header} names another event than the member "${property}" of the body. The body is signed, the header is not: somebody may have sent an older webhook again under another name.`,
      { code: 'webhook_event_mismatch' },
    );
  }
  if (signed !== undefined) return signed;
  throw new WebhookError(`The webhook is signed, but its body has no "${property}", which names the event.`, { code: 'webhook_body_invalid' });
}
