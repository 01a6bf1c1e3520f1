import { describe, expect, it } from 'vitest';
import type { PageMethod } from '../../templates/runtime/method.js';
import type { PageStrategy } from '../../templates/runtime/operation.js';
import { cursor, cursorFromLast } from '../../templates/runtime/pagination/cursor.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { hasMore, totalCount, whileFull } from '../../templates/runtime/pagination/more.js';
import { nextUrl } from '../../templates/runtime/pagination/next-url.js';
import { offset } from '../../templates/runtime/pagination/offset.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { paged } from '../../templates/runtime/pagination/paged.js';
import { ExampleError } from '../../templates/runtime/sdk.js';
import { json, serve } from '../runtime/server.js';
import { listOf, numbers, type Item } from './list-server.js';
import { Shop } from './shop.js';

interface Page {
  readonly items: readonly unknown[];
  readonly more?: boolean;
  readonly next?: string;
  readonly link?: string;
}

interface Walk {
  readonly got: readonly Item[];
  /** What ended it; undefined where the list did. */
  readonly error: unknown;
  readonly requests: number;
}

/** Walks over the pages that a server gives by number of the request, from 0. */
async function walk(page: PageStrategy, answer: (request: number) => Page): Promise<Walk> {
  let count = 0;
  await using server = await serve((exchange) => {
    const { link, ...body } = answer(count++);
    return json(body, 200, link === undefined ? {} : { link })(exchange);
  });
  const list: PageMethod<[], unknown, Item> = paged(new Shop({ baseURL: server.url }, { apiKey: 'sk_test_51secretsecret' }), {
    id: 'listItems', method: 'GET', path: '/items', params: { page: 'query', offset: 'query', after: 'query' }, page,
  });
  const got: Item[] = [];
  let error: unknown;
  try {
    for await (const item of list()) {
      got.push(item);
      if (got.length > 500) throw new Error('The list goes on for ever.');
    }
  } catch (failure) {
    error = failure;
  }
  return { got, error, requests: server.requests.length };
}

const items = ['items'];
const more = hasMore(['more']);
/** One strategy of each kind, and what it needs to be told that more follows. */
const kinds: Readonly<Record<string, readonly [strategy: (itemId?: string) => PageStrategy, follow: (request: number) => Omit<Page, 'items'>]>> = {
  page: [(itemId) => pageNumber({ page: 'page', items, more, ...(itemId !== undefined && { itemId }) }), () => ({ more: true })],
  offset: [(itemId) => offset({ offset: 'offset', items, more, ...(itemId !== undefined && { itemId }) }), () => ({ more: true })],
  'fresh cursor': [(itemId) => cursor({ cursor: 'after', next: ['next'], items, ...(itemId !== undefined && { itemId }) }), (request) => ({ next: `c${request}` })],
  'fresh next URL': [(itemId) => nextUrl({ next: ['next'], items, ...(itemId !== undefined && { itemId }) }), (request) => ({ next: `/items?t=${request}` })],
  'fresh link': [(itemId) => linkHeader({ items, ...(itemId !== undefined && { itemId }) }), (request) => ({ link: `</items?t=${request}>; rel=next` })],
};
const signed = (from: number, to: number, request: number): object[] => numbers(from, to).map((item) => ({ ...item, url: `https://cdn.example/${item.id}?signature=${request}` }));
const ids = (got: readonly Item[]): number[] => got.map(({ id }) => id);

describe.each(Object.entries(kinds))('52 a list that loops ends with an error: %s', (_, [strategy, follow]) => {
  it.each([1, 2, 3, 7])('%i pages again and again, each given once', async (period) => {
    for (const itemId of ['id', undefined]) {
      const { got, error, requests } = await walk(strategy(itemId), (request) => ({ items: numbers((request % period) * 2 + 1, (request % period) * 2 + 2), ...follow(request) }));
      expect(error).toBeInstanceOf(ExampleError);
      expect(error).toMatchObject({ code: 'page_repeated', message: expect.stringMatching(/^The list never ends: it gives the same items again at /) });
      expect(ids(got)).toEqual(numbers(1, period * 2).map(({ id }) => id));
      expect(requests).toBe(period + 1);
    }
  });

  it.each([1, 2])('%i pages whose items carry a field that changes', async (period) => {
    const { got, error, requests } = await walk(strategy('id'), (request) => ({ items: signed((request % period) * 2 + 1, (request % period) * 2 + 2, request), ...follow(request) }));
    expect(error).toMatchObject({ code: 'page_repeated' });
    expect(ids(got)).toEqual(numbers(1, period * 2).map(({ id }) => id));
    expect(requests).toBe(period + 1);
  });

  it('a page whose items come in another order, or in other portions', async () => {
    const pages = [[1, 2, 3], [4, 5], [3, 1], [5]];
    const { got, error } = await walk(strategy('id'), (request) => ({ items: (pages[request] ?? []).map((id) => ({ id })), ...follow(request) }));
    expect(error).toMatchObject({ code: 'page_repeated' });
    expect(ids(got)).toEqual([1, 2, 3, 4, 5]);
  });

  it('a page that has only some of the items before is no repeat', async () => {
    const { got, error } = await walk(strategy('id'), (request) => ({ items: numbers(request + 1, request + 2), ...(request < 4 && follow(request)), ...(request === 4 && { more: false }) }));
    expect(error).toBeUndefined();
    expect(ids(got)).toEqual([1, 2, 2, 3, 3, 4, 4, 5, 5, 6]);
  });
});

