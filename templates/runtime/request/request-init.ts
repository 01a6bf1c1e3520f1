import type { OutgoingRequest } from '../middleware.js';

/** Headers that tell nothing about who calls. */
const plain = ['accept', 'content-type', 'user-agent'];

/**
 * A request as the platform's fetch takes it. The platform may redirect what anybody could have asked for; what carries
 * credentials, headers of the caller's or a body must not go where a server points to.
 */
export function initOf({ method, headers, body, fetchOptions }: OutgoingRequest, signal: AbortSignal | null): RequestInit {
  // Most requests have a credential: then there is no need to look at the others.
  const told = headers.has('authorization') || [...headers.keys()].some((name) => !plain.includes(name));
  const init: RequestInit = {
    method,
    headers,
    redirect: told || !/^(GET|HEAD)$/.test(method) ? 'manual' : 'follow',
    signal,
    body: body ?? null,
    // A stream has to say that it is read while it is sent.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  };
  return fetchOptions ? Object.assign({}, fetchOptions, init) : init;
}
