import type { PageStrategy } from '../operation.js';
import { resolveURL } from '../request/resolve-url.js';
import { itemsOf, type ItemsOptions } from './items.js';
import { at, typeOf, type PropertyPath } from './property.js';

export interface NextURLOptions extends ItemsOptions {
  /** Where the body has the URL of the next page, absolute or relative to its own. */
  readonly next: PropertyPath;
}

/** A list whose body gives the URL of its next page. */
export function nextUrl(options: NextURLOptions): PageStrategy {
  return {
    resolve: resolveURL,
    ...itemsOf(options),
    next: ({ body, fail }) => {
      const url = at(body, options.next) ?? '';
      if (typeof url !== 'string' && url !== false)
        throw fail(`Expected the URL of the next page at "${options.next.join('.')}", but it is of type ${typeOf(url)}.`);
      return url ? { url } : undefined;
    },
  };
}
