import type { OutgoingRequest } from '../middleware.js';
import type { BodyInput } from '../operation.js';
import type { Fetch } from '../options.js';
import type { Clock } from './clock.js';
import { readText } from './read.js';

/** Headers that tell nothing about who calls. */
const plain = new Set(['accept', 'content-type', 'user-agent']);

/**
 * Sends a request and gives the response once its headers are there.
 *
 * What carries credentials, headers of the caller's or a body is redirected by the rules of this function, not by the
 * platform's: 307 and 308 within the same origin are followed up to five times, every other redirect is given back as it is.
 */
export async function exchange(
  send: Fetch,
  { url, method, headers, body }: OutgoingRequest,
  clock: Clock,
): Promise<Response> {
  const guarded = (method !== 'GET' && method !== 'HEAD') || [...headers.keys()].some((name) => !plain.has(name));
  const init = { ...initOf(method, headers, body, clock.signal), redirect: guarded ? 'manual' : 'follow' } as const;
  let target = url;
  for (let hops = 0; ; hops++) {
    const response = await sendOnce(send, target, init, clock);
    const next = [307, 308].includes(response.status) && response.headers.get('location');
    if (!guarded || !next || hops === 5 || body instanceof ReadableStream) return response;
    const there = new URL(next, target);
    if (there.origin !== new URL(target).origin) return response;
    // To its end, so that the connection can be used again.
    await readText(response, clock);
    target = there.href;
  }
}

/** A request as the platform takes it; a stream has to say that it is read while it is sent. */
export function initOf(
  method: string,
  headers: Headers,
  body: BodyInput | undefined,
  signal: AbortSignal | undefined,
): RequestInit {
  const init: RequestInit & { duplex?: 'half' } = { method, headers };
  if (signal) init.signal = signal;
  if (body !== undefined) init.body = body;
  if (body instanceof ReadableStream) init.duplex = 'half';
  return init;
}

async function sendOnce(send: Fetch, url: string, init: RequestInit, clock: Clock): Promise<Response> {
  const work = Promise.resolve(send(url, init));
  try {
    return await clock.race(work);
  } catch (error) {
    // A fetch that does not heed the signal may still answer: nobody will read it.
    if (clock.signal.aborted) work.then((response) => response.body?.cancel()).catch(() => undefined);
    throw error;
  }
}