describe('52 a list that loops by its position ends with an error', () => {
  it.each<[string, PageStrategy, (request: number) => Page]>([
    ['cursor', cursor({ cursor: 'after', next: ['next'], items }), (request) => ({ items: [{ at: request }], next: request % 2 === 0 ? 'b' : 'a' })],
    ['next URL', nextUrl({ next: ['next'], items }), (request) => ({ items: [{ at: request }], next: request % 2 === 0 ? '/items?p=b' : '/items?p=a' })],
    ['link', linkHeader({ items }), (request) => ({ items: [{ at: request }], link: `</items?p=${request % 2}>; rel=next` })],
    ['last item', cursorFromLast({ cursor: 'after', itemKey: ['id'], items }), (request) => ({ items: [{ id: request % 2, at: request }] })],
  ])('%s', async (_, strategy, answer) => {
    const { got, error, requests } = await walk(strategy, answer);
    expect(error).toMatchObject({ code: 'page_repeated', message: expect.stringContaining('it leads back to ') });
    expect(got).toHaveLength(3);
    expect(requests).toBe(3);
  });
});

describe('52 a last page that repeats is an end', () => {
  it.each<[string, PageStrategy, Partial<Page>]>([
    ['hasMore: false', pageNumber({ page: 'page', items, itemId: 'id', more }), { more: false }],
    ['an offset past the total', offset({ offset: 'offset', items, itemId: 'id', more: totalCount(['total']) }), {}],
    ['no cursor', cursor({ cursor: 'after', next: ['next'], items, itemId: 'id' }), {}],
    ['no next URL', nextUrl({ next: ['next'], items, itemId: 'id' }), {}],
  ])('%s: its items are given once', async (_, strategy, last) => {
    const { got, error, requests } = await walk(strategy, (request) => ({ items: signed(1, 2, request), total: 4, ...(request === 0 ? { more: true, next: '/items?p=2' } : last) }));
    expect(error).toBeUndefined();
    expect(ids(got)).toEqual([1, 2]);
    expect(requests).toBe(2);
  });

  it('without identifiers nothing proves that two like pages are one: both are given', async () => {
    const { got, error } = await walk(pageNumber({ page: 'page', items, more }), (request) => ({ items: [{ amount: 5 }], more: request === 0 }));
    expect(error).toBeUndefined();
    expect(got).toEqual([{ amount: 5 }, { amount: 5 }]);
  });

  it('a list of one page is given whole', async () => {
    expect((await walk(pageNumber({ page: 'page', items, itemId: 'id', more }), () => ({ items: numbers(1, 3), more: false }))).got).toHaveLength(3);
  });
});

describe('52 only what identifies an item tells one from another', () => {
  const versions = pageNumber({ page: 'page', items, itemId: 'id', more });

  it('an identifier that all items of a page share is none: the versions of one document', async () => {
    const { got, error } = await walk(versions, (request) => ({ items: [{ id: 'doc', v: request * 2 }, { id: 'doc', v: request * 2 + 1 }], more: request < 3 }));
    expect(error).toBeUndefined();
    expect(got).toHaveLength(8);
  });

  it.each([[[{}]], [[{ id: null }]], [[{ id: { $oid: '1' } }]], [[{ id: '1' }, {}]]])('items without an identifier (%j) are compared as a whole', async (page) => {
    const differing = await walk(versions, (request) => ({ items: page.map((item) => ({ ...item, n: request })), more: request < 3 }));
    expect(differing.error).toBeUndefined();
    expect(differing.got).toHaveLength(4 * page.length);
    expect((await walk(versions, () => ({ items: page, more: true }))).error).toMatchObject({ code: 'page_repeated' });
  });

  it('numbers and texts are two things', async () => {
    const { error, got } = await walk(versions, (request) => ({ items: [{ id: request === 0 ? 1 : '1' }], more: request < 1 }));
    expect(error).toBeUndefined();
    expect(got).toHaveLength(2);
  });
});

describe('52 a walk is bounded', () => {
  it('items that are nested deeper than the stack do no harm', async () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}${']'.repeat(50_000)}`);
    const { list } = listOf(pageNumber({ page: 'page', items, more }), (params) => ({ body: { items: [deep], more: params['page'] !== 3 } }));
    expect(await list.collect()).toHaveLength(3);
  });

  it('it forgets what is far behind, and notices a loop all the same', { timeout: 60_000 }, async () => {
    // 40 pages of 1.5 MB of identifiers: more than it remembers. Then the first page again, then the last three for ever.
    const page = (number: number): object[] => Array.from({ length: 10 }, (_, item) => ({ id: `${number}-${item}-${'x'.repeat(150_000)}` }));
    const answer = (number: number): object[] => page(number <= 40 ? number : number === 41 ? 1 : 38 + (number % 3));
    const { list, asked } = listOf(pageNumber({ page: 'page', items, itemId: 'id', more }), (params) => ({ body: { items: answer(Number(params['page'] ?? 1)), more: true } }));
    await expect((async () => {
      for await (const item of list) expect(item).toBeDefined();
    })()).rejects.toMatchObject({ code: 'page_repeated' });
    expect(asked.length).toBeGreaterThan(41);
    expect(asked.length).toBeLessThan(50);
  });

  it('a full list without a size ends where a page is empty', async () => {
    const { got, error } = await walk(pageNumber({ page: 'page', items, itemId: 'id', more: whileFull() }), (request) => ({ items: request < 3 ? numbers(request + 1, request + 1) : [] }));
    expect(error).toBeUndefined();
    expect(ids(got)).toEqual([1, 2, 3]);
  });
});
