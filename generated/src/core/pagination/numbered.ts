import { repeated } from './repeated.js';

/**
 * Whether more pages follow, for lists that count by page or offset and whose body does not say.
 *
 * An empty page is the end. So is one shorter than the page size that was asked for, but only after a page that had this
 * size: a first short page may as well come from a server that allows no larger ones.
 */
export function mayFollow(items: readonly unknown[], previous: readonly unknown[] | undefined, size: unknown): boolean {
  const asked = Number(size ?? Number.NaN);
  return items.length > 0 && !(items.length < asked && previous !== undefined && previous.length >= asked);
}

/**
 * Guards against a server that ignores the page or offset it is asked for: it would give the same items for ever.
 *
 * @throws RootError if the page is the page before it
 */
export function refuseRepeat(items: readonly unknown[], previous: readonly unknown[] | undefined, parameter: string): void {
  if (items.length === 0 || items.length !== previous?.length) return;
  // The first items differ nearly always, which spares writing the others.
  const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
  if (!same(items[0], previous[0]) || !same(items, previous)) return;
  throw repeated(`The server sent the same page twice, although "${parameter}" had changed: it may ignore that.`);
}
