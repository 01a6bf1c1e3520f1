import type { ResponseCodec } from '../operation.js';

/**
 * Binary data as a Blob of the response's media type, from which the caller takes `arrayBuffer()` or `stream()`. To
 * read a large download as it arrives, take `.asResponse()` instead.
 *
 * @param accept the media types that the document declares
 */
export function blob(accept = '*/*'): ResponseCodec {
  return {
    accept,
    decode: ({ response, bytes }) => new Blob(bytes ? [bytes] : [], { type: response.headers.get('content-type') ?? '' }),
  };
}
