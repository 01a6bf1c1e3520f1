import type { PageStrategy } from '../operation.js';
import { itemsOf, type ItemsOptions } from './items.js';
import type { More, NumberedPage } from './more.js';

export interface PageNumberOptions extends ItemsOptions {
  /** Member of `params` with the number of the page. */
  readonly page: string;
  /** Number of the first page: 1 unless given. */
  readonly firstPage?: number;
  readonly more: More<NumberedPage>;
}

/** A list whose pages are numbered: `?page=2`. */
export function pageNumber({ page, firstPage = 1, more, ...list }: PageNumberOptions): PageStrategy {
  return {
    ...itemsOf(list),
    next: (state) => {
      const { items, params, previous } = state;
      const number = Number(params[page] ?? firstPage);
      const pagesBefore = number - firstPage;
      // All pages but the last have the same size, and the server may have chosen another than was asked for.
      const itemsBefore = pagesBefore * Math.max(items.length, previous.length);
      // A server that leaves out what its document promises must not cost the pages that follow.
      const goesOn = more({ ...state, pagesBefore, itemsBefore }) ?? items.length > 0;
      return goesOn ? { params: { ...params, [page]: number + 1 } } : undefined;
    },
  };
}
