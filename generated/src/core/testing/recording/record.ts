import type { Fetch } from '../../options.js';
import { contentTypeOf } from '../../response/content-type.js';
import { disown } from '../../transport/disown.js';
import { describeRequest, recordBody, recordHeaders, type Described, type Exchange, type FetchRecord } from './exchange.js';

/** A fetch that remembers what went through it. */
export interface RecordingFetch {
  (url: string, init?: RequestInit): Promise<Response>;
  /** The exchanges so far, in the order in which they began. Waits for bodies that are on their way; a request without a response is left out. */
  readonly record: () => Promise<FetchRecord>;
}

/**
 * Records what goes through a fetch, for `replayFetch`. Credentials, and whatever is called a secret, are left out of the
 * record: of URLs, headers and bodies.
 *
 * @param fetch the one that sends; default: the platform's
 */
export function recordFetch(fetch: Fetch = (url, init) => globalThis.fetch(url, init)): RecordingFetch {
  const exchanges: (Promise<Exchange> | undefined)[] = [];
  const recording = async (url: string, init?: RequestInit): Promise<Response> => {
    const place = exchanges.push(undefined) - 1;
    const [sent, kept] = twice(init);
    const described = describeRequest(url, kept);
    // `record` reports what fails here.
    const keep = (exchange: Promise<Exchange>): void => {
      exchanges[place] = exchange;
      disown(exchange);
    };
    disown(described);
    try {
      const response = await fetch(url, sent);
      keep(exchangeOf(described, response.clone()));
      return response;
    } catch (error) {
      keep(described.then(({ request }) => ({ request, failure: String(error) })));
      throw error;
    }
  };
  return Object.assign(recording, {
    record: async (): Promise<FetchRecord> => {
      const known = await Promise.all(exchanges);
      return { version: 1, exchanges: known.filter((exchange) => exchange !== undefined) };
    },
  });
}

/** What to send, and the same without its signal to be read: a stream can be read only once. */
function twice(init: RequestInit | undefined): readonly [RequestInit | undefined, RequestInit | undefined] {
  if (!(init?.body instanceof ReadableStream)) return [init, { ...init, signal: null }];
  const [sent, kept] = init.body.tee();
  return [{ ...init, body: sent }, { ...init, body: kept, signal: null }];
}

async function exchangeOf(described: Promise<Described>, copy: Response): Promise<Exchange> {
  const { request, secrets } = await described;
  const { status } = copy;
  const headers = recordHeaders(copy.headers, secrets);
  try {
    const body = recordBody(new Uint8Array(await copy.arrayBuffer()), contentTypeOf(copy), secrets);
    return { request, response: { status, headers, ...(body && { body }) } };
  } catch (error) {
    return { request, response: { status, headers }, failure: String(error) };
  }
}
