/**
 * The seam between the runtime and one SDK. The generator writes this file anew for each SDK; the one here lets the
 * runtime be compiled and tested by itself.
 */
import { BaseError } from './errors/base.js';
import type { RateQuota, SdkInfo } from './info.js';
import type { CredentialOption } from './options.js';
import { bearer } from './security/bearer.js';

/** The root of every error that this SDK throws. */
export class ExampleError extends BaseError {
  static override readonly label: string = 'ExampleError';
  static override readonly packageName: string = 'example-sdk';
}
export { ExampleError as RootError };

/** The credentials that a client and a single call take. */
export interface CredentialOptions {
  readonly apiKey?: CredentialOption | undefined;
}

export const sdk: SdkInfo = {
  name: 'Example',
  packageName: 'example-sdk',
  version: '0.0.0',
  envPrefix: 'EXAMPLE',
  baseURL: 'https://api.example.com',
  schemes: {
    apiKey: bearer({ option: 'apiKey', env: 'EXAMPLE_API_KEY', prefixes: ['sk_live_', 'sk_test_'] }),
  },
  security: [['apiKey']],
};

export const documentedRateLimit: RateQuota | undefined = undefined;
