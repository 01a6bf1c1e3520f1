import type { WebhookScheme } from './core/webhooks/scheme.js';

/** How deliveries are signed and named, from `x-webhook-signature` of the document. */
export const scheme: WebhookScheme = {
  algorithm: 'SHA-256',
  encoding: 'hex',
  signatureHeader: 'X-Pocketsflow-Signature',
  timestampHeader: 'X-Pocketsflow-Timestamp',
  timestampFormat: 'milliseconds',
  signs: 'body',
  event: { header: 'X-Pocketsflow-Event', property: 'event' },
};
