import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** Recurring products that you sell, with price, frequency and trial. What a buyer then has is a subscription. */
export class SubscriptionOffers extends Resource {
  /**
   * List subscription offers
   *
   * Returns every subscription offer of the account in one array; the list has no pages.
   *
   * `GET /subscriptions`
   *
   * @example
   * ```ts
   * const subscriptionOffers = await client.subscriptionOffers.list();
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly list: Method<
    [options?: RequestOptions],
    SubscriptionOffer[],
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'listSubscriptionOffers',
    method: 'GET',
    path: '/subscriptions',
    tags: ['Subscription Offers'],
  });

  /**
   * Create a subscription offer
   *
   * Creates a recurring product and returns it. Two identical requests create two offers.
   *
   * `POST /subscriptions`
   *
   * @example
   * ```ts
   * const subscriptionOffer = await client.subscriptionOffers.create({
   *   name: 'Studio membership',
   *   subtitle: 'A new typeface every month',
   *   price: 29,
   *   frequency: 'monthly',
   *   trialPeriod: 7,
   *   redirectBackUrl: 'https://studio.example.com/account',
   *   slug: 'studio-membership',
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateSubscriptionOfferParams, options?: RequestOptions],
    SubscriptionOffer,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'createSubscriptionOffer',
    method: 'POST',
    path: '/subscriptions',
    tags: ['Subscription Offers'],
    body: json,
  });

  /**
   * Get a subscription offer
   *
   * Returns one subscription offer.
   *
   * `GET /subscriptions/{id}`
   *
   * @example
   * ```ts
   * const subscriptionOffer = await client.subscriptionOffers.get('66a7b8c9d0e1f2a3b4c5d6e7');
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 404: Nothing with this identifier exists, or the API key belongs to the other mode (test or live).
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly get: Method<
    [id: string, options?: RequestOptions],
    SubscriptionOffer,
    StatusError<400 | 401 | 404 | 429 | 500, ErrorResponse>
  > = this.method({
    id: 'getSubscriptionOffer',
    method: 'GET',
    path: '/subscriptions/{id}',
    tags: ['Subscription Offers'],
  });
}

/**
 * How often a subscription offer is charged.
 *
 * - `weekly`: Charged every week.
 * - `monthly`: Charged every month.
 * - `yearly`: Charged every year.
 */
export type SubscriptionFrequency = 'weekly' | 'monthly' | 'yearly';

/** A recurring product that you sell. What a buyer then has is a `Subscription`. */
export interface SubscriptionOffer {
  /** Identifier of the offer, 24 hexadecimal digits. */
  _id: string;
  /** Identifier of the account that owns the offer. */
  userId: string;
  /** Title that buyers see. */
  name: string;
  /** A short line under the title. */
  subtitle?: string;
  /** What the offer is, at length. */
  description?: string;
  /** Price of one period in US dollars - 29 is twenty-nine dollars. */
  price: number;
  /** Currency code such as `USD`. */
  currency?: string;
  /**
   * How often a subscription offer is charged.
   *
   * - `weekly`: Charged every week.
   * - `monthly`: Charged every month.
   * - `yearly`: Charged every year.
   */
  frequency: SubscriptionFrequency | (string & {});
  /** Length of the free trial in days. */
  trialPeriod?: number;
  /** Whether the offer is visible for sale. */
  published?: boolean;
  /** Where the billing portal's way back leads. */
  redirectBackUrl?: string;
  /** Last part of the address of the offer's page. */
  slug?: string;
  /** Address of the small picture shown in lists. */
  thumbnail?: string;
  /** Addresses of the pictures on the offer's page. */
  images?: string[];
  /** Whether the offer belongs to test data, which only `pk_test_` keys see. */
  testMode: boolean;
  /** When the offer was created, in UTC. Format: date-time. */
  createdAt: string;
  /** When the offer was last changed, in UTC. Format: date-time. */
  updatedAt?: string;
}

/** A subscription offer to create. */
export interface CreateSubscriptionOfferParams {
  /** Title that buyers see. */
  name: string;
  /** Price of one period in US dollars - 29 is twenty-nine dollars. */
  price: number;
  /**
   * How often a subscription offer is charged.
   *
   * - `weekly`: Charged every week.
   * - `monthly`: Charged every month.
   * - `yearly`: Charged every year.
   */
  frequency: SubscriptionFrequency;
  /** A short line under the title. */
  subtitle?: string | undefined;
  /** What the offer is, at length. */
  description?: string | undefined;
  /** Length of the free trial in days. */
  trialPeriod?: number | undefined;
  /** Whether the offer is visible for sale. */
  published?: boolean | undefined;
  /** Where the billing portal's way back leads. */
  redirectBackUrl?: string | undefined;
  /** Last part of the address of the offer's page. */
  slug?: string | undefined;
  /** Address of the small picture shown in lists. */
  thumbnail?: string | undefined;
  /** Addresses of the pictures on the offer's page. */
  images?: string[] | undefined;
  /** Whether subscribers get a file to download. */
  isFile?: boolean | undefined;
  /** The file that subscribers get - its address, or a reference to an upload whose members are not documented. */
  file?: string | Record<string, unknown> | undefined;
  /** Address of the offer outside of Pocketsflow. */
  url?: string | undefined;
  /** Text shown in the checkout. */
  checkoutText?: string | undefined;
  /** Your terms for refunds, as text. */
  refundPolicy?: string | undefined;
  /** Where buyers are sent after they have paid. The query gains `subscriptionId`, `subscriptionCustomer` and `redirect_status`. */
  callbackUrl?: string | undefined;
  /** Whether `callbackUrl` is used. */
  hasCallbackUrl?: boolean | undefined;
  /** Ask buyers for their first name. */
  hasFirstName?: boolean | undefined;
  /** Ask buyers for their last name. */
  hasLastName?: boolean | undefined;
  /** Text shown in the billing portal. */
  portalText?: string | undefined;
  /** Your privacy policy. */
  privacyPolicy?: string | undefined;
  /** Your terms of service. */
  termsOfService?: string | undefined;
  /** Text of the button that leads to the checkout. */
  ctaText?: string | undefined;
  /** Text shown after the payment. */
  thankYouText?: string | undefined;
  /** Whether the offer has a page of its own. */
  hasProductPage?: boolean | undefined;
  /** Show how often the offer was sold. */
  showSales?: boolean | undefined;
  /** Show the reviews of buyers. */
  showReviews?: boolean | undefined;
  /** Most that a buyer can choose to pay, in US dollars. */
  maxPrice?: number | undefined;
  /** Least that a buyer can choose to pay, in US dollars. */
  minPrice?: number | undefined;
  /** Design of the page. Its members are not documented. */
  design?: Record<string, unknown> | undefined;
  /** Colours of the page. Its members are not documented. */
  colors?: Record<string, unknown> | undefined;
  /** Style of the page. Its members are not documented. */
  pageStyle?: Record<string, unknown> | undefined;
  /** Style of the checkout. Its members are not documented. */
  checkoutStyle?: Record<string, unknown> | undefined;
  /** Colours of the checkout. Its members are not documented. */
  checkoutColors?: Record<string, unknown> | undefined;
}
