export { Pocketsflow, type PocketsflowOptions } from './client.js';
export { PocketsflowError } from './core/sdk.js';
export { APIError } from './core/errors/api.js';
export {
  AuthenticationError,
  BadRequestError,
  ConflictError,
  InternalServerError,
  NotFoundError,
  PermissionDeniedError,
  RateLimitError,
  UnprocessableEntityError,
} from './core/errors/status.js';
export { AbortError, ConnectionError, TimeoutError } from './core/errors/transport.js';
export { ResponseParseError } from './core/errors/response-parse.js';
export { InvalidRequestError } from './core/errors/invalid-request.js';
export { ConfigurationError } from './core/errors/configuration.js';
export type { StatusError, TransportError } from './core/failure.js';
export { APIPromise } from './core/promise.js';
export { PagePromise } from './core/pagination/page-promise.js';
export type { CallResult, SafeResult } from './core/result.js';
export type { ClientOptions, CredentialOption, CredentialRequest, RequestOptions } from './core/options.js';
export type { FetchOptions } from './core/request/fetch-options.js';
export type { RetryEvent, RetryObserver } from './core/retries/observer.js';
export type { Method, PageMethod } from './core/method.js';
export type { OperationInfo } from './core/operation-info.js';
export type { LogLevel, Middleware, MiddlewareContext, Next, OutgoingRequest } from './core/middleware.js';
export type { Logger, LoggingOptions } from './core/features/logging.js';
export type { RateLimit } from './core/features/rate-limit.js';
export {
  Products,
  type Product,
  type ProductFile,
  type CreateProductParams,
  type UpdateProductParams,
} from './resources/products.js';
export { Variants, type ProductVariant, type CreateVariantParams } from './resources/variants.js';
export {
  Orders,
  type ListOrdersParams,
  type OrderFields,
  type OrderCustomer,
  type Order,
  type OrderDetail,
  type OrdersResponse,
} from './resources/orders.js';
export { Customers, type ListCustomersParams, type Customer } from './resources/customers.js';
export { Reviews, type ListReviewsParams, type PublicReview, type Review } from './resources/reviews.js';
export {
  Discounts,
  type Discount,
  type CreateDiscountParams,
  type UpdateDiscountParams,
  type ValidateDiscountParams,
  type DiscountValidation,
} from './resources/discounts.js';
export {
  Upsells,
  type Upsell,
  type UpsellsResponse,
  type CreateUpsellParams,
  type UpdateUpsellParams,
} from './resources/upsells.js';
export { Users, type User, type UpdateUserParams } from './resources/users.js';
export {
  Subscriptions,
  type PaginationParams,
  type DateRangeParams,
  type Subscription,
  type ListSubscriptionsParams,
  type SubscriptionCustomersResponse,
} from './resources/subscriptions.js';
export { Checkout, type CheckoutSession, type CreateCheckoutParams } from './resources/checkout.js';
export { Refunds, type Refund, type CreateRefundParams } from './resources/refunds.js';
export {
  Webhooks,
  type WebhookEvent,
  type WebhookEndpoint,
  type Webhook,
  type CreateWebhookParams,
  type UpdateWebhookParams,
} from './resources/webhooks.js';
export {
  SubscriptionOffers,
  type SubscriptionFrequency,
  type SubscriptionOffer,
  type CreateSubscriptionOfferParams,
} from './resources/subscription-offers.js';
export { Payments, type ListPaymentsParams, type Payment, type PaymentsResponse } from './resources/payments.js';
export { Subscribers, type SubscribersResponse } from './resources/subscribers.js';
export type { Pagination } from './models/pagination.js';
export type { MessageResponse } from './models/message-response.js';
export type { ErrorResponse } from './models/error-response.js';
export type {
  EventPayload,
  OrderEventPayload,
  OrderRefundedEventPayload,
  SubscriptionEventFields,
  SubscriptionEventPayload,
  SubscriptionInvoiceEventPayload,
  EventOrder,
  EventProduct,
  EventCustomer,
  EventTax,
  EventRefund,
  EventSubscription,
  EventSubscriptionCustomer,
  EventPaymentMethod,
  WebhookPayloads,
  WebhookEventName,
  WebhookMessage,
} from './webhook-events.js';
export type { PocketsflowConfig, PaginatedResponse, ApiError } from './custom/switching.js';
