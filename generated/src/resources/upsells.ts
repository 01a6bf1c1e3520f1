import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';

/** Second products offered to buyers of a first. */
export class Upsells extends Resource {
  /**
   * List upsells
   *
   * Returns every upsell of the account, and beside them the sales that came of upsells. The list has no pages.
   *
   * `GET /upsells`
   *
   * @example
   * ```ts
   * const upsellsResponse = await client.upsells.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [options?: RequestOptions],
    UpsellsResponse,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'listUpsells', method: 'GET', path: '/upsells', tags: ['Upsells'] });

  /**
   * Create an upsell
   *
   * Creates an upsell and returns it. Two identical requests create two upsells.
   *
   * `POST /upsells`
   *
   * @example
   * ```ts
   * const upsell = await client.upsells.create({
   *   name: 'Video course beside the book',
   *   offer: 'See it done',
   *   mainProductIds: ['65a1b2c3d4e5f6a7b8c9d0e1'],
   *   upsellProductId: '65a1b2c3d4e5f6a7b8c9d0e9',
   *   upsellPrice: 49.99,
   *   primaryButtonText: 'Add the course',
   *   secondaryButtonText: 'Only the book',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateUpsellParams, options?: RequestOptions],
    Upsell,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createUpsell', method: 'POST', path: '/upsells', tags: ['Upsells'], body: json });

  /**
   * Get an upsell
   *
   * Returns one upsell.
   *
   * `GET /upsells/{id}`
   *
   * @example
   * ```ts
   * const upsell = await client.upsells.get('65e5f6a7b8c9d0e1f2a3b4c5');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Upsell,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getUpsell', method: 'GET', path: '/upsells/{id}', tags: ['Upsells'] });

  /**
   * Update an upsell
   *
   * Changes the members given and returns the upsell as it is then. The request may be repeated: it sets values, so that sending it twice leaves what sending it once leaves.
   *
   * `POST /upsells/{id}`
   *
   * Inferred, not documented: No source says that the request may be repeated; every member sets a value and none adds to one.
   *
   * @example
   * ```ts
   * const upsell = await client.upsells.update('65e5f6a7b8c9d0e1f2a3b4c5', { upsellPrice: 39.99, active: true });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly update: Method<
    [id: string, params: UpdateUpsellParams, options?: RequestOptions],
    Upsell,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'updateUpsell',
    method: 'POST',
    path: '/upsells/{id}',
    tags: ['Upsells'],
    body: json,
    bodyRequired: true,
    idempotent: true,
  });

  /**
   * Delete an upsell
   *
   * Deletes an upsell; its products stay.
   *
   * `DELETE /upsells/{id}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.upsells.delete('65e5f6a7b8c9d0e1f2a3b4c5');
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
  > = this.method({ id: 'deleteUpsell', method: 'DELETE', path: '/upsells/{id}', tags: ['Upsells'] });
}

/** An offer of a second product, made to buyers of the first. */
export interface Upsell {
  /** Identifier of the upsell, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the upsell. */
  userId: string;
  /** Your name for it. */
  name: string;
  /** Identifiers of the products whose buyers see the offer. */
  mainProductIds: string[];
  /** Identifier of the product offered. */
  upsellProductId: string;
  /** Price of the product in this offer, in the major unit of its currency. */
  upsellPrice: number;
  /** Text of the offer. */
  upsellDescription?: string;
  /** Text of the button that accepts. */
  primaryButtonText?: string;
  /** Text of the button that declines. */
  secondaryButtonText?: string;
  /** Headline of the offer. */
  offer?: string;
  /** Whether the offer is made. */
  active: boolean;
  /** Whether the upsell belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the upsell was created, in UTC. Format: date-time. */
  createdAt: string;
}

/** Every upsell of the account, and the sales that came of them. */
export interface UpsellsResponse {
  /** The upsells. */
  upsells: Upsell[];
  /** Sales in which an upsell was accepted. The shape of an entry is not documented. */
  salesWithUpsells: unknown[];
}

/** An upsell to create. */
export interface CreateUpsellParams {
  /** Your name for it. */
  name?: string | undefined;
  /** Headline of the offer. */
  offer?: string | undefined;
  /** Identifiers of the products whose buyers see the offer. */
  mainProductIds: string[];
  /** Identifier of the product offered. */
  upsellProductId: string;
  /** Price of the product in this offer, in the major unit of its currency. */
  upsellPrice: number;
  /** Text of the offer. */
  upsellDescription?: string | undefined;
  /** Text of the button that accepts. */
  primaryButtonText?: string | undefined;
  /** Text of the button that declines. */
  secondaryButtonText?: string | undefined;
  /** Whether the offer is made. Default: `true`. */
  active?: boolean | undefined;
}

/** What to change of an upsell. Members that are left out stay as they are. */
export interface UpdateUpsellParams {
  /** Your name for it. */
  name?: string | undefined;
  /**
   * Identifiers of the products whose buyers see the offer. The list given replaces the one there.
   *
   * Inferred, not documented: No source says whether the list is replaced or added to; replacement is what the other members do.
   */
  mainProductIds?: string[] | undefined;
  /** Identifier of the product offered. */
  upsellProductId?: string | undefined;
  /** Price of the product in this offer, in the major unit of its currency. */
  upsellPrice?: number | undefined;
  /** Text of the offer. */
  upsellDescription?: string | undefined;
  /** Text of the button that accepts. */
  primaryButtonText?: string | undefined;
  /** Text of the button that declines. */
  secondaryButtonText?: string | undefined;
  /** Headline of the offer. */
  offer?: string | undefined;
  /** Whether the offer is made. */
  active?: boolean | undefined;
}
