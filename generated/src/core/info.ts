import type { SecurityRequirement } from './operation.js';

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
  readonly schemes: Readonly<Record<string, SecuritySchemeInfo>>;
  readonly security: SecurityRequirement;
  /** Header for idempotency keys, where the API documents one. */
  readonly idempotencyHeader?: string;
  /** The documented rate limit: `requests` in `window` seconds. */
  readonly rateLimit?: { readonly requests: number; readonly window: number };
}

/** How a credential is named by the caller and sent. */
export type SecuritySchemeInfo =
  | (Credential & { readonly kind: 'bearer' })
  | (Credential & { readonly kind: 'http'; readonly scheme: string })
  | (Credential & { readonly kind: 'apiKey'; readonly in: 'header' | 'query' | 'cookie'; readonly name: string })
  | { readonly kind: 'basic'; readonly username: NamedSource; readonly password: NamedSource };

/** One secret: the client option and the environment variable that give it. */
export interface NamedSource {
  readonly option: string;
  readonly env: string;
}

export interface Credential extends NamedSource {
  /** A value with any other beginning is refused before a request is made. */
  readonly prefixes?: readonly string[];
}
