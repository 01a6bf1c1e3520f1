import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ResponseParseError } from '../../templates/runtime/errors/response-parse.js';
import type { PageMethod } from '../../templates/runtime/method.js';
import type { PageStrategy } from '../../templates/runtime/operation.js';
import { cursor, cursorFromLast } from '../../templates/runtime/pagination/cursor.js';
import type { ItemsOptions } from '../../templates/runtime/pagination/items.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { hasMore } from '../../templates/runtime/pagination/more.js';
import { nextUrl } from '../../templates/runtime/pagination/next-url.js';
import { offset } from '../../templates/runtime/pagination/offset.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { paged } from '../../templates/runtime/pagination/paged.js';
import { json, serve, type Answer } from '../runtime/server.js';
import type { Item } from './list-server.js';
import { Shop } from './shop.js';

const schemes = ['page', 'offset', 'cursor', 'cursorFromLast', 'nextUrl', 'linkHeader'] as const;
type Scheme = (typeof schemes)[number];

/** What goes wrong with a list, if anything. `at` is the index of a page. */
type Fault =
  | { readonly kind: 'none' }
  /** After the page comes an earlier one, again and again. */
  | { readonly kind: 'loop'; readonly at: number; readonly to: number }
  /** The page has no list. */
  | { readonly kind: 'broken'; readonly at: number; readonly body: unknown }
  /** After the last page comes that page again, and says that it is the last. */
  | { readonly kind: 'stale' };

interface Model {
  readonly scheme: Scheme;
  /** The identifiers of the items of each page. */
  readonly pages: readonly (readonly number[])[];
  readonly fault: Fault;
  /** Cursors and URLs are never the same twice. */
  readonly fresh: boolean;
  /** Items carry a field that changes with each request. */
  readonly signed: boolean;
  readonly itemId: boolean;
}

const models: fc.Arbitrary<Model> = fc
  .record({
    scheme: fc.constantFrom(...schemes),
    sizes: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 7 }),
    empty: fc.array(fc.nat({ max: 6 }), { maxLength: 3 }),
    fault: fc.constantFrom<Fault['kind']>('none', 'loop', 'broken', 'stale'),
    places: fc.tuple(fc.nat(), fc.nat()),
    body: fc.constantFrom<unknown>(null, {}, [], 'none', 7, { items: null }, { items: {} }, { error: { code: 'quota' } }, { data: [{ id: 1 }], more: true, next: 'x' }),
    fresh: fc.boolean(),
    signed: fc.boolean(),
    itemId: fc.boolean(),
  })
  .map(({ scheme, sizes, empty, fault, places: [first, second], body, fresh, signed, itemId }) => {
    const counted = scheme === 'offset' || scheme === 'cursorFromLast';
    // A loop of empty pages ends only after a thousand of them: another test has it.
    const mayBeEmpty = !counted && (fault === 'none' || fault === 'broken');
    let id = 0;
    const pages = sizes.map((size, index) => (mayBeEmpty && empty.includes(index) ? [] : Array.from({ length: size }, () => ++id)));
    const at = first % pages.length;
    const known = itemId || fault === 'stale';
    const faults: Readonly<Record<Fault['kind'], Fault>> = { none: { kind: 'none' }, loop: { kind: 'loop', at, to: second % (at + 1) }, broken: { kind: 'broken', at, body }, stale: { kind: 'stale' } };
    return { scheme, pages, fault: faults[fault], fresh, signed: signed && known, itemId: known };
  });

/** The index of the page after a page, as the server has it; undefined after the last. */
function after({ pages, fault }: Model, index: number): number | undefined {
  if (fault.kind === 'loop' && index === fault.at) return fault.to;
  const last = fault.kind === 'stale' ? pages.length : pages.length - 1;
  return index < last ? index + 1 : undefined;
}

function idsAt({ pages }: Model, index: number): readonly number[] {
  return pages[Math.min(index, pages.length - 1)] ?? [];
}

