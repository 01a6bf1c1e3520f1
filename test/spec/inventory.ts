/** What the document has to hold, written down from the sources and not from the document. */

export interface ExpectedOperation {
  readonly resource: string;
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Its line in the vendor's HTTP API page; absent: documented elsewhere. */
  readonly title?: string;
}

export const expectedOperations: readonly ExpectedOperation[] = [
  { resource: 'Products', id: 'listProducts', method: 'GET', path: '/products', title: 'List all products' },
  { resource: 'Products', id: 'getProduct', method: 'GET', path: '/products/{id}', title: 'Get a product' },
  { resource: 'Products', id: 'createProduct', method: 'POST', path: '/products', title: 'Create a product' },
  { resource: 'Products', id: 'updateProduct', method: 'POST', path: '/products/update/{id}', title: 'Update a product' },
  { resource: 'Products', id: 'deleteProduct', method: 'DELETE', path: '/products/{id}', title: 'Delete a product' },
  { resource: 'Variants', id: 'createVariant', method: 'POST', path: '/products/variants', title: 'Create a variant' },
  { resource: 'Variants', id: 'deleteVariant', method: 'DELETE', path: '/products/variants/{id}', title: 'Delete a variant' },
  { resource: 'Orders', id: 'listOrders', method: 'GET', path: '/orders', title: 'List orders' },
  { resource: 'Orders', id: 'getOrder', method: 'GET', path: '/orders/{id}', title: 'Get a single order' },
  { resource: 'Customers', id: 'listCustomers', method: 'GET', path: '/customers', title: 'List customers' },
  { resource: 'Customers', id: 'getCustomer', method: 'GET', path: '/customers/{id}', title: 'Get a customer' },
  { resource: 'Reviews', id: 'listReviews', method: 'GET', path: '/reviews', title: 'List all reviews' },
  { resource: 'Reviews', id: 'listProductReviews', method: 'GET', path: '/reviews/product/{productId}', title: 'Get reviews for a product (Public)' },
  { resource: 'Discounts', id: 'listDiscounts', method: 'GET', path: '/discounts', title: 'List discounts' },
  { resource: 'Discounts', id: 'getDiscount', method: 'GET', path: '/discounts/{id}', title: 'Get a discount' },
  { resource: 'Discounts', id: 'createDiscount', method: 'POST', path: '/discounts', title: 'Create a discount' },
  { resource: 'Discounts', id: 'updateDiscount', method: 'POST', path: '/discounts/{id}', title: 'Update a discount' },
  { resource: 'Discounts', id: 'deleteDiscount', method: 'DELETE', path: '/discounts/{id}', title: 'Delete a discount' },
  { resource: 'Upsells', id: 'listUpsells', method: 'GET', path: '/upsells', title: 'List upsells' },
  { resource: 'Upsells', id: 'getUpsell', method: 'GET', path: '/upsells/{id}', title: 'Get an upsell' },
  { resource: 'Upsells', id: 'createUpsell', method: 'POST', path: '/upsells', title: 'Create an upsell' },
  { resource: 'Upsells', id: 'updateUpsell', method: 'POST', path: '/upsells/{id}', title: 'Update an upsell' },
  { resource: 'Upsells', id: 'deleteUpsell', method: 'DELETE', path: '/upsells/{id}', title: 'Delete an upsell' },
  { resource: 'Users', id: 'getCurrentUser', method: 'GET', path: '/users/me', title: 'Get current user' },
  { resource: 'Users', id: 'updateUser', method: 'POST', path: '/users/update', title: 'Update user settings' },
  { resource: 'Subscriptions', id: 'listSubscriptions', method: 'POST', path: '/orders/subscriptions', title: 'List subscription customers' },
  { resource: 'Subscriptions', id: 'getSubscription', method: 'GET', path: '/orders/subscriptions/{id}', title: 'Get subscription details' },
  { resource: 'Subscriptions', id: 'cancelSubscription', method: 'POST', path: '/orders/subscriptions/cancel/{stripeSubscriptionId}', title: 'Cancel a subscription' },
  { resource: 'Subscriptions', id: 'refundSubscription', method: 'POST', path: '/orders/subscriptions/refund/{stripeSubscriptionId}', title: 'Refund a subscription' },
  { resource: 'Checkout', id: 'createCheckout', method: 'POST', path: '/checkout/sessions' },
  { resource: 'Discounts', id: 'validateDiscount', method: 'POST', path: '/discounts/validate' },
  { resource: 'Refunds', id: 'listRefunds', method: 'GET', path: '/refunds' },
  { resource: 'Refunds', id: 'getRefund', method: 'GET', path: '/refunds/{id}' },
  { resource: 'Refunds', id: 'createRefund', method: 'POST', path: '/refunds' },
  { resource: 'Webhooks', id: 'listWebhooks', method: 'GET', path: '/webhooks' },
  { resource: 'Webhooks', id: 'getWebhook', method: 'GET', path: '/webhooks/{id}' },
  { resource: 'Webhooks', id: 'createWebhook', method: 'POST', path: '/webhooks' },
  { resource: 'Webhooks', id: 'updateWebhook', method: 'PUT', path: '/webhooks/{id}' },
  { resource: 'Webhooks', id: 'deleteWebhook', method: 'DELETE', path: '/webhooks/{id}' },
  { resource: 'Webhooks', id: 'testWebhook', method: 'POST', path: '/webhooks/{id}/test' },
  { resource: 'Subscription Offers', id: 'listSubscriptionOffers', method: 'GET', path: '/subscriptions' },
  { resource: 'Subscription Offers', id: 'getSubscriptionOffer', method: 'GET', path: '/subscriptions/{id}' },
  { resource: 'Subscription Offers', id: 'createSubscriptionOffer', method: 'POST', path: '/subscriptions' },
  { resource: 'Payments', id: 'listPayments', method: 'GET', path: '/payments' },
  { resource: 'Subscribers', id: 'listSubscribers', method: 'GET', path: '/subscriptions/subscribers' },
];

export const expectedEvents: readonly string[] = [
  'order.completed',
  'order.refunded',
  'product.created',
  'product.updated',
  'product.deleted',
  'review.created',
  'customer.created',
  'customer.subscription.created',
  'customer.subscription.updated',
  'customer.subscription.deleted',
  'customer.subscription.pause',
  'customer.subscription.resumed',
  'customer.subscription.trial_will_end',
  'invoice.created',
  'invoice.upcoming',
  'invoice.paid',
  'invoice.payment_succeeded',
  'invoice.payment_failed',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'identity.verification_session.verified',
  'identity.verification_session.processing',
  'identity.verification_session.requires_input',
];
