import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** The people who bought from you. */
export class Customers extends Resource {
  /**
   * List customers
   *
   * Returns customers in one array, narrowed and sorted where you say so. In which order they come otherwise is not documented.
   *
   * `GET /customers`
   *
   * @example
   * ```ts
   * const customers = await client.customers.list({
   *   productId: '65a1b2c3d4e5f6a7b8c9d0e1',
   *   email: 'ada@example.com',
   *   sortBy: 'createdAt',
   *   sortOrder: 'desc',
   *   limit: 50,
   *   offset: 0,
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [params?: ListCustomersParams, options?: RequestOptions],
    Customer[],
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'listCustomers', method: 'GET', path: '/customers', tags: ['Customers'], params: {} });

  /**
   * Get a customer
   *
   * Returns one customer.
   *
   * `GET /customers/{id}`
   *
   * @example
   * ```ts
   * const customer = await client.customers.get('65b2c3d4e5f6a7b8c9d0e1a3');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    Customer,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'getCustomer', method: 'GET', path: '/customers/{id}', tags: ['Customers'] });
}

/** What `client.customers.list` takes. */
export interface ListCustomersParams {
  /** Only buyers of this product. */
  productId?: string | undefined;
  /**
   * Only the customer with this e-mail address. Known from the vendor's client alone.
   *
   * Inferred, not documented: The vendor's client sends it; the vendor's page does not list it.
   */
  email?: string | undefined;
  /**
   * What to sort by.
   *
   * - `email`: E-mail address.
   * - `country`: Country.
   * - `numberOfOrders`: Number of orders.
   * - `createdAt`: Time of the first purchase.
   */
  sortBy?: 'email' | 'country' | 'numberOfOrders' | 'createdAt' | undefined;
  /**
   * Which way to sort.
   *
   * - `asc`: Smallest or earliest first.
   * - `desc`: Largest or latest first.
   */
  sortOrder?: 'asc' | 'desc' | undefined;
  /**
   * Most customers to return. Known from the vendor's client alone.
   *
   * Inferred, not documented: The vendor's client sends it; the vendor's page does not list it.
   */
  limit?: number | undefined;
  /**
   * How many customers to skip first. Known from the vendor's client alone.
   *
   * Inferred, not documented: The vendor's client sends it; the vendor's page does not list it.
   */
  offset?: number | undefined;
}

/** Somebody who bought from you, with the sum of their purchases. */
export interface Customer {
  /** Identifier of the customer, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that sold to this customer. */
  userId: string;
  /** E-mail address of the customer. */
  buyerEmail: string;
  /** Country of the customer. */
  country?: string;
  /** How many orders the customer placed. */
  numberOfOrders: number;
  /** Sum of those orders, in the major unit of the currency. */
  totalSpent: number;
  /** Whether the customer belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the customer was first recorded, in UTC. Format: date-time. */
  createdAt: string;
}
