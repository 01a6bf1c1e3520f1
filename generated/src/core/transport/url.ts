import { InvalidRequestError } from '../errors/invalid-request.js';
import type { Failure } from '../options.js';

/**
 * Reads a base URL.
 *
 * @param named where it comes from, for the message: `baseURL`
 * @param Failure the error to throw; its message does not show the URL, which may hold a password
 */
export function parseBaseURL(value: unknown, named: string, Failure: Failure): URL {
  const url = parseURL(String(value).trim());
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new Failure(`${named} must be an http or https URL without user name and password.`);
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

/**
 * A URL that a server or caller gave, relative to a base or absolute.
 *
 * @throws InvalidRequestError if it leads to another origin, which must not get the credentials of this one
 */
export function resolveURL(base: URL | string, target: string): string {
  const { origin, href } = new URL(base);
  const url = parseURL(target, href);
  if (url?.origin !== origin || url.username || url.password)
    throw new InvalidRequestError(
      `The URL to fetch (${JSON.stringify(url?.origin ?? target.slice(0, 100))}) is not on ${origin}, where the credentials belong: pass it as baseURL if it is trusted.`,
    );
  return url.href;
}

function parseURL(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}
