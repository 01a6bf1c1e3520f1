import type { Failure } from '../options.js';

/** Where an API is: up to the slash before the paths of its operations, and the query that all of them get. */
export interface BaseURL {
  readonly start: string;
  readonly query: string;
}

/**
 * Reads a base URL.
 *
 * @param named where it comes from, for the message: `baseURL`
 * @param Failure the error to throw; its message does not show the URL, which may hold a password
 */
export function parseBaseURL(value: unknown, named: string, Failure: Failure): BaseURL {
  const text = String(value).trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /[\t\n\r\\]/.test(text) || hasDots(text))
    throw new Failure(`${named} must be an http(s) URL without user name, password, backslash, line break, "." or "..".`);
  return { start: url.origin + url.pathname.replace(/\/*$/, '/'), query: url.search.slice(1) };
}

/** Whether the path of a URL has a step to this or the parent folder (RFC 3986, section 5.2.4), encoded spellings included. */
export function hasDots(url: string): boolean {
  return /^([^?#]*[/\\])?(\.|%2e){1,2}([/\\?#]|$)/i.test(url);
}

/**
 * The URL of a request: the path is put behind the base's own path, and the base's query is kept.
 *
 * @param path already encoded, with or without a slash before it
 * @param query already encoded, without the question mark
 */
export function joinURL(base: BaseURL, path: string, query: string): string {
  const [, before = '', own = ''] = /^\/?([^?#]*)\??([^#]*)/.exec(path) ?? [];
  const search = [base.query, own, query].filter(Boolean).join('&');
  return base.start + before + (search && `?${search}`);
}
