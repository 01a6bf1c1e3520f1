import type { Middleware } from '../middleware.js';
import { readBody } from '../transport/read-body.js';

/**
 * Follows 307 and 308 within the same origin (RFC 9110, sections 15.4.8 and 15.4.9), up to five times. Every other redirect that the
 * platform did not follow becomes the error of the call.
 */
export const followRedirects: Middleware = async (request, next, { signal }) => {
  let sent = request;
  for (let hops = 0; ; hops++) {
    const response = await next(sent);
    const { status, headers } = response;
    const location = [307, 308].includes(status) && hops < 5 && headers.get('location');
    const there = location && URL.canParse(location, sent.url) && new URL(location, sent.url);
    if (!there || there.origin !== new URL(sent.url).origin || request.body instanceof ReadableStream) return response;
    // A short one to its end, so that the connection can be used again.
    await readBody(response, 65_536, signal);
    sent = { ...request, url: there.href };
  }
};
