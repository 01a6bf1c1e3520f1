import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** What buyers say about products. */
export class Reviews extends Resource {
  /**
   * List reviews
   *
   * Returns the reviews of all your products, or of one, in one array.
   *
   * `GET /reviews`
   *
   * @example
   * ```ts
   * const reviews = await client.reviews.list({ productId: '65a1b2c3d4e5f6a7b8c9d0e1' });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [params?: ListReviewsParams, options?: RequestOptions],
    Review[],
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'listReviews', method: 'GET', path: '/reviews', tags: ['Reviews'], params: {} });

  /**
   * List the reviews of a product
   *
   * Returns the reviews of one product as anybody may read them; no API key is needed. The vendor names this operation without its path, so the path used here is a guess after the pattern of the others. If it answers 404, list the reviews with your key and `productId` instead.
   *
   * `GET /reviews/product/{productId}`
   *
   * Inferred, not documented: Method, path and response are concluded from the operation's name ("public") and from the paths of its neighbours; no source states them.
   *
   * @example
   * ```ts
   * const publicReviews = await client.reviews.listByProduct('65a1b2c3d4e5f6a7b8c9d0e1');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly listByProduct: Method<
    [productId: string, options?: RequestOptions],
    PublicReview[],
    StatusError<400 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'listProductReviews',
    method: 'GET',
    path: '/reviews/product/{productId}',
    tags: ['Reviews'],
    security: [],
  });
}

/** What `client.reviews.list` takes. */
export interface ListReviewsParams {
  /**
   * Only reviews of this product. Known from the vendor's client alone.
   *
   * Inferred, not documented: The vendor's client sends it; the vendor's page does not list it.
   */
  productId?: string | undefined;
}

/** A review as anybody may read it. Which members a reader without a key is shown is not documented. */
export interface PublicReview {
  /** Identifier of the review, 24 hexadecimal digits. */
  _id?: string;
  /** Identifier of the product reviewed. */
  productId?: string;
  /** Identifier of the account that sells the product. */
  userId?: string;
  /** E-mail address of the buyer who wrote the review. */
  buyerEmail?: string;
  /** The buyer's mark. Its scale is not documented. */
  rating?: number;
  /** The buyer's words. */
  review?: string;
  /** Whether the review belongs to test data, which only `pk_test_` keys see. */
  testMode?: boolean;
  /** When the review was written, in UTC. Format: date-time. */
  createdAt?: string;
}

/** What a buyer says about a product. */
export interface Review {
  /** Identifier of the review, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the product reviewed. */
  productId: string;
  /** Identifier of the account that sells the product. */
  userId: string;
  /** E-mail address of the buyer who wrote the review. */
  buyerEmail: string;
  /** The buyer's mark. Its scale is not documented. */
  rating: number;
  /** The buyer's words. */
  review?: string;
  /** Whether the review belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the review was written, in UTC. Format: date-time. */
  createdAt: string;
}
