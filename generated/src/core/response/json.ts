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
    // JSON is UTF-8 (RFC 8259, section 8.1); TextDecoder drops the mark.
    const text = new TextDecoder().decode(bytes);
    const snippet = text.slice(0, 200);
    const type = contentTypeOf(response);
    const labelled = /[/+]json$/.test(type);
    const other = `The response is ${type || 'of no declared type'}, not JSON.`;
    if (text.trim() === '')
      throw fail(`The response (status ${response.status}) is empty, but the operation declares a JSON body.`, snippet);
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw fail(labelled ? 'The response is not valid JSON: it is truncated or malformed.' : other, snippet, cause);
    }
    if (type !== '' && !labelled && (typeof value !== 'object' || value === null)) throw fail(other, snippet);
    return value;
  },
};

/** For operations that also declare a success without content: 204 and 205 give undefined. */
export const jsonOrEmpty: ResponseCodec = {
  ...jsonResponse,
  decode: (body, context) =>
    [204, 205].includes(body.response.status) ? undefined : jsonResponse.decode(body, context),
};
