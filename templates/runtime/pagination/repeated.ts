import { RootError } from '../sdk.js';
import { at, isScalar } from './property.js';

/**
 * The error for a server that never lets a list end. What was read until then is complete.
 *
 * @param problem the rest of a sentence that begins with the list
 */
export function repeated(problem: string): RootError {
  return new RootError(`The list never ends: ${problem}. Tell the API's vendor.`, { code: 'page_repeated' });
}

/** How many bytes, about, a walk keeps of what it has met, whatever the length of the list. */
const memory = 5e7;

/**
 * Remembers what a walk has met: the identifiers of the items, or the text of a page whose items have none. A full memory begins
 * anew, so that a list that repeats is noticed a round later.
 *
 * @param itemId the member of an item that identifies it
 * @returns tells of each page whether it brings nothing new. Of the last page only identifiers are proof of that.
 */
export function rememberItems(itemId = ''): (items: readonly unknown[], last: boolean) => boolean {
  const seen = new Set<unknown>();
  let size = 0;
  return (items, last) => {
    let marks = items.map((item) => at(item, [itemId]));
    // Where an item has none, or two have the same, it does not tell one from another in this list.
    if (new Set(marks).size < items.length || !marks.every(isScalar)) marks = last ? [] : [textOf(items)];
    const known = marks.length > 0 && marks.every((mark) => seen.has(mark));
    if (size > memory) {
      seen.clear();
      size = 0;
    }
    for (const mark of marks) {
      seen.add(mark);
      size += String(mark).length + 32;
    }
    return known;
  };
}

/** JSON, with BigInts, by which positions and pages are compared. What is nested too deeply to be written is like nothing else. */
export function textOf(value: unknown): string {
  try {
    return JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member));
  } catch {
    return String(Math.random());
  }
}
