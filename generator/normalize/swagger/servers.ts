import type { Node } from '../../source/document.js';
import type { JsonObject } from '../rewriting.js';

/**
 * `host`, `basePath` and `schemes` of 2.0 as Server Objects. What is served by HTTPS too is called by it: it comes first. Without
 * `host` the URL is relative, as it is in 2.0.
 *
 * @param schemes of the document or of one operation; those of WebSockets are no part of it
 * @param protocol by which the document was fetched, which counts where there are no schemes (section "Swagger Object")
 */
export function serversOf(root: Node, schemes: readonly string[], protocol: string): readonly JsonObject[] {
  const host = root.string('host')?.trim() ?? '';
  const basePath = root.string('basePath')?.trim() ?? '';
  const path = basePath === '' || basePath === '/' ? '' : `/${basePath.replace(/^\/+|\/+$/g, '')}`;
  if (host === '') return path === '' ? [] : [{ url: path }];
  const known = ['https', 'http'].filter((scheme) => schemes.includes(scheme));
  if (known.length === 0 && schemes.length > 0) return [];
  return (known.length > 0 ? known : [protocol === 'http:' ? 'http' : 'https']).map((scheme) => ({ url: `${scheme}://${host}${path}` }));
}
