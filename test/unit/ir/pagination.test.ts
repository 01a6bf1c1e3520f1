import { describe, expect, test } from 'vitest';
import { brief, build, operationCalled, type Built } from './support.js';

async function paginated(extension: string, name = 'x-pagination'): Promise<Built> {
  return build(`
paths:
  /orders:
    get:
      operationId: listOrders
      ${name}: ${extension}
      parameters: [{ name: page, in: query, schema: { type: integer } }, { name: size, in: query, schema: { type: integer } }, { name: after, in: query, schema: { type: string } }]
      responses: { '200': { description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/Orders' } } } } }
components:
  schemas:
    Order: { required: [id], properties: { id: { type: string } } }
    Orders: { allOf: [{ $ref: '#/components/schemas/Envelope' }, { properties: { orders: { type: [array, 'null'], items: { $ref: '#/components/schemas/Order' } } } }] }
    Envelope: { properties: { pagination: { anyOf: [{ $ref: '#/components/schemas/Pagination' }, { type: 'null' }] }, next: { type: [string, 'null'] } } }
    Pagination: { properties: { hasMore: { type: boolean }, totalPages: { type: integer }, totalCount: { type: integer } } }`);
}

const items = { items: ['orders'], itemType: { kind: 'ref', id: 'Order' } };

describe('pagination', () => {
  test.each([
    [
      '{ style: page, page: page, pageSize: size, items: orders, hasMore: pagination.hasMore, totalPages: pagination.totalPages, totalCount: pagination.totalCount, firstPage: 0 }',
      {
        ...items,
        kind: 'page',
        page: 'page',
        pageSize: 'size',
        firstPage: 0,
        hasMore: ['pagination', 'hasMore'],
        totalPages: ['pagination', 'totalPages'],
        totalCount: ['pagination', 'totalCount'],
      },
    ],
    ['{ style: page, page: page, items: orders }', { ...items, kind: 'page', page: 'page', firstPage: 1 }],
    ['{ style: offset, offset: page, limit: size, items: orders }', { ...items, kind: 'offset', offset: 'page', limit: 'size' }],
    ['{ style: cursor, cursor: after, next: next, items: orders }', { ...items, kind: 'cursor', cursor: 'after', next: ['next'] }],
    ['{ style: cursorFromLast, cursor: after, itemKey: id, items: orders, hasMore: pagination.hasMore }', { ...items, kind: 'cursorFromLast', cursor: 'after', itemKey: ['id'], hasMore: ['pagination', 'hasMore'] }],
    ['{ style: nextUrl, next: next, items: orders }', { ...items, kind: 'nextUrl', next: ['next'] }],
    ['{ style: linkHeader, items: orders }', { ...items, kind: 'linkHeader' }],
  ])('%s', async (extension, expected) => {
    const { api, diagnostics } = await paginated(extension);
    expect(brief(operationCalled(api, 'listOrders').pagination, api)).toEqual(expected);
    expect(diagnostics).toEqual([]);
  });

  test.each([
    ['{ style: page, page: number, items: orders }', '`page` is "number", which the operation does not take'],
    ['{ style: page, items: orders }', '`page` is missing'],
    ['{ style: page, page: page, items: data }', '`items` is "data", which is no member of the response'],
    ['{ style: page, page: page, items: pagination }', '`items` is "pagination", which is no array of the response'],
    ['{ style: page, page: page }', 'the response is no array, and `items` does not say where the items are'],
    ['{ style: page, page: page, items: orders, hasMore: pagination.more }', '`hasMore` is "pagination.more", which is no member of the response'],
    ['{ style: page, page: page, items: orders, hasMore: pagination.totalCount }', '`hasMore` is "pagination.totalCount", which is of type number and not boolean'],
    ['{ style: cursor, cursor: after, items: orders }', '`next` is missing'],
    ['{ style: cursorFromLast, cursor: after, itemKey: key, items: orders }', '`itemKey` is "key", which is no member of an item'],
    ['{ style: pages, page: page, items: orders }', '`style` is "pages"; it is one of page, offset, cursor, cursorFromLast, nextUrl, linkHeader'],
  ])('%s does not fit', async (extension, problem) => {
    const { api, diagnostics } = await paginated(extension);
    expect(operationCalled(api, 'listOrders').pagination).toBeUndefined();
    expect(diagnostics[0]).toMatchObject({ code: 'pagination-mismatch', severity: 'error', place: { pointer: '/paths/~1orders/get/x-pagination' } });
    expect(diagnostics[0]?.message).toBe(`\`x-pagination\` of operation listOrders does not fit: ${problem}.`);
  });
});

