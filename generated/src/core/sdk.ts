import { BaseError } from './errors/base.js';
import type { RateQuota, SdkInfo } from './info.js';
import type { CredentialOption } from './options.js';
import { bearer } from './security/bearer.js';

/** The root of every error that this SDK throws. */
export class PocketsflowError extends BaseError {
  static override readonly label: string = 'PocketsflowError';
  static override readonly packageName: string = 'pocketsflow-sdk';
}

export { PocketsflowError as RootError };

/** The credentials that a client takes, and a single call instead of those of its client. */
export interface CredentialOptions {
  /**
   * The API key from the dashboard (Settings, API Keys), sent as `Authorization: Bearer <key>`. Its prefix selects the mode: `pk_test_` for test data, `pk_live_` for real data.
   *
   * A string, or a function that gives one and is asked before each attempt. Default: for a call that of its client, for a client the environment variable `POCKETSFLOW_API_KEY`.
   *
   * Begins with `pk_live_` or `pk_test_`.
   */
  readonly apiKey?: CredentialOption | undefined;
}

export const sdk: SdkInfo = {
  name: 'Pocketsflow',
  packageName: 'pocketsflow-sdk',
  version: '0.1.0',
  envPrefix: 'POCKETSFLOW',
  baseURL: 'https://api.pocketsflow.com',
  schemes: { apiKey: bearer({ option: 'apiKey', env: 'POCKETSFLOW_API_KEY', prefixes: ['pk_live_', 'pk_test_'] }) },
  security: [['apiKey']],
};

export const documentedRateLimit: RateQuota | undefined = { requests: 200, window: 60 };
