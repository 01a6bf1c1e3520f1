import type { DecodeContext, ResponseCodec } from '../operation.js';
import { chunksOf, completed } from '../stream/chunks.js';
import { createRecordParser, type RecordParser } from '../stream/record-parser.js';
import { Stream } from '../stream/stream.js';
import { liveIf } from '../transport/read-later.js';
import { contentTypeOf } from './content-type.js';

export interface JSONLinesOptions {
  /** Value of the Accept header. */
  readonly accept?: string;
  /** What stands between the records: a line feed, or the record separator of RFC 7464 before each. */
  readonly separator?: '\n' | '\u001e';
  /** Reads a record: JSON.parse unless given. */
  readonly parse?: (text: string) => unknown;
}

/**
 * One JSON text a line (`application/jsonl`, `application/x-ndjson`), or a JSON text sequence (RFC 7464), as a
 * {@link Stream} of the values. A last record that is not complete is an error.
 */
export function jsonLines({ accept = 'application/x-ndjson', separator = '\n', parse = JSON.parse }: JSONLinesOptions = {}): ResponseCodec {
  const read = (record: string, count: number, last: boolean, { fail }: DecodeContext): unknown => {
    try {
      return parse(record);
    } catch (cause) {
      const fault = last ? 'is incomplete: the response ended within it' : 'is not valid JSON';
      throw fail(`Record ${count} of the stream ${fault}.`, record.slice(0, 200), cause);
    }
  };
  return {
    accept,
    // Servers send JSON Lines under many labels. A page of HTML is none of them.
    live: liveIf((response) => !contentTypeOf(response).includes('html')),
    decode: ({ response, bytes }, context) => {
      if (bytes) throw context.fail('The response is a page of HTML, not JSON Lines.', new TextDecoder().decode(bytes.subarray(0, 200)));
      return new Stream(response, (signal) => valuesOf(response, context, createRecordParser(separator, context.plan.settings.maxResponseBytes), read, signal));
    },
  };
}

type Read = (record: string, count: number, last: boolean, context: DecodeContext) => unknown;

async function* valuesOf(response: Response, context: DecodeContext, parser: RecordParser, read: Read, signal: AbortSignal): AsyncGenerator<unknown, void, undefined> {
  let count = 0;
  for await (const chunk of chunksOf(response, context.plan, signal)) {
    for (const record of completed(parser, chunk, context)) yield read(record, ++count, false, context);
  }
  for (const record of parser.end()) yield read(record, ++count, true, context);
}
