import type { PageStrategy } from '../operation.js';
import { itemsOf, type ItemsOptions } from './items.js';
import type { CountedPage, More } from './more.js';

export interface OffsetOptions extends ItemsOptions {
  /** Member of `params` with the number of items to skip. */
  readonly offset: string;
  /** Member of `params` with the items a page has. */
  readonly limit?: string;
  readonly more: More<CountedPage>;
}

/** A list that is asked for by what to skip: `?offset=40`. */
export function offset({ offset: member, limit = '', more, ...list }: OffsetOptions): PageStrategy {
  return {
    ...itemsOf(list),
    next: (state) => {
      const { items, params, previous } = state;
      const itemsBefore = Number(params[member] ?? 0);
      // An empty page in the middle says nothing of its own length.
      const step = items.length || Number(params[limit] ?? 0) || previous.length;
      // A server that leaves out what its document promises must not cost the items that follow.
      const goesOn = more({ ...state, itemsBefore }) ?? items.length > 0;
      // Then nothing says where the next page begins, and to end here would leave it out.
      if (goesOn && step === 0) throw state.fail(`Expected items, since more follow, but the page is empty${limit && `: pass "${limit}"`}.`);
      return goesOn ? { params: { ...params, [member]: itemsBefore + step } } : undefined;
    },
  };
}
