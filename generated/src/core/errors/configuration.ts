import { RootError } from '../sdk.js';

/** The client can't work as it was set up: an option, an environment variable or a credential. Nothing was sent. */
export class ConfigurationError extends RootError {
  static override readonly label = 'ConfigurationError';
  declare readonly name: 'ConfigurationError';
  declare readonly status?: undefined;
}
