import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** The account that the API key belongs to. */
export class Users extends Resource {
  /**
   * Get the current user
   *
   * Returns the account that the API key belongs to. A cheap way to find out whether a key works.
   *
   * `GET /users/me`
   *
   * @example
   * ```ts
   * const user = await client.users.me();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly me: Method<[options?: RequestOptions], User, StatusError<400 | 401 | 429 | 500, ErrorResponse>> =
    this.method({ id: 'getCurrentUser', method: 'GET', path: '/users/me', tags: ['Users'] });

  /**
   * Update the current user
   *
   * Changes the settings given and returns the account as it is then. The request may be repeated: it sets values, so that sending it twice leaves what sending it once leaves.
   *
   * `POST /users/update`
   *
   * Inferred, not documented: No source says that the request may be repeated; every member sets a value and none adds to one.
   *
   * @example
   * ```ts
   * const user = await client.users.update({ firstName: 'Grace', lastName: 'Hopper', currency: 'USD' });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly update: Method<
    [params?: UpdateUserParams, options?: RequestOptions],
    User,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'updateUser',
    method: 'POST',
    path: '/users/update',
    tags: ['Users'],
    body: json,
    idempotent: true,
  });
}

/** The account that the API key belongs to. */
export interface User {
  /** Identifier of the record, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account, as other resources refer to it. */
  userId: string;
  /** E-mail address of the account. */
  email: string;
  /** Full name. */
  name?: string;
  /** First name. */
  firstName?: string;
  /** Last name. */
  lastName?: string;
  /** Name of the shop's address, as in `https://{subdomain}.pocketsflow.com`. */
  subdomain?: string;
  /** Currency code of the account, such as `USD`. */
  currency: string;
  /** Country of the account. */
  country?: string;
  /** Whether this is the account's test side, which only `pk_test_` keys see. */
  testMode: boolean;
  /** Whether the account has sold anything yet. */
  hasSales: boolean;
  /** Whether the account has created a product yet. */
  createdFirstProduct?: boolean;
}

/** Settings of the account to change. Members that are left out stay as they are. */
export interface UpdateUserParams {
  /** First name. */
  firstName?: string | undefined;
  /** Last name. */
  lastName?: string | undefined;
  /** Currency code of the account, such as `USD`. */
  currency?: string | undefined;
  /** Country of the account. */
  country?: string | undefined;
  /** Name of the shop's address, as in `https://{subdomain}.pocketsflow.com`. */
  subdomain?: string | undefined;
  /** E-mail address that buyers can write to. It is not part of the account as returned. */
  contactEmail?: string | undefined;
}
