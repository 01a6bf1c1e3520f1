import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';

/** Addresses of yours that are told about events. */
export class Webhooks extends Resource {
  /**
   * List webhooks
   *
   * Returns every webhook of the account in one array. Signing secrets are shown only by the creation.
   *
   * `GET /webhooks`
   *
   * @example
   * ```ts
   * const webhookEndpoints = await client.webhooks.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [options?: RequestOptions],
    WebhookEndpoint[],
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'listWebhooks', method: 'GET', path: '/webhooks', tags: ['Webhooks'] });

  /**
   * Create a webhook
   *
   * Has events sent to an address of yours and returns the webhook with its signing secret. Keep the secret: it is not shown again. Two identical requests create two webhooks, and each event is then sent twice.
   *
   * `POST /webhooks`
   *
   * @example
   * ```ts
   * const webhook = await client.webhooks.create({
   *   url: 'https://studio.example.com/hooks/pocketsflow',
   *   events: ['order.completed', 'order.refunded'],
   *   description: 'Delivers licences',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateWebhookParams, options?: RequestOptions],
    Webhook,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createWebhook', method: 'POST', path: '/webhooks', tags: ['Webhooks'], body: json });

  /**
   * Get a webhook
   *
   * Returns one webhook, without its signing secret.
   *
   * `GET /webhooks/{id}`
   *
   * @example
   * ```ts
   * const webhookEndpoint = await client.webhooks.get('66b8c9d0e1f2a3b4c5d6e7f8');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    WebhookEndpoint,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getWebhook', method: 'GET', path: '/webhooks/{id}', tags: ['Webhooks'] });

  /**
   * Update a webhook
   *
   * Changes the members given and returns the webhook as it is then. The list of events given replaces the one there.
   *
   * `PUT /webhooks/{id}`
   *
   * @example
   * ```ts
   * const webhookEndpoint = await client.webhooks.update('66b8c9d0e1f2a3b4c5d6e7f8', {
   *   events: ['order.completed', 'customer.subscription.created'],
   *   active: true,
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly update: Method<
    [id: string, params: UpdateWebhookParams, options?: RequestOptions],
    WebhookEndpoint,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'updateWebhook',
    method: 'PUT',
    path: '/webhooks/{id}',
    tags: ['Webhooks'],
    body: json,
    bodyRequired: true,
  });

  /**
   * Delete a webhook
   *
   * Deletes a webhook; nothing is sent to its address any more.
   *
   * `DELETE /webhooks/{id}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.webhooks.delete('66b8c9d0e1f2a3b4c5d6e7f8');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly delete: Method<
    [id: string, options?: RequestOptions],
    MessageResponse,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'deleteWebhook', method: 'DELETE', path: '/webhooks/{id}', tags: ['Webhooks'] });

  /**
   * Test a webhook
   *
   * Sends a test delivery to the webhook's address; each request sends one.
   *
   * `POST /webhooks/{id}/test`
   *
   * @example
   * ```ts
   * const messageResponse = await client.webhooks.test('66b8c9d0e1f2a3b4c5d6e7f8');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly test: Method<
    [id: string, options?: RequestOptions],
    MessageResponse,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'testWebhook', method: 'POST', path: '/webhooks/{id}/test', tags: ['Webhooks'] });
}

/**
 * Name of an event that a webhook can be sent for. The known names are listed; any other string is accepted, because the vendor's own examples subscribe to names outside of its list.
 *
 * - `order.completed`: An order was paid.
 * - `order.refunded`: An order was refunded.
 * - `product.created`: A product was created.
 * - `product.updated`: A product was changed.
 * - `product.deleted`: A product was deleted.
 * - `review.created`: A buyer reviewed a product.
 * - `customer.created`: Somebody bought from you for the first time.
 * - `customer.subscription.created`: A subscription began.
 * - `customer.subscription.updated`: A subscription changed, its renewal included; sent repeatedly for one subscription.
 * - `customer.subscription.deleted`: A subscription ended.
 * - `customer.subscription.pause`: A subscription was put on hold.
 * - `customer.subscription.resumed`: A subscription on hold goes on.
 * - `customer.subscription.trial_will_end`: The trial of a subscription is about to end.
 * - `invoice.created`: An invoice was drawn up.
 * - `invoice.upcoming`: An invoice will be drawn up soon.
 * - `invoice.paid`: An invoice was settled.
 * - `invoice.payment_succeeded`: The payment of an invoice succeeded.
 * - `invoice.payment_failed`: The payment of an invoice failed.
 * - `payment_intent.succeeded`: A payment succeeded.
 * - `payment_intent.payment_failed`: A payment failed.
 * - `identity.verification_session.verified`: An identity check succeeded.
 * - `identity.verification_session.processing`: An identity check is under way.
 * - `identity.verification_session.requires_input`: An identity check needs something from the person.
 */
export type WebhookEvent =
  | 'order.completed'
  | 'order.refunded'
  | 'product.created'
  | 'product.updated'
  | 'product.deleted'
  | 'review.created'
  | 'customer.created'
  | 'customer.subscription.created'
  | 'customer.subscription.updated'
  | 'customer.subscription.deleted'
  | 'customer.subscription.pause'
  | 'customer.subscription.resumed'
  | 'customer.subscription.trial_will_end'
  | 'invoice.created'
  | 'invoice.upcoming'
  | 'invoice.paid'
  | 'invoice.payment_succeeded'
  | 'invoice.payment_failed'
  | 'payment_intent.succeeded'
  | 'payment_intent.payment_failed'
  | 'identity.verification_session.verified'
  | 'identity.verification_session.processing'
  | 'identity.verification_session.requires_input'
  | (string & {});

/** An address of yours that is told about events, as it reads after its creation. */
export interface WebhookEndpoint {
  /** Identifier of the webhook, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the webhook. */
  userId: string;
  /** Where events are sent, by POST. It must begin with `https`. */
  url: string;
  /** Names of the events that are sent. */
  events: WebhookEvent[];
  /** Your note on what the webhook is for. */
  description?: string;
  /** Whether events are sent. */
  active: boolean;
  /** The signing secret (`whsec_...`), with which the signature of each delivery is checked. The vendor shows it when the webhook is created and not again, so keep it then. */
  secret?: string;
  /** Whether the webhook belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the webhook was created, in UTC. Format: date-time. */
  createdAt: string;
}

/** A webhook as its creation returns it, with the signing secret. */
export interface Webhook {
  /** Identifier of the webhook, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the webhook. */
  userId: string;
  /** Where events are sent, by POST. It must begin with `https`. */
  url: string;
  /** Names of the events that are sent. */
  events: WebhookEvent[];
  /** Your note on what the webhook is for. */
  description?: string;
  /** Whether events are sent. */
  active: boolean;
  /** The signing secret (`whsec_...`), with which the signature of each delivery is checked. The vendor shows it when the webhook is created and not again, so keep it then. */
  secret: string;
  /** Whether the webhook belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the webhook was created, in UTC. Format: date-time. */
  createdAt: string;
}

/** A webhook to create. */
export interface CreateWebhookParams {
  /** Where to send events, by POST. It must begin with `https`. Format: uri. */
  url: string;
  /** Names of the events to send. */
  events: WebhookEvent[];
  /** Your note on what the webhook is for. */
  description?: string | undefined;
  /** Whether events are sent. Default: `true`. */
  active?: boolean | undefined;
}

/** What to change of a webhook. Members that are left out stay as they are. */
export interface UpdateWebhookParams {
  /** Where to send events, by POST. It must begin with `https`. Format: uri. */
  url?: string | undefined;
  /** Names of the events to send. The list given replaces the one there. */
  events?: WebhookEvent[] | undefined;
  /** Your note on what the webhook is for. */
  description?: string | undefined;
  /** Whether events are sent. */
  active?: boolean | undefined;
}
