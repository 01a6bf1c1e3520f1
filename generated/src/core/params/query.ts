import { writeJSON } from '../body/json-text.js';
import type { OperationSpec, ParameterSpec } from '../operation.js';
import { encode, encodeReserved } from './encode.js';
import { parameterOf } from './parameter.js';
import { refuse } from './refuse.js';
import { expand } from './style.js';
import { plain } from './value.js';

/**
 * Writes the query of a request, without the question mark.
 *
 * A member that the operation does not list is written in the default style, exploded `form`.
 *
 * @param params the query's members, as splitParams gives them
 * @throws InvalidRequestError that names the parameter
 */
export function serializeQuery(spec: OperationSpec, params: Readonly<Record<string, unknown>>): string {
  return join(params, (member, value) => {
    const how = parameterOf(spec, member);
    return how?.in === 'querystring' ? wholeQuery(member, value, how.content) : queryPart(how?.name ?? member, value, how);
  });
}

/** The parts that a query or a form is made of, one or none for each member. */
export function join(members: Readonly<Record<string, unknown>>, part: (member: string, value: unknown) => string | undefined): string {
  return Object.entries(members)
    .map(([member, value]) => part(member, value))
    .filter((text) => text !== undefined)
    .join('&');
}

/** A value that is the query (OpenAPI 3.2, section 4.12, `in: querystring`): a form, or the encoded text of its media type. */
function wholeQuery(name: string, value: unknown, mediaType = ''): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!mediaType.startsWith('application/x-www-form-urlencoded')) return encode(writeContent(name, value, mediaType));
  const content = plain(value, name);
  if (typeof content !== 'object' || content === null) throw refuse(name, 'is the whole query, which has named fields: pass an object.');
  return join({ ...content }, (member, field) => queryPart(member, field)) || undefined;
}

/** One parameter of a query, or one property of a form: `tag=a&tag=b`; undefined where there is nothing to send. */
export function queryPart(name: string, value: unknown, how: Omit<ParameterSpec, 'in'> = {}, nulls?: 'omit' | 'refuse'): string | undefined {
  if (value === undefined) return undefined;
  // RFC 6570 has no null; an empty value is what servers coerce to it.
  if (value === null && how.nullable) return `${encode(name)}=`;
  // `#` would end the query, `&` the parameter, and `+` would be read as a blank.
  const encodeValue = how.allowReserved ? (text: string): string => encodeReserved(text, '#&+') : encode;
  if (how.content !== undefined) return value === null ? undefined : `${encode(name)}=${encodeValue(writeContent(name, value, how.content))}`;
  const style = how.style ?? 'form';
  return expand(name, value, { style, explode: how.explode ?? (style === 'form' || style === 'deepObject'), encode: encodeValue, encodeName: encode, format: how.format, ...(nulls && { nulls }) });
}

/** A parameter that has a media type: JSON, or text as it is (OpenAPI 3.2, section 4.12.2.3). */
export function writeContent(name: string, value: unknown, mediaType: string): string {
  return typeof value === 'string' && !/[/+]json\b/i.test(mediaType) ? value : writeJSON(value, name);
}