describe('pagination as other tools have it written', () => {
  test.each([
    ['x-speakeasy-pagination', '{ type: cursor, inputs: [{ name: after, in: parameters, type: cursor }, { name: size, in: parameters, type: limit }], outputs: { results: $.orders, nextCursor: $.next } }', { ...items, kind: 'cursor', cursor: 'after', next: ['next'] }],
    ['x-speakeasy-pagination', '{ type: offsetLimit, inputs: [{ name: page, in: parameters, type: page }, { name: size, in: parameters, type: limit }], outputs: { results: $.orders, numPages: $.pagination.totalPages } }', { ...items, kind: 'page', page: 'page', pageSize: 'size', firstPage: 1, totalPages: ['pagination', 'totalPages'] }],
    ['x-speakeasy-pagination', '{ type: offsetLimit, inputs: [{ name: page, in: parameters, type: offset }, { name: size, in: parameters, type: limit }], outputs: { results: $.orders } }', { ...items, kind: 'offset', offset: 'page', limit: 'size' }],
    ['x-speakeasy-pagination', '{ type: url, outputs: { results: $.orders, nextUrl: $.next } }', { ...items, kind: 'nextUrl', next: ['next'] }],
    ['x-fern-pagination', '{ cursor: $request.after, next_cursor: $response.next, results: $response.orders }', { ...items, kind: 'cursor', cursor: 'after', next: ['next'] }],
    ['x-fern-pagination', '{ offset: $request.page, results: $response.orders, has-next-page: $response.pagination.hasMore }', { ...items, kind: 'page', page: 'page', firstPage: 1, hasMore: ['pagination', 'hasMore'] }],
    ['x-fern-pagination', '{ offset: $request.page, step: $request.size, results: $response.orders }', { ...items, kind: 'offset', offset: 'page', limit: 'size' }],
    ['x-ms-pageable', '{ nextLinkName: next, itemName: orders }', { ...items, kind: 'nextUrl', next: ['next'] }],
    ['x-ms-pageable', '{ nextLinkName: null, itemName: orders }', undefined],
  ])('%s: %s', async (name, extension, expected) => {
    const { api, diagnostics } = await paginated(extension, name);
    expect(diagnostics).toEqual([]);
    expect(brief(operationCalled(api, 'listOrders').pagination, api)).toEqual(expected);
  });

  test('that does not fit costs the pages, not the run', async () => {
    const { api, diagnostics } = await paginated('{ type: cursor, inputs: [{ name: after, type: cursor }], outputs: { results: "$.orders[*].id", nextCursor: $.next } }', 'x-speakeasy-pagination');
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning pagination-mismatch']);
    expect(operationCalled(api, 'listOrders').pagination).toBeUndefined();
  });
});

describe('pagination that nobody states', () => {
  const whole = { data: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } } };
  const text = { type: 'string' };
  const integer = { type: 'integer' };

  async function recognised(parameters: Record<string, object>, members: Record<string, object>, verb = 'get'): Promise<{ readonly kind?: string; readonly codes: readonly string[] }> {
    const query = Object.entries(parameters).map(([name, schema]) => ({ name, in: 'query', schema }));
    const schema = { type: 'object', properties: members };
    const { api, diagnostics } = await build(JSON.stringify({ paths: { '/list': { [verb]: { operationId: 'list', parameters: query, responses: { 200: { description: 'ok', content: { 'application/json': { schema } } } } } } } }));
    const kind = operationCalled(api, 'list').pagination?.kind;
    return { ...(kind === undefined ? {} : { kind }), codes: diagnostics.map(({ code }) => code) };
  }

  test.each([
    ['a cursor and its next value', { pageToken: text }, { ...whole, nextPageToken: text }, 'cursor'],
    ['a cursor as a number', { since: integer }, { ...whole, next_since: integer }, 'cursor'],
    ['the next page as a number', { page: integer }, { ...whole, next_page: integer }, 'cursor'],
    ['the end of the page and a word of more', { after: text }, { ...whole, last_id: text, has_more: { type: 'boolean' } }, 'cursor'],
    ['an address by its example', { page: integer }, { ...whole, links: { type: 'object', properties: { next: { type: 'string', example: 'https://api.example.com/list?page=2' } } } }, 'nextUrl'],
    ['a page with a minimum', { page: { type: 'integer', minimum: 1 } }, { ...whole, total_pages: integer }, 'page'],
    ['an envelope', { offset: integer }, { result: { type: 'object', properties: { ...whole, total: integer } } }, 'offset'],
  ])('is recognised by %s', async (_, parameters, members, kind) => {
    expect(await recognised(parameters, members)).toEqual({ kind, codes: [] });
  });

  test.each([
    ['cursors of different types', { cursor: text, limit: integer }, { ...whole, next_cursor: integer }],
    ['two next values', { cursor: text, limit: integer }, { ...whole, next_cursor: text, meta: { type: 'object', properties: { next_cursor: text } } }],
    ['an end without a word of more', { after: text, limit: integer }, { ...whole, last_id: text }],
    ['a next value that may be an address', { cursor: text, limit: integer }, { ...whole, next: text }],
    ['pages that count from two', { page: { type: 'integer', default: 2 } }, { ...whole, total: integer }],
    ['an offset that begins with one', { offset: { type: 'integer', minimum: 1 } }, { ...whole, total: integer }],
    ['a total that is no number', { offset: integer }, { ...whole, total: text }],
  ])('is a note for %s', async (_, parameters, members) => {
    expect(await recognised(parameters, members)).toEqual({ codes: ['pagination-undecided'] });
  });

  test.each([
    ['a list without parameters', {}, { ...whole, total: integer }, 'get'],
    ['parameters without a list', { page: integer, offset: integer }, { total: integer }, 'get'],
    ['a POST', { cursor: text }, { ...whole, next_cursor: text }, 'post'],
    ['a cursor that may be anything', { after: text }, whole, 'get'],
  ])('is silence for %s', async (_, parameters, members, verb) => {
    expect(await recognised(parameters, members, verb)).toEqual({ codes: [] });
  });
});
