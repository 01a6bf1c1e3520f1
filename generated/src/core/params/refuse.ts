import { InvalidRequestError } from '../errors/invalid-request.js';

/**
 * The error for a value that can't be sent. Nothing was sent when it is thrown.
 *
 * @param name the parameter, or the path of a member: `items[0].price`
 * @param problem what is wrong and what to pass instead, as the rest of a sentence that begins with the name
 */
export function refuse(name: string, problem: string): InvalidRequestError {
  return new InvalidRequestError(`"${name}" ${problem}`);
}
