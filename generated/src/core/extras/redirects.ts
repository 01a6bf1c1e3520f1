import type { Middleware, OutgoingRequest } from '../middleware.js';
import { isAnybodys } from '../request/request-init.js';
import { readBody } from '../transport/read-body.js';

/**
 * Follows up to five redirects (RFC 9110, section 15.4): 307 and 308 within the same origin, and every one of a request that anybody
 * could have made. Every other one, and one with a user name or password in it, becomes the error of the call.
 */
export const followRedirects: Middleware = async (request, next, { signal }) => {
  let sent = request;
  for (let hops = 0; ; hops++) {
    const response = await next(sent);
    const url = hops < 5 ? targetOf(response, sent) : undefined;
    if (!url) return response;
    // A short one to its end, so that the connection can be used again. One that breaks off matters to nobody.
    await readBody(response, 65_536, signal).catch(() => undefined);
    sent = { ...request, url };
  }
};

/** The URL to send the request to instead; undefined where there is none, or where it must not go. */
function targetOf({ status, headers }: Response, request: OutgoingRequest): string | undefined {
  const location = [301, 302, 303, 307, 308].includes(status) ? headers.get('location') : null;
  if (!location || !URL.canParse(location, request.url) || request.body instanceof ReadableStream) return undefined;
  const { href, origin, protocol, username, password } = new URL(location, request.url);
  const goes = (status > 303 && origin === new URL(request.url).origin) || isAnybodys(request);
  return goes && /^https?:$/.test(protocol) && !username && !password ? href : undefined;
}
