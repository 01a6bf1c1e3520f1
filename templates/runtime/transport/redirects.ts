import type { Middleware } from '../middleware.js';

/**
 * Follows 307 and 308 within the same origin (RFC 9110, sections 15.4.8 and 15.4.9), up to five times. Every other redirect
 * that the platform did not follow becomes the error of the call.
 */
export const redirects: Middleware = async (request, next) => {
  let response = await next(request);
  let { url } = request;
  for (let hops = 0; hops < 5 && !(request.body instanceof ReadableStream); hops++) {
    const location = [307, 308].includes(response.status) && response.headers.get('location');
    const there = location && URL.canParse(location, url) && new URL(location, url);
    if (!there || there.origin !== new URL(url).origin) break;
    // To its end, so that the connection can be used again.
    await response.arrayBuffer();
    url = there.href;
    response = await next({ ...request, url });
  }
  return response;
};
