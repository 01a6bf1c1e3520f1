import type { PageStrategy } from '../operation.js';
import type { CountedPage, More } from './more.js';
import { itemsAt, type PropertyPath } from './property.js';
import { refuseRepeat } from './repeated.js';

export interface OffsetOptions {
  /** Member of `params` with the number of items to skip. */
  readonly offset: string;
  /** Member of `params` with the items a page has. */
  readonly limit?: string;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  readonly more: More<CountedPage>;
}

/** A list that is asked for by what to skip: `?offset=40`. */
export function offset({ offset: member, limit = '', items: path, more }: OffsetOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, path),
    next: (state) => {
      const { items, params, previous } = state;
      refuseRepeat(state, member);
      const itemsBefore = Number(params[member] ?? 0);
      // An empty page in the middle says nothing of its own length.
      const step = items.length || Number(params[limit] ?? 0) || previous.length;
      // A server that leaves out what its document promises must not cost the items that follow.
      const goesOn = more({ ...state, itemsBefore }) ?? items.length > 0;
      return goesOn && step > 0 ? { params: { ...params, [member]: itemsBefore + step } } : undefined;
    },
  };
}
