import { InvalidRequestError } from '../errors/invalid-request.js';
import type { Failure } from '../options.js';

/**
 * Reads a base URL.
 *
 * @param named where it comes from, for the message: `baseURL`
 * @param Failure the error to throw; its message does not show the URL, which may hold a password
 */
export function parseBaseURL(value: unknown, named: string, Failure: Failure): URL {
  let url: URL | undefined;
  try {
    url = new URL(String(value).trim());
  } catch {
    // Reported below together with other schemes.
  }
  if (typeof value !== 'string' && !(value instanceof URL)) url = undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Failure(`${named} is no absolute http or https URL: pass one such as https://api.example.com.`);
  }
  if (url.username || url.password)
    throw new Failure(
      `${named} has a user name or password in it, which fetch refuses: pass them as credentials or headers.`,
    );
  return url;
}

/**
 * The URL of a request: the path is put behind the base's own path, and the base's query is kept.
 *
 * @param path begins with a slash; already encoded
 * @param query already encoded, without the question mark
 * @throws InvalidRequestError if a step of the path is `.` or `..`, also in encoded spelling
 */
export function joinURL(base: URL, path: string, query: string): string {
  const [before = '', own = ''] = split(path);
  if (/(^|\/)(\.|%2e){1,2}(?=\/|$)/i.test(before.replaceAll('\\', '/'))) {
    throw new InvalidRequestError(
      `The path ${JSON.stringify(before)} has "." or ".." in it, which leads to another resource: write the path that is meant.`,
    );
  }
  const search = [base.search.slice(1), own, query].filter(Boolean).join('&');
  return (
    base.origin +
    base.pathname.replace(/\/+$/, '') +
    (before.startsWith('/') ? before : `/${before}`) +
    (search && `?${search}`)
  );
}

/**
 * A URL that a server or caller gave, relative to a base or absolute.
 *
 * @throws InvalidRequestError if it leads to another origin, which must not get the credentials of this one
 */
export function resolveURL(base: URL, target: string): string {
  let url: URL | undefined;
  try {
    url = new URL(target, base);
  } catch {
    // Reported below.
  }
  if (url?.origin !== base.origin || url.username || url.password) {
    throw new InvalidRequestError(
      `The URL to fetch is not on ${base.origin}, and credentials are sent to no other origin: ${JSON.stringify(url ? url.origin : target.slice(0, 100))}. Give that origin as baseURL if it is trusted.`,
    );
  }
  return url.href;
}

function split(path: string): [string, string] {
  const [whole = ''] = path.split('#');
  const mark = whole.indexOf('?');
  return mark < 0 ? [whole, ''] : [whole.slice(0, mark), whole.slice(mark + 1)];
}
