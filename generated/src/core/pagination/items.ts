import type { PageFault, PageStrategy } from '../operation.js';
import { at, isObject, typeOf, type PropertyPath } from './property.js';

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
  let depth = path.length;
  while (depth > 0 && at(body, path.slice(0, depth)) === undefined) depth--;
  const holder = path.slice(0, depth);
  const last = at(body, holder);
  if (Array.isArray(last) && depth === path.length) return last;
  // A text or an array lacks the member too, but not because the document allows that.
  const absent = last === undefined || last === null ? depth : isObject(last) ? depth + 1 : undefined;
  if (optional.some(({ length }) => length === absent)) return [];
  const named = (steps: PropertyPath): string => (steps.length > 0 ? `"${steps.join('.')}"` : 'the body');
  throw fail(`Expected ${named(path)} to be an array, but ${named(holder)} is of type ${typeOf(last)}.`);
}
