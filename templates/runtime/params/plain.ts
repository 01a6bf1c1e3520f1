import type { ParameterWriter } from '../operation.js';
import { encode } from './encode.js';
import { refuse } from './refuse.js';
import { isList, plain } from './value.js';

/**
 * Writes a parameter in its location's default style (OpenAPI 3.2, section 4.12.2): exploded `form` in the query and in
 * cookies, `simple` in the path and in headers. A value, a list of values or, in the query, an object of values; what nests
 * deeper, and every other style, takes the writer that {@link styled} makes.
 */
export const writePlain: ParameterWriter = (place, name, value) => {
  const named = place === 'query' || place === 'cookie';
  const content = plain(value, name);
  const members: (readonly [string, unknown])[] =
    named && typeof content === 'object' && content && !isList(content)
      ? Object.entries(content)
      : (isList(content) ? content : [content]).map((item) => [name, item]);
  const parts = members.flatMap(([key, member]) => {
    const text = plain(member, key);
    if (text === undefined || text === null) return [];
    if (typeof text !== 'string') throw refuse(key, `is nested, which has no text here: pass a string, a number or a boolean.`);
    const written = place === 'header' ? text : encode(text);
    return named ? `${encode(key)}=${written}` : written;
  });
  return parts.length === 0 ? undefined : parts.join(place === 'query' ? '&' : place === 'cookie' ? '; ' : ',');
};
