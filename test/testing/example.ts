import type { TestingData } from '../../templates/runtime/testing/data.js';
import { createMockFetch, type MockFetch, type MockOptions } from '../../templates/runtime/testing/mock-fetch.js';
import { Example, key, type ExampleOptions } from '../runtime/example.js';

/** What the generator would write of the example's document. */
export const document: TestingData = {
  named: {
    Order: { required: { id: 'string', placedAt: 'string:date-time' }, optional: { total: 'number', parts: { items: { ref: 'Order' } } } },
    OrderInput: { required: { productId: 'string' }, optional: { note: { oneOf: ['string', 'null'] }, count: 'integer', size: { enum: ['s', 'm'] } } },
  },
  answers: {
    listOrders: { 200: { required: { orders: { items: { ref: 'Order' } }, hasMore: 'boolean' } } },
    getOrder: { 200: { ref: 'Order' }, 404: { required: { message: 'string' } }, '5XX': { required: { message: { enum: ['The server failed.'] } } } },
    createOrder: { 201: { ref: 'Order' } },
    replaceOrder: { 200: { ref: 'Order' } },
    listReviews: { 200: { items: { ref: 'Order' } } },
  },
  examples: {},
  operations: {
    listOrders: {
      method: 'GET',
      path: '/orders',
      parameters: { query: { required: {}, optional: { page: 'integer', productId: 'string' } } },
      success: { status: 200, types: ['application/json'] },
      page: { items: ['orders'], position: { name: 'page', first: 1 }, end: [[['hasMore'], false]] },
    },
    getOrder: { method: 'GET', path: '/orders/{id}', parameters: { path: { required: { id: 'string' } } }, success: { status: 200, types: ['application/json'] }, examples: { 404: { message: 'No such order.' } } },
    createOrder: { method: 'POST', path: '/orders', body: { required: true, types: { 'application/json': { ref: 'OrderInput' } } }, success: { status: 201, types: ['application/json'] } },
    replaceOrder: { method: 'PUT', path: '/orders/{id}', body: { required: true, types: { 'application/json': { ref: 'OrderInput' } } }, success: { status: 200, types: ['application/json'] } },
    deleteOrder: { method: 'DELETE', path: '/orders/{id}', parameters: { path: { required: { id: 'integer' } } }, success: { status: 204 } },
    shareOrder: { method: 'GET', path: '/orders/{id}#share', parameters: { path: { required: { id: 'string' } } }, success: { status: 200, types: ['application/json'] } },
    listReviews: { method: 'GET', path: '/reviews', parameters: { query: { required: { productId: 'string' } } }, success: { status: 200, types: ['application/json'] } },
  },
};

export interface Operations {
  listOrders: Example['orders']['list'];
  getOrder: Example['orders']['get'];
  createOrder: Example['orders']['create'];
  replaceOrder: Example['orders']['replace'];
  deleteOrder: Example['orders']['delete'];
  shareOrder: Example['orders']['get'];
  listReviews: Example['orders']['reviews'];
}

const baseURL = 'https://api.test/v1';

/** A client on a mock, as the generator emits it. */
export function mocked({ client: options = {}, ...mockOptions }: MockOptions<keyof Operations> & { readonly client?: ExampleOptions } = {}): { readonly client: Example; readonly mock: MockFetch<Operations> } {
  const mock = createMockFetch<Operations>(document, { baseURL, ...mockOptions });
  return { client: new Example({ apiKey: key, baseURL, ...options, fetch: mock }), mock };
}