/** The page that a request asks for. */
function indexOf(model: Model, query: URLSearchParams): number {
  const { scheme, pages } = model;
  if (scheme === 'page' || scheme === 'offset') {
    // Pages and offsets grow for ever, whatever the server gives.
    let rest = Number(query.get(scheme) ?? (scheme === 'page' ? 1 : 0)) - (scheme === 'page' ? 1 : 0);
    let index = 0;
    for (; rest > 0; index = after(model, index) ?? index) rest -= scheme === 'page' ? 1 : idsAt(model, index).length;
    return index;
  }
  if (scheme === 'cursorFromLast') {
    const id = query.get('after');
    return id === null ? 0 : (after(model, pages.findIndex((page) => String(page.at(-1)) === id)) ?? 0);
  }
  return Number((query.get('after') ?? '0').split('-')[0]);
}

function answerOf(model: Model): Answer {
  let count = 0;
  return (exchange) => {
    count += 1;
    const index = indexOf(model, new URL(exchange.request.url, 'http://x').searchParams);
    if (model.fault.kind === 'broken' && index === model.fault.at) return json(model.fault.body)(exchange);
    const next = after(model, index);
    const place = `${next}${model.fresh ? `-${count}` : ''}`;
    const items = idsAt(model, index).map((id) => ({ id, ...(model.signed && { url: `https://cdn.example/${id}?signature=${count}` }) }));
    const following: Readonly<Record<Scheme, object>> = {
      page: { more: next !== undefined },
      offset: { more: next !== undefined },
      cursorFromLast: { more: next !== undefined },
      cursor: { next: next === undefined ? null : place },
      nextUrl: { next: next === undefined ? null : `/items?after=${place}` },
      linkHeader: {},
    };
    const link = model.scheme === 'linkHeader' && next !== undefined ? { link: `</items?after=${place}>; rel="next"` } : undefined;
    return json({ items, ...following[model.scheme] }, 200, link)(exchange);
  };
}

function strategyOf({ scheme, itemId }: Model): PageStrategy {
  const list: ItemsOptions = { items: ['items'], ...(itemId && { itemId: 'id' }) };
  const more = hasMore(['more']);
  switch (scheme) {
    case 'page':
      return pageNumber({ ...list, page: 'page', more });
    case 'offset':
      return offset({ ...list, offset: 'offset', more });
    case 'cursor':
      return cursor({ ...list, cursor: 'after', next: ['next'] });
    case 'cursorFromLast':
      return cursorFromLast({ ...list, cursor: 'after', itemKey: ['id'], more });
    case 'nextUrl':
      return nextUrl({ ...list, next: ['next'] });
    case 'linkHeader':
      return linkHeader(list);
  }
}

it('52 a walk over any server gives each item once, or ends with an error that has a name', { timeout: 60_000 }, async () => {
  let answer: Answer = json(null);
  let requests = 0;
  await using server = await serve((exchange) => {
    requests += 1;
    // A walk that never ends must fail, not hang.
    return requests > 50 ? json({ message: 'too many' }, 400)(exchange) : answer(exchange);
  });
  const client = new Shop({ baseURL: server.url, maxRetries: 0 }, { apiKey: 'sk_test_51secretsecret' });
  await fc.assert(
    fc.asyncProperty(models, async (model) => {
      const { fault, pages } = model;
      answer = answerOf(model);
      requests = 0;
      const list: PageMethod<[], unknown, Item> = paged(client, { id: 'listItems', method: 'GET', path: '/items', params: { page: 'query', offset: 'query', after: 'query' }, page: strategyOf(model) });
      const got: number[] = [];
      let error: unknown;
      try {
        for await (const { id } of list()) got.push(id);
      } catch (failure) {
        error = failure;
      }
      const reached = fault.kind === 'loop' ? fault.at + 1 : fault.kind === 'broken' ? fault.at : pages.length;
      expect(got).toEqual(pages.slice(0, reached).flat());
      if (fault.kind === 'loop') expect(error).toMatchObject({ code: 'page_repeated' });
      else if (fault.kind === 'broken') expect(error).toBeInstanceOf(ResponseParseError);
      else expect(error).toBeUndefined();
      expect(requests).toBeLessThanOrEqual(reached + 1);
    }),
    { numRuns: 400 },
  );
});
