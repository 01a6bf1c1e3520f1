import { RootError } from '../sdk.js';
import { fingerprint } from './fingerprint.js';
import { at, isScalar } from './property.js';

/**
 * The error for a server that never lets a list end. What was read until then is complete.
 *
 * @param problem the rest of a sentence that begins with the list
 */
export function repeated(problem: string): RootError {
  return new RootError(`The list never ends: ${problem}. Tell the API's vendor.`, { code: 'page_repeated' });
}

/**
 * The items that a walk has met. It holds identifiers, and fingerprints of pages whose items have none, a million at most: then
 * it begins anew, so that a list of any length is walked in bounded memory, and one that repeats is noticed a round later.
 */
export class SeenItems {
  readonly #seen = new Set<unknown>();
  readonly #itemId: string | undefined;

  constructor(itemId: string | undefined) {
    this.#itemId = itemId;
  }

  /** Whether the identifiers of a page show that each of its items was met before. */
  has(items: readonly unknown[]): boolean {
    return this.#all(this.#idsOf(items));
  }

  /** Whether a page brings nothing new, by its identifiers or its whole content. Remembers it. */
  add(items: readonly unknown[]): boolean {
    if (items.length === 0) return false;
    const ids = this.#idsOf(items);
    const marks = ids.length > 0 ? ids : [fingerprint(items)];
    const known = this.#all(marks);
    if (this.#seen.size > 1e6) this.#seen.clear();
    for (const mark of marks) this.#seen.add(mark);
    return known;
  }

  #all(marks: readonly unknown[]): boolean {
    return marks.length > 0 && marks.every((mark) => this.#seen.has(mark));
  }

  /** None where an item lacks its identifier, or two have the same: then it does not tell one from another in this list. */
  #idsOf(items: readonly unknown[]): readonly unknown[] {
    if (this.#itemId === undefined) return [];
    const path = [this.#itemId];
    const ids = items.map((item) => at(item, path));
    const tell = new Set(ids).size === ids.length && ids.every(isScalar);
    return tell ? ids : [];
  }
}

/** JSON, with BigInts, by which positions are compared. */
export function textOf(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) => (typeof member === 'bigint' ? `${member}n` : member));
}
