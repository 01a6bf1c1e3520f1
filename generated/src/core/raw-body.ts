import { json } from './body/json.js';
import type { BodyCodec, BodyInput } from './operation.js';

/** Sends what fetch can send as it is, and everything else as JSON. */
export const rawBody: BodyCodec = {
  encode: (value) =>
    isBodyInput(value) ? { body: value, replayable: !(value instanceof ReadableStream) } : json.encode(value),
};

function isBodyInput(value: unknown): value is BodyInput {
  const kinds = [FormData, URLSearchParams, Blob, ArrayBuffer, ReadableStream];
  return typeof value === 'string' || ArrayBuffer.isView(value) || kinds.some((kind) => value instanceof kind);
}
