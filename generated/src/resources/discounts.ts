import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';

/** Codes that make products cheaper. */
export class Discounts extends Resource {
  /**
   * List discounts
   *
   * Returns every discount of the account in one array; the list has no pages.
   *
   * `GET /discounts`
   *
   * @example
   * ```ts
   * const discounts = await client.discounts.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<[options?: RequestOptions], Discount[], StatusError<400 | 401 | 429 | 500, ErrorResponse>> =
    this.method({ id: 'listDiscounts', method: 'GET', path: '/discounts', tags: ['Discounts'] });

  /**
   * Create a discount
   *
   * Creates a discount code for the products named and returns it. Whether a code can exist twice is not documented.
   *
   * `POST /discounts`
   *
   * @example
   * ```ts
   * const discount = await client.discounts.create({
   *   name: 'Summer sale',
   *   code: 'SUMMER20',
   *   value: 20,
   *   valueType: 'percentage',
   *   mainProductIds: ['65a1b2c3d4e5f6a7b8c9d0e1'],
   *   expiration: '2024-12-31',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateDiscountParams, options?: RequestOptions],
    Discount,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createDiscount', method: 'POST', path: '/discounts', tags: ['Discounts'], body: json });

  /**
   * Get a discount
   *
   * Returns one discount.
   *
   * `GET /discounts/{id}`
   *
   * @example
   * ```ts
   * const discount = await client.discounts.get('65d4e5f6a7b8c9d0e1f2a3b4');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Discount,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getDiscount', method: 'GET', path: '/discounts/{id}', tags: ['Discounts'] });

  /**
   * Update a discount
   *
   * Changes the members given and returns the discount as it is then. The request may be repeated: it sets values, so that sending it twice leaves what sending it once leaves.
   *
   * `POST /discounts/{id}`
   *
   * Inferred, not documented: No source says that the request may be repeated; every member sets a value and none adds to one.
   *
   * @example
   * ```ts
   * const discount = await client.discounts.update('65d4e5f6a7b8c9d0e1f2a3b4', { value: 25, active: true });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly update: Method<
    [id: string, params: UpdateDiscountParams, options?: RequestOptions],
    Discount,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'updateDiscount',
    method: 'POST',
    path: '/discounts/{id}',
    tags: ['Discounts'],
    body: json,
    bodyRequired: true,
    idempotent: true,
  });

  /**
   * Delete a discount
   *
   * Deletes a discount; its code stops working.
   *
   * `DELETE /discounts/{id}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.discounts.delete('65d4e5f6a7b8c9d0e1f2a3b4');
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
  > = this.method({ id: 'deleteDiscount', method: 'DELETE', path: '/discounts/{id}', tags: ['Discounts'] });

  /**
   * Check a discount code
   *
   * Says whether a code can be used, for a product where one is named. The response is not documented. Nor is it documented whether a check counts as a use, so the request is not repeated on its own.
   *
   * `POST /discounts/validate`
   *
   * @example
   * ```ts
   * const discountValidation = await client.discounts.validate({ code: 'SUMMER20', productId: '65a1b2c3d4e5f6a7b8c9d0e1' });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly validate: Method<
    [params: ValidateDiscountParams, options?: RequestOptions],
    DiscountValidation,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'validateDiscount',
    method: 'POST',
    path: '/discounts/validate',
    tags: ['Discounts'],
    body: json,
  });
}

/** A code that buyers enter at the checkout to pay less. */
export interface Discount {
  /** Identifier of the discount, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the discount. */
  userId: string;
  /** Your name for it; buyers see the code. */
  name: string;
  /** What buyers enter. */
  code: string;
  /** Size of the reduction, read by `valueType`. */
  value: number;
  /**
   * How `value` is read.
   *
   * - `percentage`: `value` is a percentage of the price: 20 takes a fifth off.
   * - `fixed`: `value` is an amount of money in the major unit, as other prices of the API are; the unit is not documented.
   */
  valueType: 'percentage' | 'fixed' | (string & {});
  /** Whether the code can be used. */
  active: boolean;
  /** Identifiers of the products that it applies to. */
  mainProductIds: string[];
  /** When the code stops working, in ISO 8601 - a calendar date or a full time stamp. */
  expiration?: string;
  /** How often it was used. */
  used?: number;
  /** Whether the discount belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the discount was created, in UTC. Format: date-time. */
  createdAt: string;
}

/** A discount to create. */
export interface CreateDiscountParams {
  /** Your name for it; buyers see the code. */
  name: string;
  /** What buyers enter. */
  code: string;
  /** Size of the reduction, read by `valueType`. */
  value: number;
  /**
   * How `value` is read. Default: `'percentage'`.
   *
   * - `percentage`: `value` is a percentage of the price: 20 takes a fifth off.
   * - `fixed`: `value` is an amount of money in the major unit, as other prices of the API are; the unit is not documented.
   */
  valueType?: 'percentage' | 'fixed' | undefined;
  /** Whether the code can be used. Default: `true`. */
  active?: boolean | undefined;
  /** Identifiers of the products that it applies to. */
  mainProductIds: string[];
  /** When the code stops working, in ISO 8601 - a calendar date or a full time stamp. */
  expiration?: string | undefined;
}

/** What to change of a discount. Members that are left out stay as they are. */
export interface UpdateDiscountParams {
  /** Your name for it; buyers see the code. */
  name?: string | undefined;
  /** What buyers enter. */
  code?: string | undefined;
  /** Size of the reduction, read by `valueType`. */
  value?: number | undefined;
  /**
   * How `value` is read.
   *
   * - `percentage`: `value` is a percentage of the price: 20 takes a fifth off.
   * - `fixed`: `value` is an amount of money in the major unit, as other prices of the API are; the unit is not documented.
   */
  valueType?: 'percentage' | 'fixed' | undefined;
  /** Whether the code can be used. */
  active?: boolean | undefined;
  /**
   * Identifiers of the products that it applies to. The list given replaces the one there.
   *
   * Inferred, not documented: No source says whether the list is replaced or added to; replacement is what the other members do.
   */
  mainProductIds?: string[] | undefined;
  /** When the code stops working, in ISO 8601 - a calendar date or a full time stamp. */
  expiration?: string | undefined;
}

/** A discount code to check. */
export interface ValidateDiscountParams {
  /** The code as the buyer entered it. */
  code: string;
  /** Identifier of the product that it should apply to. */
  productId?: string | undefined;
}

/**
 * The result of checking a discount code. Its members are not documented.
 *
 * Inferred, not documented: The vendor documents the request and leaves out the response; that it is a JSON object is concluded from the other operations.
 */
export type DiscountValidation = Record<string, unknown>;
