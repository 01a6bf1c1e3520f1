import { ReplayError } from '../errors.js';
import { describeRequest, type Exchange, type FetchRecord, type RecordedBody, type RecordedRequest } from './exchange.js';

/**
 * A fetch that responds from a record. A request is the recorded one if method, URL and body are the same, credentials and
 * other secrets aside; equal requests get their responses in the order in which these were recorded, each once.
 *
 * @param record what `recordFetch(…).record()` gave, in another process too
 * @returns a fetch; it throws a ReplayError for a request that the record does not have
 */
export function replayFetch(record: FetchRecord): (url: string, init?: RequestInit) => Promise<Response> {
  const open = new Map<string, Exchange[]>();
  for (const exchange of record.exchanges) {
    const key = keyOf(exchange.request);
    open.set(key, [...(open.get(key) ?? []), exchange]);
  }
  return async (url, init) => {
    const { request } = await describeRequest(url, init);
    const exchange = open.get(keyOf(request))?.shift();
    init?.signal?.throwIfAborted();
    if (exchange === undefined) throw new ReplayError(missOf(request, record));
    const { response, failure } = exchange;
    if (response === undefined) throw new TypeError(failure);
    const { status, headers } = response;
    return new Response(failure === undefined ? bodyOf(response.body) : broken(failure), { status, headers });
  };
}

function keyOf({ method, url, body }: RecordedRequest): string {
  return JSON.stringify([method, url, body]);
}

function bodyOf(body: RecordedBody | undefined): string | Uint8Array<ArrayBuffer> | null {
  if (body === undefined) return null;
  return 'text' in body ? body.text : Uint8Array.from(atob(body.base64), (character) => character.charCodeAt(0));
}

function broken(failure: string): ReadableStream {
  return new ReadableStream({ start: (controller) => controller.error(new TypeError(failure)) });
}

/** What the record has instead. */
function missOf(request: RecordedRequest, { exchanges }: FetchRecord): string {
  const { method, url } = request;
  const recorded = exchanges.map((exchange) => exchange.request);
  const count = recorded.filter((each) => keyOf(each) === keyOf(request)).length;
  if (count > 0) return `${method} ${url} was recorded ${count === 1 ? 'once' : `${count} times`}, and is sent once more: record again.`;
  if (recorded.some((each) => each.method === method && each.url === url)) return `${method} ${url} was recorded with another body: record again.`;
  const path = url.replace(/\?.*/s, '');
  if (recorded.some((each) => each.method === method && each.url.replace(/\?.*/s, '') === path)) return `${method} ${path} was recorded with another query: record again.`;
  return `${method} ${url} is not in the record: record again.`;
}
