import { RootError } from '../sdk.js';

/** The error for a server that never lets a list end. */
export function repeated(problem: string): RootError {
  return new RootError(`${problem} The items until here are complete; report this to the API's vendor.`, {
    code: 'page_repeated',
  });
}
