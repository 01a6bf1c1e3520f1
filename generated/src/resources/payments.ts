import type { StatusError } from '../core/failure.js';
import type { PageMethod } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { hasMore } from '../core/pagination/more.js';
import { pageNumber } from '../core/pagination/page-number.js';
import { paged } from '../core/pagination/paged.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { Pagination } from '../models/pagination.js';

/** Money received, for orders and subscriptions alike. */
export class Payments extends Resource {
  /**
   * List payments
   *
   * Returns payments page by page, of orders and of subscriptions, narrowed by time and kind where you say so. In which order they come is not documented.
   *
   * `GET /payments`
   *
   * Inferred, not documented: The vendor names the path and the filter `type`; the other parameters and the response are known from programs that use the operation.
   *
   * @example
   * ```ts
   * for await (const payment of client.payments.list({
   *   type: 'subscription',
   *   startDate: '2024-01-01',
   *   endDate: '2024-12-31',
   *   page: 1,
   *   pageSize: 20,
   * })) {
   *   console.log(payment);
   * }
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: PageMethod<
    [params?: ListPaymentsParams, options?: RequestOptions],
    PaymentsResponse,
    Payment,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = paged(this.client, {
    id: 'listPayments',
    method: 'GET',
    path: '/payments',
    tags: ['Payments'],
    params: {},
    page: pageNumber({ page: 'page', items: ['payments'], itemId: '_id', more: hasMore(['pagination', 'hasMore']) }),
  });
}

/** What `client.payments.list` takes. */
export interface ListPaymentsParams {
  /**
   * Which payments to return. Two values are known; others are passed on as they are.
   *
   * - `all`: Every payment.
   * - `subscription`: Only payments for subscriptions.
   */
  type?: 'all' | 'subscription' | (string & {}) | undefined;
  /** Only what happened from this time on, in ISO 8601. A calendar date and a full time stamp are both accepted. */
  startDate?: string | undefined;
  /** Only what happened until this time, in ISO 8601. A calendar date and a full time stamp are both accepted. */
  endDate?: string | undefined;
  /** Number of the page to return; the first is 1. Default: `1`. */
  page?: number | undefined;
  /** Items on a page. The largest number accepted is not documented; 100 is known to work on payments. Default: `20`. */
  pageSize?: number | undefined;
}

/**
 * Money received, for an order or for a period of a subscription.
 *
 * Inferred, not documented: Known from programs that read payments; the vendor names the path and describes no members.
 */
export interface Payment {
  /** Identifier of the payment. */
  _id: string;
  /** Whether a subscription was paid for, rather than an order. */
  isSubscription?: boolean;
  /** Identifier of the subscription offer, where a subscription was paid for. */
  subscriptionId?: string;
  /** Identifier of the product, where an order was paid for. */
  productId?: string;
  /** Amount without tax, in the major unit of `currency`. */
  amountBeforeTax?: number;
  /** Currency code such as `usd`. Upper and lower case both occur. */
  currency?: string;
  /** Whether the payment was given back. */
  isRefunded?: boolean;
  /** Whether the buyer's bank disputes the payment. */
  isDisputed?: boolean;
  /** When the payment was made, in UTC. Format: date-time. */
  createdAt?: string;
}

/**
 * One page of payments.
 *
 * Inferred, not documented: Known from programs that walk these pages by `currentPage`, `totalPages` and `hasMore`; the other members of `pagination` are those of the list of orders.
 */
export interface PaymentsResponse {
  /** The payments of this page. */
  payments: Payment[];
  pagination: Pagination;
}
