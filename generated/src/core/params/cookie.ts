import type { OperationSpec } from '../operation.js';
import { parameterOf } from './parameter.js';
import { join } from './query.js';
import { writeParameter } from './write.js';

/**
 * Writes the value of the Cookie header: `session=abc; theme=dark`; empty where there is nothing to send. The style
 * `form`, the default, percent-encodes; OpenAPI 3.2's `cookie` leaves names and values as they are.
 *
 * @param params the cookies' members, as splitParams gives them
 * @throws InvalidRequestError that names the cookie
 */
export function serializeCookies(spec: OperationSpec, params: Readonly<Record<string, unknown>>): string {
  return join(params, (member, value) => {
    const how = parameterOf(spec, member);
    return writeParameter('cookie', how?.name ?? member, value, how);
  }, '; ');
}
