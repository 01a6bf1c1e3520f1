import type { OperationSpec } from '../operation.js';
import { parameterOf } from './parameter.js';
import { writeParameter } from './write.js';

/**
 * Writes the header parameters of a request, in `simple` style: names and values as the server reads them. Headers have
 * no percent-encoding.
 *
 * @param params the header's members, as splitParams gives them
 * @throws InvalidRequestError that names the header
 */
export function serializeHeaders(spec: OperationSpec, params: Readonly<Record<string, unknown>>): [string, string][] {
  return Object.entries(params).flatMap(([member, value]): [string, string][] => {
    const how = parameterOf(spec, member);
    const name = how?.name ?? member;
    const text = writeParameter('header', name, value, how);
    return text === undefined ? [] : [[name, text]];
  });
}
