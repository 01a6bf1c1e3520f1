import type { OperationSpec } from '../operation.js';
import { encode } from './encode.js';
import { parameterOf } from './parameter.js';
import { refuse } from './refuse.js';
import { plain } from './value.js';
import { writeContent, writeParameter } from './write.js';

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
    return how?.in === 'querystring' ? wholeQuery(member, value, how.content) : writeParameter('query', how?.name ?? member, value, how);
  });
}

/** The parts that a query or a form is made of, one or none for each member. */
export function join(members: Readonly<Record<string, unknown>>, part: (member: string, value: unknown) => string | undefined, separator = '&'): string {
  return Object.entries(members)
    .map(([member, value]) => part(member, value))
    .filter((text) => text !== undefined)
    .join(separator);
}

/** A value that is the query (OpenAPI 3.2, section 4.12, `in: querystring`): a form, or the encoded text of its media type. */
function wholeQuery(name: string, value: unknown, mediaType = ''): string | undefined {
  if (value === undefined || value === null) return undefined;
  if (!mediaType.startsWith('application/x-www-form-urlencoded')) return encode(writeContent(name, value, mediaType));
  const content = plain(value, name);
  if (typeof content !== 'object' || content === null) throw refuse(name, 'is the whole query, which has named fields: pass an object.');
  return join({ ...content }, (member, field) => writeParameter('query', member, field)) || undefined;
}
