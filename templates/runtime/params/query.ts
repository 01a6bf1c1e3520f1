import type { OperationSpec } from '../operation.js';
import { writeMembers } from './parameter.js';

/**
 * Writes the query of a request, without the question mark.
 *
 * @param params the query's members, as splitParams gives them
 * @throws InvalidRequestError that names the parameter
 */
export function serializeQuery(spec: OperationSpec, params: Readonly<Record<string, unknown>>): string {
  return joinTexts(writeMembers(spec, 'query', params), '&');
}

/**
 * Writes the value of the Cookie header: `session=abc; theme=dark`; empty where there is nothing to send.
 *
 * @param params the cookies' members, as splitParams gives them
 * @throws InvalidRequestError that names the cookie
 */
export function serializeCookies(spec: OperationSpec, params: Readonly<Record<string, unknown>>): string {
  return joinTexts(writeMembers(spec, 'cookie', params), '; ');
}

function joinTexts(members: readonly (readonly [string, string])[], separator: string): string {
  return members.map(([, text]) => text).join(separator);
}
