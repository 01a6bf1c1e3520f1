import type { UnknownVariant } from './core/open.js';

/** The payload of each webhook event, by the name of the event. */
export interface WebhookPayloads {
  /**
   * Order completed
   *
   * An order was paid. Subscriptions are reported by their own events.
   */
  'order.completed': OrderEventPayload;
  /**
   * Order refunded
   *
   * An order was refunded.
   */
  'order.refunded': OrderRefundedEventPayload;
  /**
   * Product created
   *
   * A product was created.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'product.created': EventPayload;
  /**
   * Product updated
   *
   * A product was changed.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'product.updated': EventPayload;
  /**
   * Product deleted
   *
   * A product was deleted.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'product.deleted': EventPayload;
  /**
   * Review created
   *
   * A buyer reviewed a product.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'review.created': EventPayload;
  /**
   * Customer created
   *
   * Somebody bought from you for the first time. The body is that of the order.
   */
  'customer.created': OrderEventPayload;
  /**
   * Subscription created
   *
   * A subscription began.
   */
  'customer.subscription.created': SubscriptionEventPayload;
  /**
   * Subscription updated
   *
   * A subscription changed or was renewed. It is sent again and again for one subscription, so do not drop it as a duplicate by the buyer alone.
   */
  'customer.subscription.updated': SubscriptionEventPayload;
  /**
   * Subscription deleted
   *
   * A subscription ended. Its status is `canceled`, it is not active, and its payment method is null.
   */
  'customer.subscription.deleted': SubscriptionEventPayload;
  /**
   * Subscription paused
   *
   * A subscription was put on hold.
   *
   * Inferred, not documented: The vendor's code reads this event like the other events of subscriptions; no sample of it is published.
   */
  'customer.subscription.pause': SubscriptionEventFields;
  /**
   * Subscription resumed
   *
   * A subscription on hold goes on.
   *
   * Inferred, not documented: The vendor's code reads this event like the other events of subscriptions; no sample of it is published.
   */
  'customer.subscription.resumed': SubscriptionEventFields;
  /**
   * Subscription trial ends soon
   *
   * The trial of a subscription is about to end.
   *
   * Inferred, not documented: The vendor's code reads this event like the other events of subscriptions; no sample of it is published.
   */
  'customer.subscription.trial_will_end': SubscriptionEventFields;
  /**
   * Invoice created
   *
   * An invoice was drawn up.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'invoice.created': EventPayload;
  /**
   * Invoice upcoming
   *
   * An invoice will be drawn up soon.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'invoice.upcoming': EventPayload;
  /**
   * Invoice paid
   *
   * An invoice was settled.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'invoice.paid': EventPayload;
  /**
   * Invoice payment succeeded
   *
   * The payment for a period of a subscription succeeded. The amount is in the smallest unit of the currency.
   */
  'invoice.payment_succeeded': SubscriptionInvoiceEventPayload;
  /**
   * Invoice payment failed
   *
   * The payment for a period of a subscription failed.
   *
   * Inferred, not documented: The vendor's code reads this event like the other events of subscriptions; no sample of it is published.
   */
  'invoice.payment_failed': SubscriptionEventFields;
  /**
   * Payment succeeded
   *
   * A payment succeeded.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'payment_intent.succeeded': EventPayload;
  /**
   * Payment failed
   *
   * A payment failed.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'payment_intent.payment_failed': EventPayload;
  /**
   * Identity verified
   *
   * An identity check succeeded.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'identity.verification_session.verified': EventPayload;
  /**
   * Identity check under way
   *
   * An identity check is under way.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'identity.verification_session.processing': EventPayload;
  /**
   * Identity check needs input
   *
   * An identity check needs something from the person.
   *
   * Inferred, not documented: No source describes the body of this event beyond the identifier of the webhook.
   */
  'identity.verification_session.requires_input': EventPayload;
}

