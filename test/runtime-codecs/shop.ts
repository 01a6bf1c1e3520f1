import { json } from '../../templates/runtime/body/json.js';
import { binary } from '../../templates/runtime/body/binary.js';
import type { FileInput } from '../../templates/runtime/body/file.js';
import { form } from '../../templates/runtime/body/form.js';
import { multipart } from '../../templates/runtime/body/multipart.js';
import { APIClient } from '../../templates/runtime/client.js';
import type { Method, PageMethod } from '../../templates/runtime/method.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { cursor } from '../../templates/runtime/pagination/cursor.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { hasMore } from '../../templates/runtime/pagination/more.js';
import { nextUrl } from '../../templates/runtime/pagination/next-url.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { paged } from '../../templates/runtime/pagination/paged.js';
import { Resource } from '../../templates/runtime/resource.js';
import { blob } from '../../templates/runtime/response/blob.js';
import { jsonOrEmpty } from '../../templates/runtime/response/json.js';

// A client in the shape that the generator gives to every SDK, with one method for each codec and kind of list.

export interface Item {
  readonly id: number;
}

export interface Listed {
  readonly items: Item[];
  readonly next?: string | null;
  readonly more?: boolean;
}

type ListMethod<Body> = PageMethod<[params?: Readonly<Record<string, unknown>>, options?: RequestOptions], Body, Item>;

export class Things extends Resource {
  readonly byPage: ListMethod<Listed> = paged(this.client, { id: 'byPage', method: 'GET', path: '/pages', params: { page: 'query' }, page: pageNumber({ page: 'page', items: ['items'], more: hasMore(['more']) }) });
  readonly byCursor: ListMethod<Listed> = paged(this.client, { id: 'byCursor', method: 'GET', path: '/cursors', params: { after: 'query' }, page: cursor({ cursor: 'after', next: ['next'], items: ['items'] }) });
  readonly bySearch: ListMethod<Listed> = paged(this.client, { id: 'bySearch', method: 'POST', path: '/search', body: json, params: { tenant: { in: 'header', name: 'X-Tenant' } }, idempotent: true, page: cursor({ cursor: 'after', next: ['next'], items: ['items'] }) });
  readonly byUrl: ListMethod<Listed> = paged(this.client, { id: 'byUrl', method: 'GET', path: '/urls', params: { q: 'query' }, page: nextUrl({ next: ['next'], items: ['items'] }) });
  readonly byLink: ListMethod<Item[]> = paged(this.client, { id: 'byLink', method: 'GET', path: '/links', params: { q: 'query' }, page: linkHeader() });

  readonly upload: Method<[params: { file: FileInput; note?: string }, options?: RequestOptions], unknown> = this.method({ id: 'upload', method: 'PUT', path: '/upload', body: multipart(), response: jsonOrEmpty });
  readonly put: Method<[params: { data: FileInput }, options?: RequestOptions], unknown> = this.method({ id: 'put', method: 'PUT', path: '/blob', body: binary('*/*'), bodyParam: 'data', response: jsonOrEmpty });
  readonly post: Method<[params: Readonly<Record<string, unknown>>, options?: RequestOptions], unknown> = this.method({ id: 'post', method: 'POST', path: '/form', body: form(), response: jsonOrEmpty });
  readonly download: Method<[options?: RequestOptions], Blob> = this.method({ id: 'download', method: 'GET', path: '/download', response: blob('image/png') });
}

export class Shop extends APIClient {
  readonly things: Things = new Things(this);
}

export function shopFor(server: { readonly url: string }): Things {
  return new Shop({ baseURL: server.url, maxRetries: 1 }, { apiKey: 'sk_test_51secretsecret' }).things;
}
