import type { OutgoingRequest } from '../middleware.js';

/** Headers that tell nothing about who calls. */
const plain = ['accept', 'content-type', 'user-agent'];

/**
 * A request as the platform's fetch takes it. The platform may redirect what anybody could have asked for; what carries
 * credentials, headers of the caller's or a body must not go where a server points to.
 */
export function initOf({ method, headers, body }: OutgoingRequest, signal: AbortSignal | undefined): RequestInit {
  const open = /^(GET|HEAD)$/.test(method) && [...headers.keys()].every((name) => plain.includes(name));
  const init: RequestInit & { duplex?: 'half' } = { method, headers, redirect: open ? 'follow' : 'manual' };
  if (signal) init.signal = signal;
  if (body !== undefined) init.body = body;
  // A stream has to say that it is read while it is sent.
  if (body instanceof ReadableStream) init.duplex = 'half';
  return init;
}
