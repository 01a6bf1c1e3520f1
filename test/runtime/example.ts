import { json } from '../../templates/runtime/body/json.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { StatusError } from '../../templates/runtime/failure.js';
import type { Method, PageMethod } from '../../templates/runtime/method.js';
import type { ClientOptions, CredentialOption, RequestOptions } from '../../templates/runtime/options.js';
import { hasMore } from '../../templates/runtime/pagination/more.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { paged } from '../../templates/runtime/pagination/paged.js';
import { Resource } from '../../templates/runtime/resource.js';
import { empty } from '../../templates/runtime/response/empty.js';

// A client in the shape that the generator gives to every SDK.

export const key = 'sk_test_51secretsecret';

export interface ErrorBody {
  readonly message?: string;
  readonly code?: string;
}

export interface Order {
  readonly id: string;
}

export interface OrderPage {
  readonly orders: Order[];
  readonly hasMore: boolean;
}

export interface ListOrdersParams {
  readonly page?: number | undefined;
  readonly productId?: string | undefined;
}

export interface CreateOrderParams {
  readonly productId: string;
  readonly note?: string | null | undefined;
}

type Documented = StatusError<400 | 401 | 429 | 500, ErrorBody>;

export class Orders extends Resource {
  readonly list: PageMethod<[params?: ListOrdersParams, options?: RequestOptions], OrderPage, Order, Documented> =
    paged(this.client, {
      id: 'listOrders',
      method: 'GET',
      path: '/orders',
      tags: ['Orders'],
      params: { page: 'query', productId: 'query' },
      page: pageNumber({ page: 'page', items: ['orders'], more: hasMore(['hasMore']) }),
    });

  readonly get: Method<[id: string, options?: RequestOptions], Order, Documented | StatusError<404, ErrorBody>> =
    this.method({
      id: 'getOrder',
      method: 'GET',
      path: '/orders/{id}',
      tags: ['Orders'],
    });

  readonly create: Method<[params: CreateOrderParams, options?: RequestOptions], Order, Documented> = this.method({
    id: 'createOrder',
    method: 'POST',
    path: '/orders',
    tags: ['Orders'],
    body: json,
  });

  readonly replace: Method<[id: string, params: CreateOrderParams, options?: RequestOptions], Order, Documented> =
    this.method({
      id: 'replaceOrder',
      method: 'PUT',
      path: '/orders/{id}',
      tags: ['Orders'],
      body: json,
    });

  readonly delete: Method<[id: string, options?: RequestOptions], undefined, Documented> = this.method({
    id: 'deleteOrder',
    method: 'DELETE',
    path: '/orders/{id}',
    tags: ['Orders'],
    response: empty,
  });

  readonly reviews: Method<[params: { readonly productId: string }, options?: RequestOptions], Order[], Documented> =
    this.method({
      id: 'listReviews',
      method: 'GET',
      path: '/reviews',
      params: { productId: 'query' },
      security: [],
    });
}

export interface ExampleOptions extends ClientOptions {
  readonly apiKey?: CredentialOption | undefined;
}

export class Example extends APIClient {
  readonly orders: Orders = new Orders(this);

  constructor(options: ExampleOptions = {}) {
    super(options, { apiKey: options.apiKey });
  }

  withOptions(options: ExampleOptions): Example {
    return new Example(this.derive(options));
  }
}

/** A client for a test server. */
export function clientFor(server: { readonly url: string }, options: ExampleOptions = {}): Example {
  return new Example({ apiKey: key, baseURL: server.url, ...options });
}

/** What a promise is rejected with. */
export async function failureOf(work: PromiseLike<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return error;
  }
  throw new Error('It succeeded, and was expected to fail.');
}
