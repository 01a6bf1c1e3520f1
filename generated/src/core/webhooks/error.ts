import { RootError } from '../sdk.js';

/**
 * A delivery can't be trusted, or can't be read: it is not from the API, or it was not passed on as it came. `code` says
 * what is wrong: `webhook_body_parsed`, `webhook_body_incomplete`, `webhook_body_too_large`, `webhook_body_invalid`,
 * `webhook_event_mismatch`, `webhook_header_missing`, `webhook_request_invalid`, `webhook_signature_mismatch`,
 * `webhook_secret_missing` or `webhook_timestamp_outside`.
 */
export class WebhookError extends RootError {
  static override readonly label = 'WebhookError';
  declare readonly name: 'WebhookError';
  declare readonly code: string;
}
