import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';
import type { MessageResponse } from '../models/message-response.js';

/** What you sell once or repeatedly, with its files, its price and its page. */
export class Products extends Resource {
  /**
   * List products
   *
   * Returns every product of the account in one array; the list has no pages.
   *
   * `GET /products`
   *
   * @example
   * ```ts
   * const products = await client.products.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<[options?: RequestOptions], Product[], StatusError<400 | 401 | 429 | 500, ErrorResponse>> =
    this.method({ id: 'listProducts', method: 'GET', path: '/products', tags: ['Products'] });

  /**
   * Create a product
   *
   * Creates a product and returns it. Only `name` and `price` are needed. Two identical requests create two products, so a request whose answer was lost is not to be repeated blindly.
   *
   * `POST /products`
   *
   * @example
   * ```ts
   * const product = await client.products.create({
   *   name: 'Field Guide to Typography',
   *   price: 29.99,
   *   currency: 'USD',
   *   description: '120 pages on setting type for the screen, as a PDF.',
   *   type: 'one-time',
   *   published: true,
   *   slug: 'field-guide-to-typography',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateProductParams, options?: RequestOptions],
    Product,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createProduct', method: 'POST', path: '/products', tags: ['Products'], body: json });

  /**
   * Get a product
   *
   * Returns one product.
   *
   * `GET /products/{id}`
   *
   * @example
   * ```ts
   * const product = await client.products.get('65a1b2c3d4e5f6a7b8c9d0e1');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Product,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getProduct', method: 'GET', path: '/products/{id}', tags: ['Products'] });

  /**
   * Delete a product
   *
   * Deletes a product. Whether it can be brought back is not documented.
   *
   * `DELETE /products/{id}`
   *
   * @example
   * ```ts
   * const messageResponse = await client.products.delete('65a1b2c3d4e5f6a7b8c9d0e1');
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
  > = this.method({ id: 'deleteProduct', method: 'DELETE', path: '/products/{id}', tags: ['Products'] });

  /**
   * Update a product
   *
   * Changes the members given and returns the product as it is then. The request may be repeated: it sets values, so that sending it twice leaves what sending it once leaves.
   *
   * `POST /products/update/{id}`
   *
   * Inferred, not documented: No source says that the request may be repeated; every member sets a value and none adds to one.
   *
   * @example
   * ```ts
   * const product = await client.products.update('65a1b2c3d4e5f6a7b8c9d0e1', {
   *   name: 'Field Guide to Typography, second edition',
   *   price: 34.99,
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly update: Method<
    [id: string, params: UpdateProductParams, options?: RequestOptions],
    Product,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'updateProduct',
    method: 'POST',
    path: '/products/update/{id}',
    tags: ['Products'],
    body: json,
    bodyRequired: true,
    idempotent: true,
  });
}

/** Something you sell - a file, a course, a licence - with its price and its place in the shop. */
export interface Product {
  /** Identifier of the product, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the product. */
  userId: string;
  /** Title that buyers see. */
  name: string;
  /**
   * A short line under the title.
   *
   * Inferred, not documented: Seen in public listings and accepted when a product is created; the vendor's response type does not name it.
   */
  subtitle?: string;
  /** What the product is, at length. */
  description?: string;
  /** Price in the major unit of `currency` - 29.99 is twenty-nine dollars and 99 cents. */
  price: number;
  /** Currency code such as `USD`. Upper and lower case both occur. */
  currency: string;
  /**
   * Whether the buyer pays once or repeatedly.
   *
   * - `one-time`: Paid once.
   * - `subscription`: Paid again every `billingInterval`.
   */
  type: 'one-time' | 'subscription' | (string & {});
  /**
   * How often a product of type `subscription` is charged.
   *
   * - `month`: Charged every month.
   * - `year`: Charged every year.
   */
  billingInterval?: 'month' | 'year' | (string & {});
  /** Whether the product is in use. */
  active: boolean;
  /** Whether the product is visible for sale. */
  published: boolean;
  /** Last part of the address of the product's page. */
  slug?: string;
  /**
   * Address of the small picture shown in lists.
   *
   * Inferred, not documented: Seen in public listings and accepted when a product is created; the vendor's response type does not name it.
   */
  thumbnail?: string;
  /** Addresses of the pictures on the product's page. */
  images?: string[];
  /** What the buyer receives. */
  files?: ProductFile[];
  /**
   * Whether buyers choose what they pay.
   *
   * Inferred, not documented: Seen in public listings and accepted when a product is created; the vendor's response type does not name it.
   */
  payWant?: boolean;
  /**
   * Least that a buyer can choose to pay where `payWant` is set, in the major unit of `currency`.
   *
   * Inferred, not documented: Seen in public listings and accepted when a product is created; the vendor's response type does not name it.
   */
  minPrice?: number;
  /** Whether the product belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the product was created, in UTC. Format: date-time. */
  createdAt: string;
  /** When the product was last changed, in UTC. Format: date-time. */
  updatedAt: string;
}

/** A file that buyers of a product receive. */
export interface ProductFile {
  /** Name of the file. */
  name: string;
  /** Where the file is kept. */
  url: string;
  /** Size of the file. The unit is not documented. */
  size?: number;
}

/** A product to create. */
export interface CreateProductParams {
  /** Title that buyers see. */
  name: string;
  /** Price in the major unit of the currency - 29.99 is twenty-nine dollars and 99 cents. */
  price: number;
  /** Currency code such as `USD`. One page of the vendor's documentation calls it required, every other source leaves it out; sending it is safe. */
  currency?: string | undefined;
  /** What the product is, at length. */
  description?: string | undefined;
  /** A short line under the title. */
  subtitle?: string | undefined;
  /**
   * Whether the buyer pays once or repeatedly.
   *
   * - `one-time`: Paid once.
   * - `subscription`: Paid again every `billingInterval`.
   */
  type?: 'one-time' | 'subscription' | undefined;
  /**
   * How often a product of type `subscription` is charged.
   *
   * - `month`: Charged every month.
   * - `year`: Charged every year.
   */
  billingInterval?: 'month' | 'year' | undefined;
  /** Let buyers choose what they pay, within `minPrice` and `maxPrice`. */
  payWant?: boolean | undefined;
  /** Least that a buyer can choose to pay, in the major unit of the currency. */
  minPrice?: number | undefined;
  /** Most that a buyer can choose to pay, in the major unit of the currency. */
  maxPrice?: number | undefined;
  /** Whether the product is in use. */
  active?: boolean | undefined;
  /** Whether the product is visible for sale. Default: `true`. */
  published?: boolean | undefined;
  /** Last part of the address of the product's page. */
  slug?: string | undefined;
  /** Address of the small picture shown in lists. Format: uri. */
  thumbnail?: string | undefined;
  /** Addresses of the pictures on the product's page. */
  images?: string[] | undefined;
  /** Text of the button that leads to the checkout. */
  ctaText?: string | undefined;
  /** Show how often the product was sold. Default: `true`. */
  showSales?: boolean | undefined;
  /** Show the reviews of buyers. Default: `true`. */
  showReviews?: boolean | undefined;
  /** Your terms for refunds, as text. */
  refundPolicy?: string | undefined;
  /** Where buyers are sent after they have paid. Format: uri. */
  callbackUrl?: string | undefined;
  /** Ask buyers for their first name. */
  hasFirstName?: boolean | undefined;
  /** Ask buyers for their last name. */
  hasLastName?: boolean | undefined;
}

/** What to change of a product. Members that are left out stay as they are. */
export interface UpdateProductParams {
  /** Title that buyers see. */
  name?: string | undefined;
  /** What the product is, at length. */
  description?: string | undefined;
  /** Price in the major unit of the currency - 29.99 is twenty-nine dollars and 99 cents. */
  price?: number | undefined;
  /** Currency code such as `USD`. */
  currency?: string | undefined;
  /** Whether the product is in use. */
  active?: boolean | undefined;
  /** Whether the product is visible for sale. */
  published?: boolean | undefined;
}
