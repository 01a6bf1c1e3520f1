import type { PageState, PageStep, PageStrategy } from '../operation.js';
import { itemsOf, type ItemsOptions } from './items.js';
import type { More } from './more.js';
import { at, isScalar, typeOf, type PropertyPath } from './property.js';

interface CommonOptions extends ItemsOptions {
  /** Member of `params` with the cursor. */
  readonly cursor: string;
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
    ...itemsOf(options),
    next: (page) => follow(page, options, at(page.body, options.next), `at "${options.next.join('.')}"`, false),
  };
}

export interface CursorFromLastOptions extends CommonOptions {
  /** Where an item has what the cursor is made of: `['id']`. */
  readonly itemKey: PropertyPath;
}

/** A list that goes on after the last item of the page before: `?starting_after=ord_9`. */
export function cursorFromLast(options: CursorFromLastOptions): PageStrategy {
  return {
    ...itemsOf(options),
    // Only an empty page has no last item.
    next: (page) => follow(page, options, at(page.items.at(-1), options.itemKey), `in "${options.itemKey.join('.')}" of the last item`, page.items.length > 0),
  };
}

/**
 * @param where the cursor is looked for, for a message
 * @param expected the page must have a cursor, unless it says that no more follows
 */
function follow(
  page: PageState,
  { cursor: member, more }: CommonOptions,
  value: unknown,
  where: string,
  expected: boolean,
): PageStep | undefined {
  const said = more?.(page);
  if (said === false) return undefined;
  const none = value === undefined || value === null || value === '' || value === false;
  if (!none && isScalar(value)) return { params: { ...page.params, [member]: value } };
  // To end here would leave out the pages that follow.
  if (said || expected || !none) throw page.fail(`Expected the cursor of the next page ${where}, but it is of type ${typeOf(value)}.`);
  return undefined;
}
