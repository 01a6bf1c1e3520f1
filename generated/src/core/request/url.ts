import type { Failure } from '../options.js';

/**
 * Reads a base URL.
 *
 * @param named where it comes from, for the message: `baseURL`
 * @param Failure the error to throw; its message does not show the URL, which may hold a password
 */
export function parseBaseURL(value: unknown, named: string, Failure: Failure): URL {
  const text = String(value);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Failure(`${named} must be an http(s) URL without user name and password.`);
  return url;
}

/**
 * The URL of a request: the path is put behind the base's own path, and the base's query is kept.
 *
 * @param path already encoded, with or without a slash before it
 * @param query already encoded, without the question mark
 */
export function joinURL(base: URL, path: string, query: string): string {
  const [, before = '', own = ''] = /^([^?#]*)\??([^#]*)/.exec(path) ?? [];
  const search = [base.search.slice(1), own, query].filter(Boolean).join('&');
  return base.origin + base.pathname.replace(/\/*$/, '/') + before.replace(/^\//, '') + (search && `?${search}`);
}
