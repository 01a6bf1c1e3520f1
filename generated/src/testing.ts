import { Pocketsflow, type PocketsflowOptions } from './client.js';
import { type MockFetch, type MockOptions, createMockFetch, mockBaseURL } from './core/testing/mock-fetch.js';
import { type SignOptions, type SignedWebhook, signDelivery } from './core/webhooks/sign.js';
import { testingData } from './testing-data.js';
import type { WebhookEventName, WebhookPayloads } from './webhook-events.js';
import { scheme } from './webhook-scheme.js';

/**
 * A client whose requests go to a mock of the API: nothing leaves the process. The mock validates each request, records it, and responds with what the document says.
 *
 * @example
 * ```ts
 * const { client, mock } = createMockClient({ faults: [{ operation: 'listProducts', nth: 1, kind: 'status', status: 429 }] });
 * ```
 * @throws MockRequestError, from the call, where a request is not as the document says.
 */
export function createMockClient(options: MockClientOptions = {}): MockClient {
  const mock = createMockFetch<MockOperations>(testingData, options, options.client?.baseURL);
  const client = new Pocketsflow({ baseURL: mockBaseURL, apiKey: 'pk_live_mock', ...options.client, fetch: mock });
  return { client, mock };
}

/** A `fetch` that responds as the document of the API says, without a network, for a client of your own making. */
export function mockFetch(options: MockOptions<keyof MockOperations> = {}): MockFetch<MockOperations> {
  return createMockFetch<MockOperations>(testingData, options);
}

/** What `createMockClient()` takes. */
export interface MockClientOptions extends MockOptions<keyof MockOperations> {
  /** Options of the client. Credentials that are not given here are made up. */
  readonly client?: PocketsflowOptions | undefined;
}

/** A client and the mock that it talks to. */
export interface MockClient {
  readonly client: Pocketsflow;
  /** What the client sends with: `mock.calls` are the requests, `mock.on` gives an operation another response. */
  readonly mock: MockFetch<MockOperations>;
}

/** The methods of the client by operation. */
export interface MockOperations {
  listProducts: Pocketsflow['products']['list'];
  createProduct: Pocketsflow['products']['create'];
  getProduct: Pocketsflow['products']['get'];
  deleteProduct: Pocketsflow['products']['delete'];
  updateProduct: Pocketsflow['products']['update'];
  createVariant: Pocketsflow['variants']['create'];
  deleteVariant: Pocketsflow['variants']['delete'];
  listOrders: Pocketsflow['orders']['list'];
  getOrder: Pocketsflow['orders']['get'];
  listCustomers: Pocketsflow['customers']['list'];
  getCustomer: Pocketsflow['customers']['get'];
  listReviews: Pocketsflow['reviews']['list'];
  listProductReviews: Pocketsflow['reviews']['listByProduct'];
  listDiscounts: Pocketsflow['discounts']['list'];
  createDiscount: Pocketsflow['discounts']['create'];
  getDiscount: Pocketsflow['discounts']['get'];
  updateDiscount: Pocketsflow['discounts']['update'];
  deleteDiscount: Pocketsflow['discounts']['delete'];
  validateDiscount: Pocketsflow['discounts']['validate'];
  listUpsells: Pocketsflow['upsells']['list'];
  createUpsell: Pocketsflow['upsells']['create'];
  getUpsell: Pocketsflow['upsells']['get'];
  updateUpsell: Pocketsflow['upsells']['update'];
  deleteUpsell: Pocketsflow['upsells']['delete'];
  getCurrentUser: Pocketsflow['users']['me'];
  updateUser: Pocketsflow['users']['update'];
  listSubscriptions: Pocketsflow['subscriptions']['list'];
  getSubscription: Pocketsflow['subscriptions']['get'];
  cancelSubscription: Pocketsflow['subscriptions']['cancel'];
  refundSubscription: Pocketsflow['subscriptions']['refund'];
  createCheckout: Pocketsflow['checkout']['create'];
  listRefunds: Pocketsflow['refunds']['list'];
  createRefund: Pocketsflow['refunds']['create'];
  getRefund: Pocketsflow['refunds']['get'];
  listWebhooks: Pocketsflow['webhooks']['list'];
  createWebhook: Pocketsflow['webhooks']['create'];
  getWebhook: Pocketsflow['webhooks']['get'];
  updateWebhook: Pocketsflow['webhooks']['update'];
  deleteWebhook: Pocketsflow['webhooks']['delete'];
  testWebhook: Pocketsflow['webhooks']['test'];
  listSubscriptionOffers: Pocketsflow['subscriptionOffers']['list'];
  createSubscriptionOffer: Pocketsflow['subscriptionOffers']['create'];
  getSubscriptionOffer: Pocketsflow['subscriptionOffers']['get'];
  listPayments: Pocketsflow['payments']['list'];
  listSubscribers: Pocketsflow['subscribers']['list'];
}

export { recordFetch, type RecordingFetch } from './core/testing/recording/record.js';
export { replayFetch } from './core/testing/recording/replay.js';
export { MockRequestError, ReplayError } from './core/testing/errors.js';
export type { MockFetch, MockOptions, MockCall } from './core/testing/mock-fetch.js';
export type { MockReply } from './core/testing/mocked.js';
export type { Fault } from './core/testing/faults.js';
export type { FetchRecord } from './core/testing/recording/exchange.js';

/** A delivery as the API would send it: its body, and its headers with the signature. For tests of what receives webhooks. */
export function signWebhook<Name extends WebhookEventName>(
  event: Name,
  payload: WebhookPayloads[Name],
  options: SignOptions,
): Promise<SignedWebhook> {
  return signDelivery(scheme, event, payload, options);
}

export type { SignOptions, SignedWebhook } from './core/webhooks/sign.js';
