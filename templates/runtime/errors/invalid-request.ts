import { RootError } from '../sdk.js';

/** The request can't be built from what was passed: the message names the argument and the remedy. Nothing was sent. */
export class InvalidRequestError extends RootError {
  static override readonly label = 'InvalidRequestError';
  declare readonly name: 'InvalidRequestError';
  declare readonly status?: undefined;
}
