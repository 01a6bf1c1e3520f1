import { encodeFormData, isFormData } from './body/form-data.js';
import { json } from './body/json.js';
import { bytesOf, isByteSource, streamOf } from './body/stream.js';
import { browserBuild } from './build.js';
import type { BodyCodec } from './operation.js';
import { isArrayBuffer } from './params/value.js';

/**
 * Sends what fetch can send as it is, and outside of pages any stream, async iterable or generator of bytes or text; everything
 * else as JSON. What is sent more than once is the same bytes each time; what can be read once only is not retried.
 *
 * @throws InvalidRequestError from `encode`, for what neither fetch nor JSON can hold: functions, promises, Map, Set
 */
export const rawBody: BodyCodec = {
  encode(value) {
    if (typeof value === 'string' || isArrayBuffer(value) || value instanceof URLSearchParams) return { body: value, replayable: true };
    if (ArrayBuffer.isView(value)) return { body: bytesOf(value), replayable: true };
    if (value instanceof Blob) return { body: value, contentType: value.type || 'application/octet-stream', replayable: true };
    if (isFormData(value)) return encodeFormData(value);
    if (value instanceof ReadableStream && browserBuild) return { body: value, replayable: false };
    return !browserBuild && isByteSource(value) ? { body: streamOf(value, 'body'), replayable: false } : json.encode(value);
  },
};
