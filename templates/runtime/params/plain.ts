import type { ParameterWriter } from '../operation.js';
import { encode } from './encode.js';
import { refuse } from './refuse.js';

/**
 * Writes a parameter in its location's default style (OpenAPI 3.2, section 4.12.2): exploded `form` in the query and in
 * cookies, `simple` in headers. A value or a list of values; what nests, and every other style, takes the writer that
 * {@link styled} makes.
 */
export const writePlain: ParameterWriter = (place, name, value) => {
  const texts = [value].flat().flatMap((item) => (item === undefined || item === null ? [] : textOf(item, name)));
  if (texts.length === 0) return undefined;
  if (place === 'header') return texts.join(',');
  return texts.map((text) => `${encode(name)}=${encode(text)}`).join(place === 'cookie' ? '; ' : '&');
};

/**
 * The text of a value that is neither a list nor an object. A Date is its ISO 8601 instant.
 *
 * @param name for the message
 * @throws InvalidRequestError for every other value, for NaN, infinities, invalid dates and lone surrogates, of which a
 *   request has no form
 */
export function textOf(value: unknown, name: string): string {
  const plain = value instanceof Date ? value.toJSON() : value;
  const written = typeof plain === 'string' || Number.isFinite(plain) || ['boolean', 'bigint'].includes(typeof plain);
  if (written && !/\p{Surrogate}/u.test(String(plain))) return String(plain);
  throw refuse(name, 'is no plain value: pass a string, finite number, boolean or Date.');
}
