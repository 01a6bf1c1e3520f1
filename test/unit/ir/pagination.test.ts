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
