/** How deliveries are signed and named, as the API's document declares it. */
export interface WebhookScheme {
  readonly algorithm: 'SHA-256' | 'SHA-512' | 'SHA-1';
  readonly encoding: 'hex' | 'base64';
  readonly signatureHeader: string;
  /** The header with the time of sending. Part of what is signed where `signs` says so. */
  readonly timestampHeader?: string;
  /** How the API writes that time: seconds or milliseconds since 1970, or ISO 8601. Default: seconds. Each is read. */
  readonly timestampFormat?: 'seconds' | 'milliseconds' | 'iso-8601';
  /** What the signature is made over: the raw body, or the timestamp, a full stop and the raw body. */
  readonly signs: 'body' | 'timestamp.body';
  readonly event: EventSource;
}

/**
 * Where a delivery names its event: a header, a member of the body (whose value may be another name), or nowhere, because
 * there is one only. No signature covers the header; a member of the body, where there is one, has to agree with it.
 */
export type EventSource =
  | { readonly header: string; readonly property?: string; readonly names?: Readonly<Record<string, string>> }
  | { readonly property: string; readonly names?: Readonly<Record<string, string>> }
  | { readonly only: string };
