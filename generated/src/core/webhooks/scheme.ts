/** How deliveries are signed and named, as the API's document declares it. */
export interface WebhookScheme {
  readonly algorithm: 'SHA-256' | 'SHA-512' | 'SHA-1';
  readonly encoding: 'hex' | 'base64';
  readonly signatureHeader: string;
  /** Seconds since 1970, milliseconds since 1970 or an ISO 8601 instant. Part of what is signed where `signs` says so. */
  readonly timestampHeader?: string;
  /** What the signature is made over: the raw body, or the timestamp, a full stop and the raw body. */
  readonly signs: 'body' | 'timestamp.body';
  readonly event: EventSource;
}

/** Where a delivery names its event: a header, a member of the body (whose value may be another name), or nowhere, because there is one only. */
export type EventSource =
  | { readonly header: string }
  | { readonly property: string; readonly names?: Readonly<Record<string, string>> }
  | { readonly only: string };
