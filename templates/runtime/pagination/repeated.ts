import type { PageState } from '../operation.js';
import { RootError } from '../sdk.js';

/**
 * The error for a server that never lets a list end. What was read until then is complete.
 *
 * @param problem the rest of a sentence that begins with the list
 */
export function repeated(problem: string): RootError {
  return new RootError(`The list never ends: ${problem}. Tell the API's vendor.`, { code: 'page_repeated' });
}

/**
 * Guards against a server that ignores the page or offset it is asked for: it would give the same items for ever.
 *
 * @throws RootError if the page is the page before it
 */
export function refuseRepeat({ items, previous }: PageState, parameter: string): void {
  const same = items.length === previous.length && items.every((item, index) => textOf(item) === textOf(previous[index]));
  if (same && items.length > 0) throw repeated(`it gives the same page whatever "${parameter}" is`);
}

/** JSON, with BigInts, by which pages are compared. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member));
}
