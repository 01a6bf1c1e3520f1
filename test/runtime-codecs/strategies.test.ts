import { describe, expect, it } from 'vitest';
import type { PageStep, PageStrategy } from '../../templates/runtime/operation.js';
import { cursor, cursorFromLast } from '../../templates/runtime/pagination/cursor.js';
import { linkHeader } from '../../templates/runtime/pagination/link-header.js';
import { firstSaid, hasMore, totalCount, totalPages, whileFull } from '../../templates/runtime/pagination/more.js';
import { nextUrl } from '../../templates/runtime/pagination/next-url.js';
import { offset } from '../../templates/runtime/pagination/offset.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { idsOf, listOf, numbers } from './list-server.js';

const upTo = (count: number): number[] => numbers(1, count).map((item) => item.id);
const paramsOf = (steps: readonly (PageStep | undefined)[]): unknown[] => steps.map((step) => (step && 'params' in step ? step.params : step));

describe('53 page numbers', () => {
  /** Ten items a page; the server caps larger sizes. */
  const pages = (total: number, firstPage = 1) => (params: Readonly<Record<string, unknown>>) => {
    const page = Number(params['page'] ?? firstPage) - firstPage;
    const size = Math.min(Number(params['size'] ?? 10), 10);
    const items = numbers(page * size + 1, Math.min(total, (page + 1) * size));
    return { items, size, page };
  };

  it.each([[0], [1], [9], [10], [11], [20], [25]])('51 %i items, whatever the server says of its pages', async (total) => {
    const serve = pages(total);
    const kinds = [
      listOf(pageNumber({ page: 'page', items: ['d', 'orders'], more: hasMore(['d', 'more']) }), (params) => ({ body: { d: { orders: serve(params).items, more: (serve(params).page + 1) * 10 < total } } })),
      listOf(pageNumber({ page: 'page', items: ['orders'], more: totalPages(['pages']) }), (params) => ({ body: { orders: serve(params).items, pages: Math.ceil(total / 10) } })),
      listOf(pageNumber({ page: 'page', items: ['orders'], more: totalCount(['total']) }), (params) => ({ body: { orders: serve(params).items, total } })),
    ];
    for (const { list, asked } of kinds) {
      expect(await idsOf(list)).toEqual(upTo(total));
      expect(asked).toHaveLength(Math.max(1, Math.ceil(total / 10)));
    }
    const silent = listOf(pageNumber({ page: 'page', more: whileFull() }), (params) => ({ body: serve(params).items }));
    expect(await idsOf(silent.list)).toEqual(upTo(total));
  });

  it('51 a server that leaves out the member which its document promises costs no page', async () => {
    const paged = listOf(pageNumber({ page: 'page', items: ['d'], more: hasMore(['more']) }), (params) => ({ body: { d: pages(25)(params).items } }));
    expect(await idsOf(paged.list)).toEqual(upTo(25));
    const counted = listOf(offset({ offset: 'skip', limit: 'size', items: ['d'], more: hasMore(['more']) }), (params) => ({ body: { d: numbers(Number(params['skip'] ?? 0) + 1, Math.min(25, Number(params['skip'] ?? 0) + 10)) } }));
    expect(await idsOf(counted.list)).toEqual(upTo(25));
  });

  it('51 a total count is right where the server allows smaller pages than were asked for', async () => {
    const serve = pages(25);
    const { list, asked } = listOf(pageNumber({ page: 'page', items: ['orders'], more: totalCount(['total']) }), (params) => ({ body: { orders: serve(params).items, total: 25 } }), { size: 1000 });
    expect(await idsOf(list)).toEqual(upTo(25));
    expect(asked).toHaveLength(3);
  });

  it('51 a short page ends the list only after the server gave one of the size asked for', async () => {
    const strategy = pageNumber({ page: 'page', more: whileFull('size') });
    const honoured = listOf(strategy, (params) => ({ body: pages(25)(params).items }), { size: 10 });
    expect(await idsOf(honoured.list)).toEqual(upTo(25));
    expect(honoured.asked).toHaveLength(3);
    const capped = listOf(strategy, (params) => ({ body: pages(25)(params).items }), { size: 1000 });
    expect(await idsOf(capped.list)).toEqual(upTo(25));
    expect(capped.asked).toHaveLength(4);
  });

  it('53 begins where the params say, else at the first page the document names; other params stay', async () => {
    const zero = listOf(pageNumber({ page: 'page', firstPage: 0, more: hasMore(['more']), items: ['items'] }), (params) => ({ body: { items: pages(25, 0)(params).items, more: Number(params['page'] ?? 0) < 2 } }), { q: 'x' });
    expect(await idsOf(zero.list)).toEqual(upTo(25));
    expect(paramsOf(zero.asked)).toEqual([undefined, { q: 'x', page: 1 }, { q: 'x', page: 2 }]);
    const second = listOf(pageNumber({ page: 'page', more: whileFull() }), (params) => ({ body: pages(25)(params).items }), { page: 2 });
    expect(await idsOf(second.list)).toEqual(upTo(25).slice(10));
  });

  it('51 an empty page in the middle goes on while the server says so, and ends the list where it says nothing', async () => {
    const body = (params: Readonly<Record<string, unknown>>) => (params['page'] === 2 ? [] : numbers(Number(params['page'] ?? 1), Number(params['page'] ?? 1)));
    const said = listOf(pageNumber({ page: 'page', items: ['i'], more: hasMore(['m']) }), (params) => ({ body: { i: body(params), m: params['page'] !== 3 } }));
    expect(await idsOf(said.list)).toEqual([1, 3]);
    const silent = listOf(pageNumber({ page: 'page', more: whileFull() }), (params) => ({ body: body(params) }));
    expect(await idsOf(silent.list)).toEqual([1]);
  });

  it('53 of several members the first that the body has decides', async () => {
    const more = firstSaid(hasMore(['more']), totalPages(['pages']), whileFull());
    const bodies = [{ more: null, pages: 9 }, { more: true, pages: 1 }, { pages: 9 }, {}, { more: 'yes' }, { more: false, pages: 9 }];
    const { list } = listOf(pageNumber({ page: 'page', items: ['i'], more }), (params) => {
      const page = Number(params['page'] ?? 1);
      return { body: { i: numbers(page, page), ...bodies[page - 1] } };
    });
    expect(await idsOf(list)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('53 only own members of a body are its list', async () => {
    const { list } = listOf(pageNumber({ page: 'page', items: ['toString'], more: hasMore(['constructor', 'name']) }), () => ({ body: {} }));
    await expect(idsOf(list)).rejects.toThrow('Expected "toString" to be an array, but the body is of type object with the members [].');
  });
});

describe('53 offsets', () => {
  const serve = (total: number, cap = 10) => (params: Readonly<Record<string, unknown>>) => {
    const skip = Number(params['offset'] ?? 0);
    return numbers(skip + 1, Math.min(total, skip + Math.min(Number(params['limit'] ?? cap), cap)));
  };

  it.each([[0], [9], [10], [25]])('51 %i items', async (total) => {
    const kinds = [
      listOf(offset({ offset: 'offset', limit: 'limit', items: ['d'], more: hasMore(['more']) }), (params) => ({ body: { d: serve(total)(params), more: Number(params['offset'] ?? 0) + 10 < total } }), { limit: 10 }),
      listOf(offset({ offset: 'offset', items: ['d'], more: totalCount(['total']) }), (params) => ({ body: { d: serve(total)(params), total } })),
      listOf(offset({ offset: 'offset', limit: 'limit', more: whileFull('limit') }), (params) => ({ body: serve(total)(params) }), { limit: 10 }),
      listOf(offset({ offset: 'offset', limit: 'limit', more: whileFull('limit') }), (params) => ({ body: serve(total)(params) }), { limit: 500 }),
    ];
    for (const { list } of kinds) expect(await idsOf(list)).toEqual(upTo(total));
    expect(kinds.slice(0, 2).map(({ asked }) => asked.length)).toEqual(Array(2).fill(Math.max(1, Math.ceil(total / 10))));
  });

  it('53 goes on by what came, not by what was asked for', async () => {
    const { list, asked } = listOf(offset({ offset: 'offset', limit: 'limit', items: ['d'], more: totalCount(['n']) }), (params) => ({ body: { d: serve(25)(params), n: 25 } }), { limit: 500, offset: 3 });
    expect(await idsOf(list)).toEqual(upTo(25).slice(3));
    expect(paramsOf(asked).slice(1)).toEqual([{ limit: 500, offset: 13 }, { limit: 500, offset: 23 }]);
  });

  it('51 an empty page in the middle is passed by its limit', async () => {
    const { list } = listOf(offset({ offset: 'offset', limit: 'limit', items: ['d'], more: hasMore(['m']) }), (params) => {
      const at = Number(params['offset'] ?? 0);
      return { body: { d: at === 2 ? [] : numbers(at + 1, at + 2), m: at < 4 } };
    }, { limit: 2 });
    expect(await idsOf(list)).toEqual([1, 2, 5, 6]);
  });
});

describe('53 cursors', () => {
  it('52 opaque cursors are passed on as they are; an empty page goes on; null, absent and empty cursors end', async () => {
    for (const end of [null, undefined, '']) {
      const cursors = [undefined, 'a+/=&?#', 'ü%20', 0];
      const { list, asked } = listOf(cursor({ cursor: 'after', next: ['page', 'next'], items: ['data'] }), (params) => {
        const index = cursors.findIndex((each) => each === params['after']);
        return { body: { data: index === 1 ? [] : numbers(index, index), page: { next: index < 3 ? cursors[index + 1] : end } } };
      }, { q: 1 });
      expect(await idsOf(list)).toEqual([0, 2, 3]);
      expect(paramsOf(asked)).toEqual([undefined, { q: 1, after: 'a+/=&?#' }, { q: 1, after: 'ü%20' }, { q: 1, after: 0 }]);
    }
  });

  it('53 hasMore: false ends a list that still names a cursor', async () => {
    const { list, asked } = listOf(cursor({ cursor: 'after', next: ['next'], more: hasMore(['more']), items: ['d'] }), () => ({ body: { d: numbers(1, 1), next: 'x', more: false } }));
    expect(await idsOf(list)).toEqual([1]);
    expect(asked).toHaveLength(1);
  });

  it('53 only own members of a body count', async () => {
    const { list, asked } = listOf(cursor({ cursor: 'after', next: ['constructor'], items: ['d'] }), () => ({ body: { d: [] } }));
    expect(await idsOf(list)).toEqual([]);
    expect(asked).toHaveLength(1);
  });

  it('53 the last item as cursor', async () => {
    const answer = (more: boolean) => (params: Readonly<Record<string, unknown>>) => {
      const after = Number(params['after'] ?? 0);
      return { body: { data: numbers(after + 1, Math.min(5, after + 2)), ...(more && { has_more: after + 2 < 5 }) } };
    };
    const strategy = cursorFromLast({ cursor: 'after', itemKey: ['id'], items: ['data'], more: hasMore(['has_more']) });
    const told = listOf(strategy, answer(true));
    expect(await idsOf(told.list)).toEqual([1, 2, 3, 4, 5]);
    expect(told.asked).toHaveLength(3);
    const silent = listOf(strategy, answer(false));
    expect(await idsOf(silent.list)).toEqual([1, 2, 3, 4, 5]);
    expect(silent.asked).toHaveLength(4);
  });
});

describe('53 a list whose next page cannot be known does not end in silence', () => {
  const walk = async (strategy: PageStrategy, body: unknown): Promise<string> => {
    const { list, asked } = listOf(strategy, () => ({ body }));
    const outcome = await idsOf(list).then(() => 'ended', (error: unknown) => String(error));
    expect(asked).toHaveLength(1);
    return outcome;
  };

  it.each([[{ href: '/x' }, 'object with the members ["href"]'], [7, 'number'], [true, 'boolean'], [['/x'], 'array']])('a next URL that is %j', async (next, type) => {
    expect(await walk(nextUrl({ next: ['links', 'next'], items: ['d'] }), { d: numbers(1, 1), links: { next } })).toBe(`ResponseParseError: Expected the URL of the next page at "links.next", but it is of type ${type}.`);
  });

  it.each([[{ id: 1 }, 'object with the members ["id"]'], [true, 'boolean'], [[1], 'array']])('a cursor that is %j', async (next, type) => {
    expect(await walk(cursor({ cursor: 'after', next: ['next'], items: ['d'] }), { d: numbers(1, 1), next })).toBe(`ResponseParseError: Expected the cursor of the next page at "next", but it is of type ${type}.`);
  });

  it('more is to follow, but there is no cursor', async () => {
    expect(await walk(cursor({ cursor: 'after', next: ['next'], items: ['d'], more: hasMore(['more']) }), { d: numbers(1, 1), next: null, more: true })).toContain('Expected the cursor of the next page at "next", but it is of type null');
    expect(await walk(cursorFromLast({ cursor: 'after', itemKey: ['id'], items: ['d'], more: hasMore(['more']) }), { d: [], more: true })).toContain('Expected the cursor of the next page in "id" of the last item, but it is of type undefined');
  });

  it('the last item lacks what the cursor is made of', async () => {
    const strategy = cursorFromLast({ cursor: 'after', itemKey: ['id'], items: ['d'], more: hasMore(['more']) });
    expect(await walk(strategy, { d: [{ name: 'a' }] })).toContain('in "id" of the last item, but it is of type undefined');
    expect(await walk(strategy, { d: [{ name: 'a' }], more: false })).toBe('ended');
  });

  it('more is to follow after an empty page, and nothing says how long a page is', async () => {
    expect(await walk(offset({ offset: 'skip', limit: 'size', items: ['d'], more: hasMore(['more']) }), { d: [], more: true })).toContain('Expected items, since more follow, but the page is empty: pass "size".');
  });
});

describe('53 URLs', () => {
  it('53 the next URL of the body, until there is none', async () => {
    for (const end of [null, undefined, '', false]) {
      const { list, asked } = listOf(nextUrl({ next: ['links', 'next'], items: ['d'] }), (_, url) => ({ body: url === undefined ? { d: numbers(1, 1), links: { next: '/things?p=2' } } : { d: numbers(2, 2), links: { next: end } } }));
      expect(await idsOf(list)).toEqual([1, 2]);
      expect(asked).toEqual([undefined, { url: '/things?p=2' }]);
    }
  });

  it.each<[string, string | undefined]>([
    ['<https://a.example/x?page=2>; rel="next"', 'https://a.example/x?page=2'],
    ['<https://a.example/x?page=1>; rel="prev", <https://a.example/x?page=3>; rel="next"', 'https://a.example/x?page=3'],
    ['</a,b;c?q="x">;rel=next', '/a,b;c?q="x"'],
    ['<a>; title="x, <b>; rel=\\"next\\""; rel=prev, <c>; REL="last Next"', 'c'],
    ['<a>;rel="prev";rel="next"', undefined],
    ['<a>; rel="nextpage"', undefined],
    ['<a>; xrel="next"', undefined],
    ['<>; rel="next"', undefined],
    ['', undefined],
    [`${'<a>;x='.repeat(2000)}`, undefined],
  ])('53 Link: %s', (header, url) => {
    const next = linkHeader().next({ body: [], fail: (message) => new Error(message), items: [], previous: [], params: {}, response: new Response(null, { headers: { link: header } }) });
    expect(next).toEqual(url === undefined ? undefined : { url });
  });

  it('53 a list by Link header', async () => {
    const { list } = listOf(linkHeader({ items: ['d'] }), (_, url) => ({ body: { d: url === undefined ? numbers(1, 2) : numbers(3, 3) }, ...(url === undefined && { headers: { link: '</p2>; rel=next' } }) }));
    expect(await idsOf(list)).toEqual([1, 2, 3]);
  });
});