/** The name of a webhook event that the API documents. */
export type WebhookEventName = keyof WebhookPayloads;

/** An event as it is delivered: its name decides the type of its payload. Events that the API adds later have a payload of unknown type. */
export type WebhookMessage =
  | { [Name in WebhookEventName]: { readonly event: Name; readonly payload: WebhookPayloads[Name] } }[WebhookEventName]
  | (UnknownVariant<'event'> & { readonly payload: unknown });

/** What the body of every webhook delivery holds. The name of the event comes in a header. */
export interface EventPayload {
  [key: string]: unknown;
  /** Identifier of the webhook that this was sent for. */
  webhookId: string;
  /** Name of the event. Only older deliveries repeat it in the body, so rely on the header. */
  event?: string;
}

/**
 * An order, with its buyer, product and tax. Amounts are decimals of the major unit in the vendor's samples of this event; other samples of the vendor give cents, so check the first deliveries that you get.
 *
 * Inferred, not documented: No source says which members are always sent; those required here are in every published sample.
 */
export interface OrderEventPayload extends EventPayload {
  product: EventProduct;
  order: EventOrder;
  /** Currency code such as `usd`. */
  currency: string;
  customer: EventCustomer;
  tax?: EventTax;
  /** Total, tax included. */
  amount: number;
  /** Total without tax. */
  amountBeforeTax?: number;
  /** What you attached to the checkout session. */
  metadata?: Record<string, unknown>;
  /**
   * The identifier of your own that you attached to the checkout session.
   *
   * Inferred, not documented: Read by programs that receive this event; the vendor's samples of it do not show it.
   */
  clientReferenceId?: string | null;
}

/**
 * An order that was refunded. The vendor shows two shapes: that of a completed order, and a shorter one with `refund`. Only what both have is promised.
 *
 * Inferred, not documented: The sources contradict each other; what both hold is required, the rest is optional.
 */
export interface OrderRefundedEventPayload extends EventPayload {
  order: EventOrder;
  customer: EventCustomer;
  refund?: EventRefund;
  product?: EventProduct;
  /** Currency code such as `usd`. */
  currency?: string;
  tax?: EventTax;
  /** Total, tax included. Decimals in the vendor's samples of orders, cents in others. */
  amount?: number;
  /** Total without tax. */
  amountBeforeTax?: number;
  /** What you attached to the checkout session. */
  metadata?: Record<string, unknown>;
}

/** All that an event about a subscription can hold, with nothing promised but the webhook's identifier. It is the body of those events for which the vendor publishes no sample. */
export interface SubscriptionEventFields extends EventPayload {
  subscription?: EventSubscription;
  subscriptionCustomer?: EventSubscriptionCustomer;
  /** Identifier of this buyer's membership, the same in all of its events. Store it to recognise the buyer. */
  subscriptionCustomerId?: string;
  customer?: EventCustomer;
  /** State of the subscription. `active`, `canceled` and `past_due` are known. */
  status?: string;
  /** What the buyer pays with; null once the subscription has ended. */
  paymentMethod?: EventPaymentMethod | null;
  /** Page on which the buyer manages the subscription. */
  portalUrl?: string;
  /**
   * The identifier of your own that you attached to the checkout session.
   *
   * Inferred, not documented: Always a string in the vendor's samples; null is allowed because order events are known to send it.
   */
  clientReferenceId?: string | null;
  /** What you attached to the checkout session. */
  metadata?: Record<string, unknown>;
}

/**
 * A subscription, with its buyer and the way it is paid.
 *
 * Inferred, not documented: No source says which members are always sent; those required here are in every published sample.
 */
