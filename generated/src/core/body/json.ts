import type { BodyCodec } from '../operation.js';
import { writeJSON } from './json-text.js';

/** `application/json`. */
export const json: BodyCodec = {
  encode: (value) => ({ body: writeJSON(value), contentType: 'application/json', replayable: true }),
};

/** JSON under another media type, such as `application/merge-patch+json`. */
export function jsonAs(contentType: string): BodyCodec {
  return { encode: (value) => ({ body: writeJSON(value), contentType, replayable: true }) };
}
