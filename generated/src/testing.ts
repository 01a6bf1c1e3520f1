import { type SignOptions, type SignedWebhook, signDelivery } from './core/webhooks/sign.js';
import type { WebhookEventName, WebhookPayloads } from './webhook-events.js';
import { scheme } from './webhook-scheme.js';

/** A delivery as the API would send it: its body, and its headers with the signature. For tests of what receives webhooks. */
export function signWebhook<Name extends WebhookEventName>(
  event: Name,
  payload: WebhookPayloads[Name],
  options: SignOptions,
): Promise<SignedWebhook> {
  return signDelivery(scheme, event, payload, options);
}

export type { SignOptions, SignedWebhook } from './core/webhooks/sign.js';
