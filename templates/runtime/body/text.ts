import type { BodyCodec } from '../operation.js';
import { plain } from '../params/value.js';
import { refuse } from '../params/refuse.js';

/** `text/plain`, or the text of another media type: XML, CSV, YAML. Numbers, booleans and dates are written as text. */
export function textBody(contentType = 'text/plain;charset=UTF-8'): BodyCodec {
  return {
    encode: (value) => {
      const body = plain(value, 'body');
      if (typeof body !== 'string') throw refuse('body', `is no text, as ${contentType} must be: pass a string.`);
      return { body, contentType, replayable: true };
    },
  };
}
