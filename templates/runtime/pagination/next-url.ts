import type { PageStrategy } from '../operation.js';
import { resolveURL } from '../request/resolve-url.js';
import { at, itemsAt, type PropertyPath } from './property.js';

export interface NextURLOptions {
  /** Where the body has the URL of the next page, absolute or relative to its own. */
  readonly next: PropertyPath;
  /** Where the items are; absent: the body is the array. */
  readonly items?: PropertyPath;
}

/** A list whose body gives the URL of its next page. */
export function nextUrl(options: NextURLOptions): PageStrategy {
  return {
    resolve: resolveURL,
    items: (body) => itemsAt(body, options.items),
    next: ({ body }) => {
      const url = at(body, options.next);
      return typeof url === 'string' && url !== '' ? { url } : undefined;
    },
  };
}
