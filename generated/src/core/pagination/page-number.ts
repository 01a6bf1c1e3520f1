import type { PageStrategy } from '../operation.js';
import { mayFollow, refuseRepeat } from './numbered.js';
import { flagAt, itemsAt, numberAt, type PropertyPath } from './property.js';

export interface PageNumberOptions {
  /** Member of `params` with the number of the page. */
  readonly page: string;
  /** Member of `params` with the items a page has. */
  readonly pageSize?: string;
  /** Number of the first page: 1 unless given. */
  readonly firstPage?: number;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** Boolean: more pages follow. Wins over the totals. */
  readonly hasMore?: PropertyPath;
  readonly totalPages?: PropertyPath;
  readonly totalCount?: PropertyPath;
}

/** A list whose pages are numbered: `?page=2`. */
export function pageNumber(options: PageNumberOptions): PageStrategy {
  const first = options.firstPage ?? 1;
  return {
    items: (body) => itemsAt(body, options.items),
    next: ({ body, params, previous }) => {
      const items = itemsAt(body, options.items);
      refuseRepeat(items, previous, options.page);
      const page = Number(params[options.page] ?? first);
      const totalPages = numberAt(body, options.totalPages);
      const totalCount = numberAt(body, options.totalCount);
      // All pages but the last have the same size, and the server may have chosen another than was asked for.
      const before = (page - first) * Math.max(items.length, previous?.length ?? 0);
      const more =
        flagAt(body, options.hasMore) ??
        (totalPages === undefined ? undefined : page - first + 1 < totalPages) ??
        (totalCount === undefined ? undefined : items.length > 0 && before + items.length < totalCount) ??
        mayFollow(items, previous, options.pageSize && params[options.pageSize]);
      return more ? { params: { ...params, [options.page]: page + 1 } } : undefined;
    },
  };
}
