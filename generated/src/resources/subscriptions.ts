import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';
import type { Pagination } from '../models/pagination.js';

/** Running contracts of buyers. What they subscribe to is a subscription offer. */
export class Subscriptions extends Resource {
  /**
   * List subscription customers
   *
   * Returns the buyers of your subscription offers, narrowed by time and state where you say so. It is a POST that only reads, so it may be repeated. No source says which member of the response holds the buyers, so the SDK returns the response as it comes and cannot walk the list: ask for each page with `page`.
   *
   * `POST /orders/subscriptions`
   *
   * Inferred, not documented: No source says that the request may be repeated; its name and its members are those of a list, and it sends no change.
   *
   * @example
   * ```ts
   * const subscriptionCustomersResponse = await client.subscriptions.list({ page: 1, pageSize: 20, status: 'active' });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [params?: ListSubscriptionsParams, options?: RequestOptions],
    SubscriptionCustomersResponse,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'listSubscriptions',
    method: 'POST',
    path: '/orders/subscriptions',
    tags: ['Subscriptions'],
    body: json,
    idempotent: true,
  });

  /**
   * Get a subscription
   *
   * Returns one subscription. Its `stripeSubscriptionId` is what cancelling and refunding ask for.
   *
   * `GET /orders/subscriptions/{id}`
   *
   * @example
   * ```ts
   * const subscription = await client.subscriptions.get('65f6a7b8c9d0e1f2a3b4c5d6');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Subscription,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'getSubscription',
    method: 'GET',
    path: '/orders/subscriptions/{id}',
    tags: ['Subscriptions'],
  });

  /**
   * Cancel a subscription
   *
   * Cancels a subscription. Whether it ends at once or with the period that is paid for is not documented, nor is what a second request does.
   *
   * `POST /orders/subscriptions/cancel/{stripeSubscriptionId}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.subscriptions.cancel('sub_1OaBcDeFgHiJkLmNoPqRsTuV');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly cancel: Method<
    [stripeSubscriptionId: string, options?: RequestOptions],
    MessageResponse,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'cancelSubscription',
    method: 'POST',
    path: '/orders/subscriptions/cancel/{stripeSubscriptionId}',
    tags: ['Subscriptions'],
  });

  /**
   * Refund a subscription
   *
   * Gives money back for a subscription. Which payment, and how much of it, is not documented and cannot be chosen. A second request may give money back a second time.
   *
   * `POST /orders/subscriptions/refund/{stripeSubscriptionId}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.subscriptions.refund('sub_1OaBcDeFgHiJkLmNoPqRsTuV');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly refund: Method<
    [stripeSubscriptionId: string, options?: RequestOptions],
    MessageResponse,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'refundSubscription',
    method: 'POST',
    path: '/orders/subscriptions/refund/{stripeSubscriptionId}',
    tags: ['Subscriptions'],
  });
}

/** Which page of a list to return. */
export interface PaginationParams {
  /** Number of the page; the first is 1. Default: `1`. */
  page?: number | undefined;
  /** Items on a page. The largest number accepted is not documented; 100 is known to work on payments. Default: `20`. */
  pageSize?: number | undefined;
}

/** A span of time to filter by. */
export interface DateRangeParams {
  /** Beginning of the span, in ISO 8601. A calendar date (`2024-01-01`) and a full time stamp are both accepted. */
  startDate?: string | undefined;
  /** End of the span, in ISO 8601. A calendar date (`2024-12-31`) and a full time stamp are both accepted. */
  endDate?: string | undefined;
}

/** A buyer's running contract for a subscription offer. */
export interface Subscription {
  /** Identifier of the subscription, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that sells the subscription. */
  userId: string;
  /** Identifier of the buyer. */
  customerId: string;
  /** Identifier of what is subscribed to. */
  productId: string;
  /** The payment provider's identifier (`sub_...`), which cancelling and refunding ask for. */
  stripeSubscriptionId?: string;
  /**
   * State of the subscription. Beside the four values that the vendor's client declares, programs that run against the API also expect `trialing`, `expired`, `ended` and `incomplete_expired`: treat it as an open list.
   *
   * - `active`: Paid for and running.
   * - `canceled`: Ended, or not renewed any more.
   * - `paused`: On hold.
   * - `past_due`: The last payment failed.
   */
  status: 'active' | 'canceled' | 'paused' | 'past_due' | (string & {});
  /** Beginning of the period that is paid for, in UTC. Format: date-time. */
  currentPeriodStart: string;
  /** End of the period that is paid for, in UTC. Format: date-time. */
  currentPeriodEnd: string;
  /** Whether the subscription ends with the current period instead of being renewed. */
  cancelAtPeriodEnd: boolean;
  /** Whether the subscription belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the subscription began, in UTC. Format: date-time. */
  createdAt: string;
}

/** Filters for the list of subscription customers; each may be left out. */
export interface ListSubscriptionsParams extends PaginationParams, DateRangeParams {
  /**
   * Only subscriptions in this state. What is listed without it is not documented.
   *
   * - `active`: Paid for and running.
   * - `canceled`: Ended, or not renewed any more.
   * - `paused`: On hold.
   */
  status?: 'active' | 'canceled' | 'paused' | undefined;
}

/**
 * Your subscription customers. The member that holds them, and their shape, are not documented.
 *
 * Inferred, not documented: The vendor's client leaves this response untyped. Since the request takes a page, `pagination` is to be expected.
 */
export interface SubscriptionCustomersResponse {
  [key: string]: unknown;
  pagination?: Pagination;
}
