import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** The people who subscribed. */
export class Subscribers extends Resource {
  /**
   * List subscribers
   *
   * Returns your subscribers. The vendor names this operation without its parameters and response, so the SDK returns the body as it comes. Listing subscription customers is the better documented way.
   *
   * `GET /subscriptions/subscribers`
   *
   * Inferred, not documented: The vendor names the path alone; that it takes no parameter is an assumption.
   *
   * @example
   * ```ts
   * const subscribersResponse = await client.subscribers.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [options?: RequestOptions],
    SubscribersResponse,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'listSubscribers', method: 'GET', path: '/subscriptions/subscribers', tags: ['Subscribers'] });
}

/**
 * Your subscribers. The shape is not documented; lists of this API are either an array or an object that holds one.
 *
 * Inferred, not documented: The vendor names the path and shows no response, so nothing is promised beyond a JSON array or object.
 */
export type SubscribersResponse = unknown[] | Record<string, unknown>;
