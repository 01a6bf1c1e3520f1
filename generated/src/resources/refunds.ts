import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** Money given back for orders. */
export class Refunds extends Resource {
  /**
   * List refunds
   *
   * Returns every refund of the account in one array; the list has no pages.
   *
   * `GET /refunds`
   *
   * @example
   * ```ts
   * const refunds = await client.refunds.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<[options?: RequestOptions], Refund[], StatusError<400 | 401 | 429 | 500, ErrorResponse>> =
    this.method({ id: 'listRefunds', method: 'GET', path: '/refunds', tags: ['Refunds'] });

  /**
   * Refund an order
   *
   * Gives back an order's money, all of it unless `amount` says less. A second request may give money back a second time.
   *
   * `POST /refunds`
   *
   * @example
   * ```ts
   * const refund = await client.refunds.create({
   *   orderId: '65b2c3d4e5f6a7b8c9d0e1f2',
   *   amount: 29.99,
   *   reason: 'Bought twice by mistake',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateRefundParams, options?: RequestOptions],
    Refund,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createRefund', method: 'POST', path: '/refunds', tags: ['Refunds'], body: json });

  /**
   * Get a refund
   *
   * Returns one refund.
   *
   * `GET /refunds/{id}`
   *
   * @example
   * ```ts
   * const refund = await client.refunds.get('66c9d0e1f2a3b4c5d6e7f8a9');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Refund,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getRefund', method: 'GET', path: '/refunds/{id}', tags: ['Refunds'] });
}

/** Money given back for an order. */
export interface Refund {
  /** Identifier of the refund, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the order. */
  orderId: string;
  /** Amount given back, in the major unit of the order's currency. */
  amount: number;
  /** Why, in your words. */
  reason?: string;
  /**
   * How far the refund has come.
   *
   * - `pending`: On its way.
   * - `completed`: The buyer has the money.
   * - `failed`: The payment provider refused.
   */
  status: 'pending' | 'completed' | 'failed' | (string & {});
  /** When the refund was made, in UTC. Format: date-time. */
  createdAt: string;
}

/** A refund to make. */
export interface CreateRefundParams {
  /** Identifier of the order. */
  orderId: string;
  /** Amount to give back, in the major unit of the order's currency. Left out, the whole order is refunded. */
  amount?: number | undefined;
  /** Why, in your words. */
  reason?: string | undefined;
}
