import type { PageStrategy } from '../operation.js';
import { mayFollow, refuseRepeat } from './numbered.js';
import { flagAt, itemsAt, numberAt, type PropertyPath } from './property.js';

export interface OffsetOptions {
  /** Member of `params` with the number of items to skip. */
  readonly offset: string;
  /** Member of `params` with the items a page has. */
  readonly limit?: string;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** Boolean: more items follow. Wins over the total. */
  readonly hasMore?: PropertyPath;
  readonly totalCount?: PropertyPath;
}

/** A list that is asked for by what to skip: `?offset=40`. */
export function offset(options: OffsetOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, options.items),
    next: ({ body, params, previous }) => {
      const items = itemsAt(body, options.items);
      refuseRepeat(items, previous, options.offset);
      const limit = options.limit && params[options.limit];
      const skipped = Number(params[options.offset] ?? 0);
      const totalCount = numberAt(body, options.totalCount);
      const more =
        flagAt(body, options.hasMore) ??
        (totalCount === undefined ? undefined : items.length > 0 && skipped + items.length < totalCount) ??
        mayFollow(items, previous, limit);
      // An empty page in the middle says nothing of its own length.
      const step = items.length || Number(limit ?? 0) || (previous?.length ?? 0);
      return more && step > 0 ? { params: { ...params, [options.offset]: skipped + step } } : undefined;
    },
  };
}