export interface SubscriptionEventPayload {
  /** Identifier of the webhook that this was sent for. */
  webhookId: string;
  /** Name of the event. Only older deliveries repeat it in the body, so rely on the header. */
  event?: string;
  subscription: EventSubscription;
  subscriptionCustomer: EventSubscriptionCustomer;
  /** Identifier of this buyer's membership, the same in all of its events. Store it to recognise the buyer. */
  subscriptionCustomerId?: string;
  customer?: EventCustomer;
  /** State of the subscription. `active`, `canceled` and `past_due` are known. */
  status?: string;
  /** What the buyer pays with; null once the subscription has ended. */
  paymentMethod?: EventPaymentMethod | null;
  /** Page on which the buyer manages the subscription. */
  portalUrl?: string;
  /**
   * The identifier of your own that you attached to the checkout session.
   *
   * Inferred, not documented: Always a string in the vendor's samples; null is allowed because order events are known to send it.
   */
  clientReferenceId?: string | null;
  /** What you attached to the checkout session. */
  metadata?: Record<string, unknown>;
}

/**
 * A payment for a period of a subscription.
 *
 * Inferred, not documented: No source says which members are always sent; those required here are in the vendor's sample.
 */
export interface SubscriptionInvoiceEventPayload extends SubscriptionEventPayload {
  /** Amount paid in the smallest unit of `currency` - 1500 is fifteen dollars. Order events give decimals. */
  amount: number;
  /** Currency code such as `usd`. */
  currency: string;
}

/** The order that an event is about. */
export interface EventOrder {
  /** Identifier of the order. */
  id: string;
}

/** The product that an event is about. */
export interface EventProduct {
  /** Identifier of the product. */
  id: string;
  /** Identifier of the variant bought; null where the product itself was bought. */
  variantId?: string | null;
}

/** The buyer that an event is about. */
export interface EventCustomer {
  /** E-mail address of the buyer. */
  email: string;
  /** First name, where you ask for it. */
  firstName?: string;
  /** Last name, where you ask for it. */
  lastName?: string;
}

/** Tax on an order. */
export interface EventTax {
  /** Amount of the tax. */
  amount?: number;
  /** Rate as a fraction - 0.08. */
  rate?: number;
  /** Rate in per cent - 8. */
  percentage?: number;
  /** Country that the tax is due in. */
  ToCountry?: string;
  /** Postal code that the tax is due in. */
  ToZip?: string;
  /** State that the tax is due in. */
  ToState?: string | null;
  /** The buyer's VAT number. */
  vatNumber?: string | null;
}

/** The refund that an event is about. */
export interface EventRefund {
  /** Identifier of the refund. */
  id?: string;
  /** Amount given back. */
  amount?: number;
  /** Why, such as `requested_by_customer`. */
  reason?: string;
  /** How far the refund has come, such as `succeeded`. */
  status?: string;
}

/** The subscription offer that an event is about. */
export interface EventSubscription {
  /** Identifier of the subscription offer, 24 hexadecimal digits. */
  id: string;
  /** The payment provider's identifier of the buyer (`cus_...`). */
  customerId?: string;
}

/** A buyer's membership in a subscription offer. */
export interface EventSubscriptionCustomer {
  /** Identifier of the membership. */
  id: string;
  /** E-mail address of the buyer, in deliveries of the older shape. */
  buyerEmail?: string;
  /** State of the membership. `active`, `canceled` and `past_due` are known. */
  status?: string;
  /** Whether the buyer is to be served. */
  active?: boolean;
  /** Whether the membership ends with the current period instead of being renewed. */
  cancelAtPeriodEnd?: boolean;
  /** Whether the membership is on hold. */
  paused?: boolean;
}

/** What a buyer pays with. */
export interface EventPaymentMethod {
  /** The payment provider's identifier (`pm_...`). */
  id: string;
  /** Kind of payment method, such as `card`. */
  type: string;
  /** Brand of the card. */
  brand?: string;
  /** Last four digits of the card's number. */
  last4?: string;
  /** Month in which the card expires, from 1. */
  expMonth?: number;
  /** Year in which the card expires, with four digits. */
  expYear?: number;
}
