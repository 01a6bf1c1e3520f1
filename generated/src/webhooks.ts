import type { RawBody, WebhookHeaders } from './core/webhooks/delivery.js';
import { type WebhookHandler, type WebhookHandlerOptions, handleWebhooks } from './core/webhooks/handler.js';
import { unwrapWebhook } from './core/webhooks/unwrap.js';
import type { VerifyOptions } from './core/webhooks/verify.js';
import type { WebhookMessage, WebhookPayloads } from './webhook-events.js';
import { scheme } from './webhook-scheme.js';

/**
 * Verifies a delivery and gives its event, whose name decides the type of its payload.
 *
 * The signature in the header `X-Pocketsflow-Signature` is checked over the bytes of the body, in constant time. So pass the body as it came: text or bytes, not what was parsed from it.
 *
 * The secret comes from the option `secret`, else from `client` and its option `webhookSecret`, else from the environment variable `POCKETSFLOW_WEBHOOK_SECRET`.
 *
 * **The name of the event is not signed.** The signature covers the body alone, not the header `X-Pocketsflow-Event`: whoever gets hold of one delivery can send it again under another name. Where the body names its event (`event`), a header that says otherwise is refused (`webhook_event_mismatch`); where it does not, no check is possible here. So make sure that the payload is what you expect, or fetch the object from the API before you act on it.
 *
 * **The time of sending is not signed.** An old delivery can be sent again at any time. The handler's option `seen` drops what was handled before; it takes deliveries with the same body for one, so give `id` where two events can have the same body.
 *
 * @example
 * ```ts
 * const { event, payload } = await unwrap(await request.text(), request.headers, { secret });
 * if (event === 'order.completed') console.log(payload);
 * ```
 * @throws WebhookError that says what is wrong: the signature, a header, the body or the secret.
 */
export function unwrap(body: RawBody, headers: WebhookHeaders, options: VerifyOptions = {}): Promise<WebhookMessage> {
  return unwrapWebhook(scheme, body, headers, options);
}

/**
 * A handler that verifies each delivery and gives its payload to the function for its event.
 *
 * It takes a Request and gives a Response, as servers of the web platform do; `toNodeListener` makes a listener for `node:http` or Express of it.
 *
 * The secret comes from the option `secret`, else from `client` and its option `webhookSecret`, else from the environment variable `POCKETSFLOW_WEBHOOK_SECRET`.
 *
 * **The name of the event is not signed.** The signature covers the body alone, not the header `X-Pocketsflow-Event`: whoever gets hold of one delivery can send it again under another name. Where the body names its event (`event`), a header that says otherwise is refused (`webhook_event_mismatch`); where it does not, no check is possible here. So make sure that the payload is what you expect, or fetch the object from the API before you act on it.
 *
 * **The time of sending is not signed.** An old delivery can be sent again at any time. The handler's option `seen` drops what was handled before; it takes deliveries with the same body for one, so give `id` where two events can have the same body.
 *
 * @example
 * ```ts
 * import { createWebhookHandler } from 'pocketsflow-sdk/webhooks';
 *
 * const handler = createWebhookHandler({
 *   secret,
 *   on: { 'order.completed': async (payload) => console.log(payload) },
 * });
 * ```
 */
export function createWebhookHandler(options: WebhookHandlerOptions<WebhookPayloads>): WebhookHandler {
  return handleWebhooks(scheme, options);
}

export { toNodeListener } from './core/webhooks/node.js';
export { WebhookError } from './core/webhooks/error.js';
export type { RawBody, WebhookHeaders } from './core/webhooks/delivery.js';
export type { NodeListenerOptions } from './core/webhooks/node.js';
export type { VerifyOptions } from './core/webhooks/verify.js';
export type { WebhookSecretOption } from './core/webhooks/secret-option.js';
export type { WebhookHandler, WebhookHandlerOptions, DeliveryStore } from './core/webhooks/handler.js';
export type { WebhookPayloads, WebhookEventName, WebhookMessage } from './webhook-events.js';
