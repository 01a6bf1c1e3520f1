import { CallError } from './call.js';

/** The connection could not be made, or broke. `status` is set where the response had already begun. */
export class ConnectionError extends CallError {
  static override readonly label = 'ConnectionError';
  declare readonly name: 'ConnectionError';
}
