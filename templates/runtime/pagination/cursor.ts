import type { PageState, PageStep, PageStrategy } from '../operation.js';
import type { More } from './more.js';
import { at, itemsAt, type PropertyPath } from './property.js';

interface CommonOptions {
  /** Member of `params` with the cursor. */
  readonly cursor: string;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** Absent: a page without a cursor is the last. */
  readonly more?: More;
}

export interface CursorOptions extends CommonOptions {
  /** Where the body has the cursor of the next page. */
  readonly next: PropertyPath;
}

/** A list whose body names the cursor of its next page. */
export function cursor(options: CursorOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, options.items),
    next: (page) => follow(page, options, at(page.body, options.next)),
  };
}

export interface CursorFromLastOptions extends CommonOptions {
  /** Where an item has what the cursor is made of: `['id']`. */
  readonly itemKey: PropertyPath;
}

/** A list that goes on after the last item of the page before: `?starting_after=ord_9`. */
export function cursorFromLast(options: CursorFromLastOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, options.items),
    next: (page) => follow(page, options, at(page.items.at(-1), options.itemKey)),
  };
}

function follow(page: PageState, { cursor: member, more }: CommonOptions, value: unknown): PageStep | undefined {
  const ends = value === undefined || value === null || value === '' || value === false || more?.(page) === false;
  return ends ? undefined : { params: { ...page.params, [member]: value } };
}
