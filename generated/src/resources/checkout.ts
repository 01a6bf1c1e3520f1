import { json } from '../core/body/json.js';
import type { StatusError } from '../core/failure.js';
import type { Method } from '../core/method.js';
import type { RequestOptions } from '../core/options.js';
import { Resource } from '../core/resource.js';
import type { ErrorResponse } from '../models/error-response.js';

/** Pages on which a buyer pays, made for one buyer at a time. */
export class Checkout extends Resource {
  /**
   * Create a checkout session
   *
   * Prepares a checkout for one product, or one subscription offer, and returns the page to send the buyer to. What you put in `metadata` comes back on the order and in its webhooks. Two identical requests create two sessions.
   *
   * `POST /checkout/sessions`
   *
   * @example
   * ```ts
   * const checkoutSession = await client.checkout.create({
   *   productId: '65a1b2c3d4e5f6a7b8c9d0e1',
   *   successUrl: 'https://studio.example.com/thanks',
   *   cancelUrl: 'https://studio.example.com/shop',
   *   customerEmail: 'ada@example.com',
   *   discountCode: 'SUMMER20',
   *   metadata: { campaign: 'newsletter-42' },
   * });
   * ```
   * @throws 400: A parameter or the body is not valid.
   * @throws 401: The API key is missing or not valid.
   * @throws 429: More than 200 requests within a minute came from this IP address.
   * @throws 500: The server failed.
   */
  readonly create: Method<
    [params: CreateCheckoutParams, options?: RequestOptions],
    CheckoutSession,
    StatusError<400 | 401 | 429 | 500, ErrorResponse>
  > = this.method({ id: 'createCheckout', method: 'POST', path: '/checkout/sessions', tags: ['Checkout'], body: json });
}

/** A checkout that waits for its buyer. */
export interface CheckoutSession {
  /** Identifier of the session (`cs_...`). */
  id: string;
  /** Where to send the buyer. Format: uri. */
  url: string;
}

/** A checkout session to create. */
export interface CreateCheckoutParams {
  /** Identifier of the product to sell. The identifier of a subscription offer works too. */
  productId: string;
  /**
   * Where the buyer is sent after paying. Format: uri.
   *
   * Inferred, not documented: Required by the reference page of this operation and by the vendor's own client; one guide of the vendor leaves it out.
   */
  successUrl: string;
  /**
   * Where the buyer is sent after giving up. Format: uri.
   *
   * Inferred, not documented: Required by the reference page of this operation and by the vendor's own client; one guide of the vendor leaves it out.
   */
  cancelUrl: string;
  /** E-mail address to fill in for the buyer. Format: email. */
  customerEmail?: string | undefined;
  /** Discount code to apply. */
  discountCode?: string | undefined;
  /** Anything you want to find again on the order and in its webhooks. */
  metadata?: Record<string, unknown> | undefined;
  /**
   * Your own identifier of the buyer or cart, returned in webhooks.
   *
   * Inferred, not documented: Sent by programs that use the API and present in the vendor's webhook samples; no reference page lists it.
   */
  clientReferenceId?: string | undefined;
}
