import type { APIError } from '../errors/api.js';
import { InvalidRequestError } from '../errors/invalid-request.js';
import type { PageStep, PageStrategy } from '../operation.js';
import { APIPromise, type Call, type PageCalls } from '../promise.js';
import type { CallResult } from '../result.js';
import { trust } from '../trust.js';
import { rememberItems, repeated, textOf } from './repeated.js';

/** One page of a list. */
export interface Page<Body, Item, Head = unknown> extends CallResult<Body, Head> {
  readonly items: readonly Item[];
  /** Where this page is: give it to `pages({ from })`, in another process too, to begin with this page. JSON, where `params` is. */
  readonly position: PageStep;
  /** The same for the page after it; undefined on the last. */
  readonly next: PageStep | undefined;
}

export interface PagesOptions {
  /** The position of the page to begin with, as {@link Page.position} or {@link Page.next} gave it; absent: the first page. */
  readonly from?: PageStep | undefined;
}

export interface CollectOptions extends PagesOptions {
  /** How many items at most: a whole number. The page after the one that reaches it is not requested. */
  readonly limit?: number | undefined;
}

/**
 * The result of a method that lists: await it for the body of the first page, or walk through all items with `for await`.
 * Pages are requested one at a time, when their items are needed. All walks share the first page; later pages are
 * requested anew by each.
 */
export class PagePromise<Body, Item, Failure = APIError, Head = unknown> extends APIPromise<Body, Failure, Head> implements AsyncIterable<Item> {
  readonly #first: Call<Body, Head>;
  readonly #pages: PageCalls<Body, Head>;
  readonly #strategy: PageStrategy;
  readonly #params: Readonly<Record<string, unknown>>;

  /**
   * @param pages the calls of the pages
   * @param params of the first page
   */
  constructor(pages: PageCalls<Body, Head>, strategy: PageStrategy, params: Readonly<Record<string, unknown>> = {}) {
    const first = pages();
    super(first);
    this.#first = first;
    this.#pages = pages;
    this.#strategy = strategy;
    this.#params = params;
  }

  /**
   * Walks through the list page by page.
   *
   * A page whose items were all given before is not given again: the list ends before it where the server says that it is the
   * last.
   *
   * @throws what awaiting the call throws, at the page it concerns; ResponseParseError if a page has no list where the API's
   *   document promises one; RootError with code `page_repeated` if the server leads back to a page that was already read,
   *   gives the items of such a page again and says that more follow, or gives a thousand empty pages in a row
   */
  async *pages({ from }: PagesOptions = {}): AsyncGenerator<Page<Body, Item, Head>, void, undefined> {
    const asked = new Set<string>();
    const isRepeat = rememberItems(this.#strategy.itemId);
    let step = from;
    let params = this.#params;
    let previous: readonly unknown[] = [];
    let empty = 0;
    do {
      const position = step ?? { params };
      const key = textOf(position);
      if (asked.has(key)) throw repeated(`it leads back to ${key.slice(0, 200)}`);
      asked.add(key);
      if ('params' in position) ({ params } = position);
      const { read, fail } = step ? this.#pages(step) : this.#first;
      const result = await (step ? read() : this.withResponse());
      const { data, response } = result;
      const items = this.#strategy.items(data, fail);
      empty = items.length > 0 ? 0 : empty + 1;
      if (empty > 1000) throw repeated('1,000 pages in a row are empty');
      step = this.#strategy.next({ body: data, fail, response, items, params, previous });
      if (isRepeat(items, !step)) {
        if (!step) return;
        throw repeated(`it gives the same items again at ${key.slice(0, 200)}`);
      }
      yield { ...result, items: trust(items), position, next: step };
      previous = items;
    } while (step);
  }

  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    return this.#walk();
  }

  async *#walk(options?: PagesOptions): AsyncGenerator<Item, void, undefined> {
    for await (const { items } of this.pages(options)) yield* items;
  }

  /**
   * All items in one array, or the first `limit` of them.
   *
   * @throws InvalidRequestError if `limit` is no whole number, before anything is sent
   */
  async collect({ limit = Infinity, from }: CollectOptions = {}): Promise<Item[]> {
    if (!(limit >= 0) || limit % 1 > 0) throw new InvalidRequestError(`"limit" is ${limit}: pass a whole number.`);
    const items: Item[] = [];
    if (limit > 0) for await (const item of this.#walk({ from })) if (items.push(item) >= limit) break;
    return items;
  }

  /** The first item, or undefined if the list has none. */
  async first(): Promise<Item | undefined> {
    return (await this.collect({ limit: 1 }))[0];
  }
}
