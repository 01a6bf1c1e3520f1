import { RootError } from '../sdk.js';

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
  if (JSON.stringify(items[0]) !== JSON.stringify(previous[0]) || JSON.stringify(items) !== JSON.stringify(previous)) return;
  throw new RootError(`The server sent the same page twice, although "${parameter}" had changed: it may ignore that parameter. The items until here are complete; request single pages to go on.`, { code: 'page_repeated' });
}
