import type { PageFault, PageStrategy } from '../operation.js';
import { at, shapeOf, type PropertyPath } from './property.js';

/** Where a list is in the body of its pages, and what its items are told apart by. */
export interface ItemsOptions {
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
  /** What the document allows to be absent or null on the way to the items, as paths; `[]` is the body itself. */
  readonly optional?: readonly PropertyPath[];
  /** The member of an item that identifies it; absent: items are compared as a whole. */
  readonly itemId?: string;
}

/** The part of a strategy that all kinds of lists have. */
export function itemsOf({ items = [], optional = [], itemId }: ItemsOptions): Pick<PageStrategy, 'items' | 'itemId'> {
  return { itemId, items: (body, fail) => arrayAt(body, items, optional, fail) };
}

/**
 * The array at a path.
 *
 * @returns no items where the document allows the list to be absent
 * @throws ResponseParseError that says what was expected and what was there
 */
function arrayAt(body: unknown, path: PropertyPath, optional: readonly PropertyPath[], fail: PageFault): readonly unknown[] {
  let holder = 0;
  for (let depth = 0; depth <= path.length; depth += 1) {
    const value = at(body, path.slice(0, depth));
    if (value === undefined || value === null) {
      if (optional.some(({ length }) => length === depth)) return [];
      if (value === null) holder = depth;
      break;
    }
    holder = depth;
    if (depth === path.length && Array.isArray(value)) return value;
  }
  const found = path.slice(0, holder);
  const expected = path.length > 0 ? `at "${path.join('.')}"` : 'as the body';
  throw fail(`Expected an array ${expected}, but ${holder > 0 ? `"${found.join('.')}"` : 'the body'} is ${shapeOf(at(body, found))}.`);
}
