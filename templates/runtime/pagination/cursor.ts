import type { PageStep, PageStrategy } from '../operation.js';
import { at, flagAt, itemsAt, type PropertyPath } from './property.js';

export interface CursorOptions {
  /** Member of `params` with the cursor. */
  readonly cursor: string;
  /** Where the body has the cursor of the next page. */
  readonly next: PropertyPath;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** Boolean: more pages follow. */
  readonly hasMore?: PropertyPath;
}

/** A list whose body names the cursor of its next page. */
export function cursor(options: CursorOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, options.items),
    next: ({ body, params }) => follow(body, params, options, at(body, options.next)),
  };
}

export interface CursorFromLastOptions {
  /** Member of `params` with the cursor: `starting_after`. */
  readonly cursor: string;
  /** Where an item has what the cursor is made of: `['id']`. */
  readonly itemKey: PropertyPath;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** Boolean: more pages follow. */
  readonly hasMore?: PropertyPath;
}

/** A list that goes on after the last item of the page before: `?starting_after=ord_9`. */
export function cursorFromLast(options: CursorFromLastOptions): PageStrategy {
  return {
    items: (body) => itemsAt(body, options.items),
    next: ({ body, params }) => follow(body, params, options, at(itemsAt(body, options.items).at(-1), options.itemKey)),
  };
}

function follow(body: unknown, params: Readonly<Record<string, unknown>>, options: CursorOptions | CursorFromLastOptions, value: unknown): PageStep | undefined {
  const ends = value === undefined || value === null || value === '' || value === false || flagAt(body, options.hasMore) === false;
  return ends ? undefined : { params: { ...params, [options.cursor]: value } };
}
