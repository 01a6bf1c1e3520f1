import type { PageStrategy } from '../operation.js';
import { resolveURL } from '../request/resolve-url.js';
import { itemsOf, type ItemsOptions } from './items.js';

/** A list whose next page is a link of the response: `Link: <…?page=2>; rel="next"` (RFC 8288). */
export function linkHeader(options: ItemsOptions = {}): PageStrategy {
  return {
    resolve: resolveURL,
    ...itemsOf(options),
    next: ({ response }) => {
      const url = nextLink(response.headers.get('link') ?? '');
      return url ? { url } : undefined;
    },
  };
}

/** The target whose relation types include `next`; of several `rel` parameters the first counts (RFC 8288, section 3.3). */
function nextLink(header: string): string | undefined {
  for (const [, target, parameters = ''] of header.matchAll(/<([^<>]*)>((?:[^,"<]|"(?:[^"\\]|\\.)*(?:"|\\?$))*)/g)) {
    const rel = /;\s*rel\s*=\s*(?:"([^"]*)"|([^\s;,]*))/i.exec(parameters);
    if ((rel?.[1] ?? rel?.[2] ?? '').toLowerCase().split(/\s+/).includes('next')) return target;
  }
  return undefined;
}
