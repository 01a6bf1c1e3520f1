import type { ParameterWriter } from '../operation.js';
import { encode } from './encode.js';
import { refuse } from './refuse.js';
import { plain } from './value.js';
import { writeContent, writeParameter, type ParameterStyle } from './write.js';

/** A writer for a parameter that is not in its location's default style, or whose value may nest. */
export function styled(how: ParameterStyle = {}): ParameterWriter {
  return (place, name, value) => writeParameter(place, name, value, how);
}

/**
 * A writer for the value that is the whole query (OpenAPI 3.2, section 4.12, `in: querystring`): a form, or the encoded
 * text of its media type.
 */
export function wholeQuery(mediaType: string): ParameterWriter {
  return (place, name, value) => {
    if (value === undefined || value === null) return undefined;
    if (!mediaType.startsWith('application/x-www-form-urlencoded')) return encode(writeContent(name, value, mediaType));
    const content = plain(value, name);
    if (typeof content !== 'object' || content === null)
      throw refuse(name, 'is the whole query, which has named fields: pass an object.');
    const fields = Object.entries(content).map(([member, field]) => writeParameter(place, member, field));
    return fields.filter(Boolean).join('&') || undefined;
  };
}
