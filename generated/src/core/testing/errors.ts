import { RootError } from '../sdk.js';

/**
 * The mock received a request that the document does not allow: an unknown method or path, a parameter that is missing or of
 * another type, a body that differs from its schema. The message lists every problem.
 */
export class MockRequestError extends RootError {
  static override readonly label = 'MockRequestError';
  declare readonly name: 'MockRequestError';
}

/** A replay received a request that its record does not have, or more often than it was recorded. */
export class ReplayError extends RootError {
  static override readonly label = 'ReplayError';
  declare readonly name: 'ReplayError';
}
