import { InvalidRequestError } from '../errors/invalid-request.js';
import type { OperationSpec } from '../operation.js';
import { headerValue } from '../transport/headers.js';
import { writeMembers } from './parameter.js';

/**
 * Writes the header parameters of a request: names and values as the server reads them. Headers have no percent-encoding.
 *
 * @param params the header's members, as splitParams gives them
 * @throws InvalidRequestError that names the header
 */
export function serializeHeaders(spec: OperationSpec, params: Readonly<Record<string, unknown>>): [string, string][] {
  return writeMembers(spec, 'header', params).map(([name, text]) => [
    name,
    headerValue(`the header ${name}`, text, InvalidRequestError),
  ]);
}
