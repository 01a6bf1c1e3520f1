import { BaseClient } from './core/base-client.js';
import { APIClient } from './core/client.js';
import { deprecation } from './core/features/deprecation.js';
import { type LoggingOptions, logging } from './core/features/logging.js';
import { type RateLimit, RateLimits, rateLimits } from './core/features/rate-limit.js';
import type { ClientOptions } from './core/options.js';
import type { CredentialOptions } from './core/sdk.js';
import type { WebhookSecretOption } from './core/webhooks/secret-option.js';
import { Checkout } from './resources/checkout.js';
import { Customers } from './resources/customers.js';
import { Discounts } from './resources/discounts.js';
import { Orders } from './resources/orders.js';
import { Payments } from './resources/payments.js';
import { Products } from './resources/products.js';
import { Refunds } from './resources/refunds.js';
import { Reviews } from './resources/reviews.js';
import { Subscribers } from './resources/subscribers.js';
import { SubscriptionOffers } from './resources/subscription-offers.js';
import { Subscriptions } from './resources/subscriptions.js';
import { Upsells } from './resources/upsells.js';
import { Users } from './resources/users.js';
import { Variants } from './resources/variants.js';
import { Webhooks } from './resources/webhooks.js';

/**
 * Client of the Pocketsflow API.
 *
 * @example
 * ```ts
 * const client = new Pocketsflow({ apiKey: 'pk_live_…' });
 * const result = await client.products.list();
 * ```
 */
export class Pocketsflow extends APIClient {
  /** What you sell once or repeatedly, with its files, its price and its page. */
  readonly products: Products = new Products(this);
  /** Versions of a product with a name and price of their own. They are created and deleted, not listed. */
  readonly variants: Variants = new Variants(this);
  /** Purchases, one product each. */
  readonly orders: Orders = new Orders(this);
  /** The people who bought from you. */
  readonly customers: Customers = new Customers(this);
  /** What buyers say about products. */
  readonly reviews: Reviews = new Reviews(this);
  /** Codes that make products cheaper. */
  readonly discounts: Discounts = new Discounts(this);
  /** Second products offered to buyers of a first. */
  readonly upsells: Upsells = new Upsells(this);
  /** The account that the API key belongs to. */
  readonly users: Users = new Users(this);
  /** Running contracts of buyers. What they subscribe to is a subscription offer. */
  readonly subscriptions: Subscriptions = new Subscriptions(this);
  /** Pages on which a buyer pays, made for one buyer at a time. */
  readonly checkout: Checkout = new Checkout(this);
  /** Money given back for orders. */
  readonly refunds: Refunds = new Refunds(this);
  /** Addresses of yours that are told about events. */
  readonly webhooks: Webhooks = new Webhooks(this);
  /** Recurring products that you sell, with price, frequency and trial. What a buyer then has is a subscription. */
  readonly subscriptionOffers: SubscriptionOffers = new SubscriptionOffers(this);
  /** Money received, for orders and subscriptions alike. */
  readonly payments: Payments = new Payments(this);
  /** The people who subscribed. */
  readonly subscribers: Subscribers = new Subscribers(this);

  /**
   * Everything is optional where the environment gives the credentials.
   *
   * @throws ConfigurationError where an option is wrong: it names the option and the remedy.
   */
  constructor(options: PocketsflowOptions = {}) {
    super(options, { apiKey: options.apiKey }, [logging, rateLimits, deprecation]);
  }

  /** What the answers so far told of the rate limit; before the first one, what is documented. */
  get rateLimit(): RateLimit {
    return this.shared(RateLimits).current;
  }

  /** The option `webhookSecret`, which `unwrap` and `createWebhookHandler` read from the client that they are given. */
  webhookSecret(): WebhookSecretOption | undefined {
    return BaseClient.stateOf(this).settings.webhookSecret;
  }

  /** A client that inherits everything from this one but what the options say. This one stays as it is. */
  withOptions(options: PocketsflowOptions): Pocketsflow {
    return new Pocketsflow(this.derive(options));
  }
}

/** What `new Pocketsflow()` takes. */
export interface PocketsflowOptions extends ClientOptions, LoggingOptions, CredentialOptions {
  /**
   * The secret that webhooks are signed with, for `unwrap` and `createWebhookHandler` of `pocketsflow-sdk/webhooks`, which take the client.
   *
   * Several, while one replaces another. It is not sent. Default: the environment variable `POCKETSFLOW_WEBHOOK_SECRET`.
   */
  webhookSecret?: WebhookSecretOption | undefined;
}
