import { expect, it } from 'vitest';
import { documentedHeaders } from '../../templates/runtime/response/headers.js';
import type { Method } from '../../templates/runtime/method.js';
import type { RequestOptions } from '../../templates/runtime/options.js';
import { Resource } from '../../templates/runtime/resource.js';
import { clientFor } from './example.js';
import { json, serve } from './server.js';

interface FileHeaders {
  readonly etag: string | undefined;
  readonly 'x-left': number | undefined;
  readonly 'x-cached': boolean | undefined;
  readonly 'x-scopes': string[] | undefined;
  readonly 'x-parts': number[] | undefined;
}

class Files extends Resource {
  readonly get: Method<[options?: RequestOptions], unknown, never, FileHeaders> = this.method({
    id: 'getFile',
    method: 'GET',
    path: '/file',
    headers: documentedHeaders({ etag: 'string', 'x-left': 'number', 'x-cached': 'boolean', 'x-scopes': ['string'], 'x-parts': ['number'] }),
  });
  readonly bare: Method<[options?: RequestOptions], unknown> = this.method({ id: 'bare', method: 'GET', path: '/bare' });
}

it('withResponse gives the documented headers by name, each as its declared type', async () => {
  await using server = await serve(json({}, 200, { ETag: '"v1"', 'X-Left': '12', 'X-Cached': 'false', 'X-Scopes': 'read, write', 'X-Parts': '1,2.5' }));
  const { headers } = await new Files(clientFor(server)).get().withResponse();
  const left: number | undefined = headers['x-left'];
  expect(left).toBe(12);
  expect(headers).toEqual({ etag: '"v1"', 'x-left': 12, 'x-cached': false, 'x-scopes': ['read', 'write'], 'x-parts': [1, 2.5] });
});

it('a documented header that is not there, or is not what is declared, is undefined', async () => {
  await using server = await serve(json({}, 200, { 'X-Left': '0x10', 'X-Cached': 'maybe', 'X-Parts': '1, two' }));
  const { headers } = await new Files(clientFor(server)).get().withResponse();
  expect(headers).toEqual({ etag: undefined, 'x-left': undefined, 'x-cached': undefined, 'x-scopes': undefined, 'x-parts': undefined });
});

it('without documented headers there are none beside the response', async () => {
  await using server = await serve(json({}, 200, { 'X-Left': '12' }));
  const { headers, response } = await new Files(clientFor(server)).bare().withResponse();
  expect(headers).toBeUndefined();
  expect(response.headers.get('x-left')).toBe('12');
});
