import { describe, expect, it } from 'vitest';
import { InvalidRequestError } from '../../templates/runtime/errors/invalid-request.js';
import { cursor } from '../../templates/runtime/pagination/cursor.js';
import { hasMore } from '../../templates/runtime/pagination/more.js';
import { nextUrl } from '../../templates/runtime/pagination/next-url.js';
import { offset } from '../../templates/runtime/pagination/offset.js';
import { pageNumber } from '../../templates/runtime/pagination/page-number.js';
import { ExampleError } from '../../templates/runtime/sdk.js';
import { idsOf, listOf, numbers, type Item, type Params } from './list-server.js';

const strategy = pageNumber({ page: 'page', items: ['items'], more: hasMore(['more']) });
/** Three pages of two. */
const answer = (params: Params) => {
  const page = Number(params['page'] ?? 1);
  return { body: { page, items: numbers(page * 2 - 1, page * 2), more: page < 3 } };
};
const all = [1, 2, 3, 4, 5, 6];

describe('50 walking through a list', () => {
  it('50 for await gives the items of all pages', async () => {
    expect(await idsOf(listOf(strategy, answer).list)).toEqual(all);
  });

  it('50 awaiting gives the body of the first page', async () => {
    const { list, asked } = listOf(strategy, answer);
    expect(await list).toEqual({ page: 1, items: [{ id: 1 }, { id: 2 }], more: true });
    expect(asked).toEqual([undefined]);
  });

  it('50 nothing is sent until it is used', async () => {
    const { list, asked } = listOf(strategy, answer);
    list.pages();
    list[Symbol.asyncIterator]();
    await Promise.resolve();
    expect(asked).toEqual([]);
  });

  it('50 pages() gives each page with its body, items, response and place', async () => {
    const pages = [];
    for await (const page of listOf(strategy, answer, { q: 'x' }).list.pages()) pages.push(page);
    expect(pages.map(({ items, position, next }) => ({ items: items.map(({ id }) => id), position, next }))).toEqual([
      { items: [1, 2], position: { params: { q: 'x' } }, next: { params: { q: 'x', page: 2 } } },
      { items: [3, 4], position: { params: { q: 'x', page: 2 } }, next: { params: { q: 'x', page: 3 } } },
      { items: [5, 6], position: { params: { q: 'x', page: 3 } }, next: undefined },
    ]);
    expect(pages[1]?.data).toEqual({ page: 2, items: [{ id: 3 }, { id: 4 }], more: true });
    expect(pages[1]?.response.status).toBe(200);
  });

  it('50 first() gives the first item, of a later page if need be, or undefined', async () => {
    const { list, asked } = listOf(strategy, answer);
    expect(await list.first()).toEqual({ id: 1 });
    expect(asked).toHaveLength(1);
    expect(await listOf(strategy, (params) => ({ body: { items: params['page'] === 2 ? numbers(9, 9) : [], more: params['page'] !== 2 } })).list.first()).toEqual({ id: 9 });
    expect(await listOf(strategy, () => ({ body: { items: [] } })).list.first()).toBeUndefined();
  });

  it('52 collect() gives all, or as many as asked for, and never requests the page after', async () => {
    for (const [limit, requests] of [[undefined, 3], [Infinity, 3], [0, 0], [1, 1], [2, 1], [3, 2], [4, 2], [6, 3], [7, 3]] as const) {
      const { list, asked } = listOf(strategy, answer);
      expect((await list.collect(limit === undefined ? undefined : { limit })).map(({ id }) => id)).toEqual(all.slice(0, limit));
      expect(asked).toHaveLength(requests);
    }
  });

  it.each([[-1], [1.5], [Number.NaN], [-Infinity]])('52 collect() refuses a limit of %d and sends nothing', async (limit) => {
    const { list, asked } = listOf(strategy, answer);
    await expect(list.collect({ limit })).rejects.toThrow(InvalidRequestError);
    await expect(list.collect({ limit })).rejects.toThrow(`"limit" is ${limit}: pass a whole number`);
    expect(asked).toEqual([]);
  });

  it('51 break sends nothing more', async () => {
    const { list, asked } = listOf(strategy, answer);
    for await (const item of list) if (item.id === 2) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toHaveLength(1);
  });

  it('51 an error on page 2 comes after the items of page 1, and is what the call threw', async () => {
    const failure = new Error('page 2');
    const { list } = listOf(strategy, (params) => {
      if (params['page'] === 2) throw failure;
      return answer(params);
    });
    const got: number[] = [];
    await expect((async () => {
      for await (const item of list) got.push(item.id);
    })()).rejects.toBe(failure);
    expect(got).toEqual([1, 2]);
  });

  it('52 iterating twice gives the same items, also at the same time; the first page is requested once', async () => {
    const { list, asked } = listOf(strategy, answer);
    expect(await Promise.all([idsOf(list), idsOf(list)])).toEqual([all, all]);
    expect(await idsOf(list)).toEqual(all);
    expect(asked.filter((step) => step === undefined)).toHaveLength(1);
  });

  it('52 a list goes on from a position that was stored as JSON', async () => {
    const ids: number[][] = [];
    for await (const page of listOf(strategy, answer, { q: 'x' }).list.pages()) {
      const stored = JSON.stringify(page.position);
      const { list, asked } = listOf(strategy, answer);
      ids.push((await list.collect({ from: JSON.parse(stored), limit: 3 })).map(({ id }: Item) => id));
      expect(asked[0]).toEqual(JSON.parse(stored));
    }
    expect(ids).toEqual([[1, 2, 3], [3, 4, 5], [5, 6]]);
  });
});

