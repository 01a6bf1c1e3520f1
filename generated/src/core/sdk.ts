import { BaseError } from './errors/base.js';
import type { RateQuota, SdkInfo } from './info.js';
import { bearer } from './security/bearer.js';

/** The root of every error that this SDK throws. */
export class PocketsflowError extends BaseError {
  static override readonly label: string = 'PocketsflowError';
  static override readonly packageName: string = 'pocketsflow-sdk';
}

export { PocketsflowError as RootError };

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
