import { browserBuild } from '../build.js';
import type { OutgoingRequest } from '../middleware.js';
import { isBrowser } from '../platform.js';
import { sdk } from '../sdk.js';
import type { Plan } from './plan.js';

/** Headers that tell nothing about who calls. */
const plain = ['accept', 'content-type', 'user-agent', 'x-retry-count'];

/**
 * Whether anybody could have asked for it: only then it may go where a server points to. What carries credentials, headers of the
 * caller's or a body must not.
 */
export function isAnybodys({ method, headers, url }: OutgoingRequest): boolean {
  const { searchParams } = new URL(url);
  const hasKey = Object.values(sdk.schemes).some((scheme) => scheme.in === 'query' && searchParams.has(scheme.name));
  return /^(GET|HEAD)$/.test(method) && !hasKey && [...headers.keys()].every((name) => plain.includes(name));
}

/**
 * The request of a plan, with its credentials.
 *
 * @param keys those in the query
 */
export function requestOf({ url, method, body, settings }: Plan, headers: Headers, keys: string): OutgoingRequest {
  return { url: url + keys, method, headers, body: body?.body, fetchOptions: settings.fetchOptions };
}

/** A request as the platform's fetch takes it. It follows redirects in pages alone, which are not told where one leads. */
export function initOf(request: OutgoingRequest, signal: AbortSignal | null): RequestInit {
  const { method, headers, body, fetchOptions } = request;
  const init: RequestInit = {
    method,
    headers,
    redirect: (browserBuild || isBrowser()) && isAnybodys(request) ? 'follow' : 'manual',
    signal,
    body: body ?? null,
    // A stream has to say that it is read while it is sent.
    ...(body instanceof ReadableStream && { duplex: 'half' }),
  };
  return fetchOptions ? Object.assign({}, fetchOptions, init) : init;
}
