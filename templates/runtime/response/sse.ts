import type { DecodeContext, ResponseCodec } from '../operation.js';
import { chunksOf, completed } from '../stream/chunks.js';
import { createEventParser, type ServerSentEvent } from '../stream/event-parser.js';
import { reconnect } from '../stream/reconnect.js';
import { Stream } from '../stream/stream.js';
import { liveIf } from '../transport/read-later.js';
import { contentTypeOf } from './content-type.js';

export interface SSEOptions {
  /** How the data of an event is read: as JSON, as text, or as JSON where it is JSON and as text where it is not. */
  readonly data?: 'json' | 'text' | 'any';
  /** The events themselves are the items, with `event`, `data` and `id`, rather than their data. */
  readonly whole?: boolean;
  /** Data that ends the stream, when it equals this. Absent: `[DONE]`, which is no JSON, unless the data is text. */
  readonly terminator?: string;
  /** Reads JSON: JSON.parse unless given. */
  readonly parse?: (text: string) => unknown;
}

/**
 * `text/event-stream` as a {@link Stream} (WHATWG HTML, section 9.2). A connection that breaks after an event with an id is
 * made again, where the operation is a GET.
 */
export function sse(options: SSEOptions = {}): ResponseCodec {
  return {
    accept: 'text/event-stream',
    live: liveIf((response) => contentTypeOf(response) === 'text/event-stream' || response.status === 204),
    decode: ({ response, bytes }, context) => {
      if (bytes) throw notEvents(response, context, bytes);
      return new Stream(response, (signal) => itemsOf(response, context, options, signal));
    },
  };
}

async function* itemsOf(response: Response, context: DecodeContext, options: SSEOptions, signal: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  const { data = 'json', whole = false, parse = JSON.parse, terminator = data === 'text' ? undefined : '[DONE]' } = options;
  let count = 0;
  for await (const event of eventsOf(response, context, signal)) {
    if (event.data === terminator) return;
    count++;
    const value = data === 'text' ? event.data : valueOf(event, count, { parse, lenient: data === 'any', context });
    yield whole ? { ...event, data: value } : value;
  }
}

async function* eventsOf(first: Response, context: DecodeContext, signal: AbortSignal): AsyncGenerator<ServerSentEvent, void, undefined> {
  const { plan } = context;
  const start = performance.now();
  let response = first;
  let from = '';
  const longest = plan.settings.maxResponseBytes;
  let parser = createEventParser('', undefined, longest);
  for (let repeated = 0; ; repeated++) {
    try {
      for await (const chunk of chunksOf(response, plan, signal)) {
        for (const event of completed(parser, chunk, context)) {
          if (event.id !== from) repeated = 0;
          yield event;
        }
      }
      return;
    } catch (error) {
      const left = plan.settings.deadline - (performance.now() - start);
      response = await reconnect({ error, parser, repeated, left, signal }, context);
      // Without content the server says that there is no more (WHATWG HTML, section 9.2.3).
      if (response.status === 204) return;
      if (contentTypeOf(response) !== 'text/event-stream') throw notEvents(response, context);
      from = parser.lastEventId();
      parser = createEventParser(from, parser.retry(), longest);
    }
  }
}

interface Reading {
  readonly parse: (text: string) => unknown;
  readonly lenient: boolean;
  readonly context: DecodeContext;
}

function valueOf({ data, event }: ServerSentEvent, count: number, { parse, lenient, context }: Reading): unknown {
  try {
    return parse(data);
  } catch (cause) {
    if (lenient) return data;
    throw context.fail(`Event ${count} of the stream ("${event.slice(0, 40)}") is not valid JSON.`, data.slice(0, 200), cause);
  }
}

function notEvents(response: Response, { fail }: DecodeContext, bytes?: Uint8Array): Error {
  const type = contentTypeOf(response) || 'of no declared type';
  return fail(`The response is ${type}, not text/event-stream.`, new TextDecoder().decode(bytes?.subarray(0, 200)));
}
