import type { OutgoingRequest } from '../middleware.js';

/**
 * The request that follows a redirect: 307 and 308 within the same origin (RFC 9110, sections 15.4.8 and 15.4.9), where the
 * body can be sent again. Undefined for every other one that the platform did not follow: it becomes the error of the call.
 */
export function redirected({ status, headers }: Response, request: OutgoingRequest): OutgoingRequest | undefined {
  const { url, body } = request;
  const location = [307, 308].includes(status) && !(body instanceof ReadableStream) && headers.get('location');
  const there = location && URL.canParse(location, url) && new URL(location, url);
  return there && there.origin === new URL(url).origin ? { ...request, url: there.href } : undefined;
}
