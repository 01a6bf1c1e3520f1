import type { SecurityRequirement } from './operation.js';
import type { RetryPolicy } from './retries/policy.js';
import type { SecurityScheme } from './security/scheme.js';

/** What the runtime needs to know of the SDK it is in. Written by the generator into sdk.ts. */
export interface SdkInfo {
  /** Class of the client: `Pocketsflow`. */
  readonly name: string;
  readonly packageName: string;
  readonly version: string;
  /** Prefix of the environment variables: `POCKETSFLOW` for `POCKETSFLOW_API_KEY`, `_BASE_URL`, `_LOG`. */
  readonly envPrefix: string;
  /** Absent: the document names no absolute server, so that the option is required. */
  readonly baseURL?: string;
  readonly schemes: Readonly<Record<string, SecurityScheme>>;
  readonly security: SecurityRequirement;
  /** Header for idempotency keys, where the API documents one. */
  readonly idempotencyHeader?: string;
  /** How failed attempts are repeated, where the document says it for all operations. */
  readonly retries?: RetryPolicy;
}

/** So many requests in a stretch of time. */
export interface RateQuota {
  readonly requests: number;
  /** Seconds. */
  readonly window: number;
}
