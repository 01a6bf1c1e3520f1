import type { ResponseCodec } from '../operation.js';
import { liveIf } from '../transport/read-later.js';
import { contentTypeOf } from './content-type.js';

/**
 * For operations that answer with a stream or with one value, as the request asks: what the server sends decides.
 */
export function either(stream: ResponseCodec, value: ResponseCodec): ResponseCodec {
  return {
    accept: `${value.accept}, ${stream.accept}`,
    live: liveIf((response) => stream.accept.split(', ').includes(contentTypeOf(response))),
    decode: (body, context) => (body.bytes ? value : stream).decode(body, context),
  };
}
