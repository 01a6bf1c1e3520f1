import type { StatusError } from '../core/failure.js';
import type { Method, PageMethod } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { hasMore } from '../core/pagination/more.js';
import { pageNumber } from '../core/pagination/page-number.js';
import { paged } from '../core/pagination/paged.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { Pagination } from '../models/pagination.js';
import type { Product } from './products.js';

/** Purchases, one product each. */
export class Orders extends Resource {
  /**
   * List orders
   *
   * Returns orders page by page, narrowed by time and product where you say so. In which order they come is not documented.
   *
   * `GET /orders`
   *
   * @example
   * ```ts
   * for await (const order of client.orders.list({
   *   startDate: '2024-01-01',
   *   endDate: '2024-12-31',
   *   productId: '65a1b2c3d4e5f6a7b8c9d0e1',
   *   page: 1,
   *   pageSize: 20,
   * })) {
   *   console.log(order);
   * }
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: PageMethod<
    [params?: ListOrdersParams, options?: RequestOptions],
    OrdersResponse,
    Order,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = paged(this.client, {
    id: 'listOrders',
    method: 'GET',
    path: '/orders',
    tags: ['Orders'],
    params: {},
    page: pageNumber({ page: 'page', items: ['orders'], itemId: '_id', more: hasMore(['pagination', 'hasMore']) }),
  });

  /**
   * Get an order
   *
   * Returns one order. Sources differ on whether the order is the body itself or its member `sale`, so look for `sale` first.
   *
   * `GET /orders/{id}`
   *
   * @example
   * ```ts
   * const orderDetail = await client.orders.get('65b2c3d4e5f6a7b8c9d0e1f2');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    OrderDetail,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getOrder', method: 'GET', path: '/orders/{id}', tags: ['Orders'] });
}

/** What `client.orders.list` takes. */
export interface ListOrdersParams {
  /** Only what happened from this time on, in ISO 8601. A calendar date and a full time stamp are both accepted. */
  startDate?: string | undefined;
  /** Only what happened until this time, in ISO 8601. A calendar date and a full time stamp are both accepted. */
  endDate?: string | undefined;
  /** Only orders of this product. */
  productId?: string | undefined;
  /** Number of the page to return; the first is 1. Default: `1`. */
  page?: number | undefined;
  /** Items on a page. The largest number accepted is not documented; 100 is known to work on payments. Default: `20`. */
  pageSize?: number | undefined;
}

/** All that is known of an order, with nothing promised to be present. */
export interface OrderFields {
  /** Identifier of the order, 24 hexadecimal digits. */
  _id?: string;
  /** Identifier of the account that sold. */
  userId?: string;
  /** Identifier of the product that was bought. */
  productId?: string;
  /** E-mail address of the buyer. */
  buyerEmail?: string;
  /** What the buyer paid, in the major unit of `currency`. */
  grossAmount?: number;
  /** What is left for you, in the major unit of `currency`. */
  netAmount?: number;
  /** Tax on the order, in the major unit of `currency`. */
  taxAmount?: number;
  /**
   * Amount without tax, in the major unit of `currency`.
   *
   * Inferred, not documented: Read by programs that use the API; the vendor's response type does not name it.
   */
  amountBeforeTax?: number;
  /** What Stripe kept, in the major unit of `currency`. */
  stripeFee?: number;
  /** What PayPal kept, in the major unit of `currency`. */
  paypalFee?: number;
  /** Share of the affiliate who brought the buyer, in the major unit of `currency`. */
  affiliateCut?: number;
  /** Currency code such as `usd`. Upper and lower case both occur. */
  currency?: string;
  /** Country of the buyer. */
  country?: string;
  /** Whether the order was refunded. */
  isRefunded?: boolean;
  /** Whether the buyer's bank disputes the payment. */
  isDisputed?: boolean;
  /**
   * Whether the order belongs to a subscription.
   *
   * Inferred, not documented: Read by programs that use the API; the vendor's response type does not name it.
   */
  isSubscription?: boolean;
  /** Whether the order belongs to test data, which only `pk_test_` keys see. */
  testMode?: boolean;
  product?: Product;
  customer?: OrderCustomer;
  /**
   * What you attached to the checkout session.
   *
   * Inferred, not documented: The vendor says that an order echoes the metadata of its checkout; the response type does not name it.
   */
  metadata?: Record<string, unknown>;
  /** When the order was placed, in UTC. Format: date-time. */
  createdAt?: string;
}

/** The buyer of an order, in short. */
export interface OrderCustomer {
  /** Identifier of the customer, 24 hexadecimal digits. */
  _id: string;
  /** E-mail address of the buyer. */
  buyerEmail: string;
}

/** One purchase of one product. */
export interface Order {
  /** Identifier of the order, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that sold. */
  userId: string;
  /** Identifier of the product that was bought. */
  productId: string;
  /** E-mail address of the buyer. */
  buyerEmail: string;
  /** What the buyer paid, in the major unit of `currency`. */
  grossAmount: number;
  /** What is left for you, in the major unit of `currency`. */
  netAmount: number;
  /** Tax on the order, in the major unit of `currency`. */
  taxAmount: number;
  /**
   * Amount without tax, in the major unit of `currency`.
   *
   * Inferred, not documented: Read by programs that use the API; the vendor's response type does not name it.
   */
  amountBeforeTax?: number;
  /** What Stripe kept, in the major unit of `currency`. */
  stripeFee?: number;
  /** What PayPal kept, in the major unit of `currency`. */
  paypalFee?: number;
  /** Share of the affiliate who brought the buyer, in the major unit of `currency`. */
  affiliateCut?: number;
  /** Currency code such as `usd`. Upper and lower case both occur. */
  currency: string;
  /** Country of the buyer. */
  country?: string;
  /** Whether the order was refunded. */
  isRefunded: boolean;
  /** Whether the buyer's bank disputes the payment. */
  isDisputed: boolean;
  /**
   * Whether the order belongs to a subscription.
   *
   * Inferred, not documented: Read by programs that use the API; the vendor's response type does not name it.
   */
  isSubscription?: boolean;
  /** Whether the order belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  product?: Product;
  customer?: OrderCustomer;
  /**
   * What you attached to the checkout session.
   *
   * Inferred, not documented: The vendor says that an order echoes the metadata of its checkout; the response type does not name it.
   */
  metadata?: Record<string, unknown>;
  /** When the order was placed, in UTC. Format: date-time. */
  createdAt: string;
}

/**
 * A single order. Two shapes are known: the order itself, as the vendor's own client declares it, and an object that holds the order in `sale`, as programs that run against the API read it. Look for `sale` first.
 *
 * Inferred, not documented: The sources contradict each other, so neither shape is promised.
 */
export interface OrderDetail extends OrderFields {
  sale?: Order;
}

/** One page of orders. */
export interface OrdersResponse {
  /** The orders of this page. */
  orders: Order[];
  pagination: Pagination;
}