describe('52 a list that repeats throws instead of looping', () => {
  const repeated = async (list: AsyncIterable<Item>): Promise<{ got: number[]; error: unknown }> => {
    const got: number[] = [];
    try {
      for await (const item of list) got.push(item.id);
    } catch (error) {
      return { got, error };
    }
    throw new Error('The list ended.');
  };

  it('52 a cursor that repeats', async () => {
    const { list, asked } = listOf(cursor({ cursor: 'after', next: ['next'], items: ['d'] }), (params) => ({ body: { d: numbers(params['after'] === undefined ? 1 : 2, params['after'] === undefined ? 1 : 2), next: 'same' } }));
    const { got, error } = await repeated(list);
    expect(got).toEqual([1, 2]);
    expect(error).toBeInstanceOf(ExampleError);
    expect(error).toMatchObject({ code: 'page_repeated' });
    expect(String(error)).toContain('"after":"same"');
    expect(asked).toHaveLength(2);
  });

  it('52 a cursor that leads back, also to the first page', async () => {
    const round = new Map([[undefined, 'b'], ['b', 'c'], ['c', 'b']]);
    const circle = listOf(cursor({ cursor: 'after', next: ['next'], items: ['d'] }), (params) => ({ body: { d: [], next: round.get(params['after'] === undefined ? undefined : String(params['after'])) } }));
    expect((await repeated(circle.list)).error).toMatchObject({ code: 'page_repeated' });
    expect(circle.asked).toHaveLength(3);
    const back = listOf(cursor({ cursor: 'after', next: ['next'], items: ['d'] }), () => ({ body: { d: [], next: 'a' } }), { after: 'a' });
    expect((await repeated(back.list)).error).toMatchObject({ code: 'page_repeated' });
    expect(back.asked).toHaveLength(1);
  });

  it('52 a next URL that repeats', async () => {
    const { list, asked } = listOf(nextUrl({ next: ['next'], items: ['d'] }), () => ({ body: { d: [], next: '/same' } }));
    expect((await repeated(list)).error).toMatchObject({ code: 'page_repeated' });
    expect(asked).toHaveLength(2);
  });

  it.each([['page', pageNumber({ page: 'page', items: ['items'], more: hasMore(['more']) })], ['offset', offset({ offset: 'offset', items: ['items'], more: hasMore(['more']) })]])('52 a server that ignores "%s"', async (name, ignored) => {
    const { list, asked } = listOf(ignored, () => ({ body: { items: numbers(1, 2), more: true } }));
    const { got, error } = await repeated(list);
    expect(got).toEqual([1, 2]);
    expect(error).toMatchObject({ code: 'page_repeated' });
    expect(String(error)).toContain(`"${name}"`);
    expect(asked).toHaveLength(2);
  });

  it('52 empty pages without end', async () => {
    const { list, asked } = listOf(pageNumber({ page: 'page', items: ['items'], more: hasMore(['more']) }), () => ({ body: { items: [], more: true } }));
    expect((await repeated(list)).error).toMatchObject({ code: 'page_repeated' });
    expect(asked).toHaveLength(1001);
  });

  it('52 items with a BigInt can be compared too', async () => {
    const { list } = listOf(strategy, () => ({ body: { items: [{ id: 1, exact: 9007199254740993n }], more: true } }));
    expect((await repeated(list)).error).toMatchObject({ code: 'page_repeated' });
  });

  it('52 params with a BigInt can be compared too', async () => {
    expect(await idsOf(listOf(strategy, answer, { account: 12345678901234567890n }).list)).toEqual(all);
  });
});
