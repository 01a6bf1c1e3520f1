import { InvalidRequestError } from '../errors/invalid-request.js';

/**
 * A URL that a server or caller gave, relative to a base or absolute.
 *
 * @throws InvalidRequestError if it leads to another origin, which must not get the credentials of this one
 */
export function resolveURL(base: URL | string, target: string): string {
  const { origin, href } = new URL(base);
  const url = URL.canParse(target, href) ? new URL(target, href) : undefined;
  if (url?.origin !== origin || !/^https?:$/.test(url.protocol) || url.username || url.password)
    throw new InvalidRequestError(
      `The URL to fetch (${JSON.stringify(url?.origin ?? target.slice(0, 100))}) is not on ${origin}, where the credentials belong: pass it as baseURL if it is trusted.`,
    );
  return url.href;
}
