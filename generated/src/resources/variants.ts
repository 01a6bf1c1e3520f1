import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';

/** Versions of a product with a name and price of their own. They are created and deleted, not listed. */
export class Variants extends Resource {
  /**
   * Create a variant
   *
   * Adds a variant to a product and returns it. Two identical requests create two variants.
   *
   * `POST /products/variants`
   *
   * @example
   * ```ts
   * const productVariant = await client.variants.create({
   *   productId: '65a1b2c3d4e5f6a7b8c9d0e1',
   *   name: 'Team licence',
   *   price: 79.99,
   *   description: 'For up to ten people of one company.',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateVariantParams, options?: RequestOptions],
    ProductVariant,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createVariant', method: 'POST', path: '/products/variants', tags: ['Variants'], body: json });

  /**
   * Delete a variant
   *
   * Deletes a variant; its product stays.
   *
   * `DELETE /products/variants/{id}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.variants.delete('65a1b2c3d4e5f6a7b8c9d0f2');
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
  > = this.method({ id: 'deleteVariant', method: 'DELETE', path: '/products/variants/{id}', tags: ['Variants'] });
}

/** A version of a product with a name and a price of its own. */
export interface ProductVariant {
  /** Identifier of the variant, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the product that this is a version of. */
  productId: string;
  /** Title that buyers see. */
  name: string;
  /** Price in the major unit of the product's currency. */
  price: number;
  /** How this version differs. */
  description?: string;
  /** Whether the variant is in use. */
  active: boolean;
  /** When the variant was created, in UTC. Format: date-time. */
  createdAt: string;
  /** When the variant was last changed, in UTC. Format: date-time. */
  updatedAt: string;
}

/** A variant to add to a product. */
export interface CreateVariantParams {
  /** Identifier of the product to add it to. */
  productId: string;
  /** Title that buyers see. */
  name: string;
  /** Price in the major unit of the product's currency. */
  price: number;
  /** How this version differs. */
  description?: string | undefined;
}
