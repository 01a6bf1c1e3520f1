import type { ResponseCodec } from '../operation.js';
import { contentTypeOf } from './content-type.js';

/**
 * A JSON body (RFC 8259): `application/json`, `application/*+json`, with or without parameters and byte order mark.
 *
 * Under another media type only an array or an object is taken for JSON, since some servers label it wrongly; a page of
 * HTML, plain text or nothing at all is the call's ResponseParseError.
 */
export const jsonResponse: ResponseCodec = {
  accept: 'application/json',
  decode: ({ response, bytes }, { fail }) => {
    const type = contentTypeOf(response);
    const labelled = /[/+]json$/.test(type);
    let text = '';
    let cause: unknown;
    try {
      // JSON is UTF-8 (RFC 8259, section 8.1); TextDecoder drops the mark.
      text = new TextDecoder().decode(bytes);
      const value: unknown = JSON.parse(text);
      if (labelled || type === '' || Object(value) === value) return value;
    } catch (error) {
      cause = error;
    }
    const described = labelled ? 'malformed' : type || 'of no type';
    const found = text.trim() ? described : cause instanceof SyntaxError ? 'empty' : 'longer than a string can be';
    throw fail(`The response is ${found}, not the JSON declared.`, text.slice(0, 200), cause);
  },
};

/** For operations that also declare a success without content: 204 and 205 give undefined. */
// No spread, which bundlers would have to keep where the codec is not used.
export const jsonOrEmpty: ResponseCodec = {
  accept: 'application/json',
  decode: (body, context) =>
    [204, 205].includes(body.response.status) ? undefined : jsonResponse.decode(body, context),
};
