import { browserBuild } from '../build.js';
import type { OutgoingRequest } from '../middleware.js';
import type { Plan } from '../request/plan.js';
import { initOf } from '../request/request-init.js';
import { disown } from './disown.js';
import { platformResponse } from './platform-response.js';

/** In bytes, of a body that is held in memory for a fetch which may know no Blob. */
const longestCopy = 2 ** 26;

/**
 * Sends a request through the platform's fetch or the caller's.
 *
 * The platform's takes a Blob, and with it a file that stays on disk. Other fetches may not, but all take bytes; and some go on
 * receiving what nobody reads until their signal is aborted.
 */
export async function transmit({ fetch, settings }: Plan, request: OutgoingRequest, signal: AbortSignal): Promise<Response> {
  const { body } = request;
  if (browserBuild) return fetch(request.url, initOf(request, signal));
  // Not every fetch tells the source of a body that nobody wants any more.
  if (body instanceof ReadableStream) signal.addEventListener('abort', () => disown(body.cancel(signal.reason)), { once: true });
  // Browsers take no fetch that is called as a method of something else.
  if (!settings.fetch) return platformResponse(await fetch(request.url, initOf(request, signal)));
  const controller = new AbortController();
  signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  const sent = body instanceof Blob && body.size <= longestCopy ? { ...request, body: new Uint8Array(await body.arrayBuffer()) } : request;
  signal.throwIfAborted();
  return platformResponse(await fetch(sent.url, initOf(sent, controller.signal)), () => controller.abort());
}
