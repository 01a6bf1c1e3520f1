import { writeJSON } from '../body/json-text.js';
import type { WebhookScheme } from './scheme.js';
import { encodeSignature, keyOf, signedBytes } from './signature.js';

export interface SignOptions {
  readonly secret: string;
  /** When it is sent. Default: now. */
  readonly timestamp?: Date | undefined;
}

/** A delivery as the API would send it. */
export interface SignedWebhook {
  readonly body: string;
  readonly headers: Record<string, string>;
}

/** Signs a delivery as the API does, for tests of what receives it. */
export async function signDelivery(scheme: WebhookScheme, event: string, payload: unknown, { secret, timestamp = new Date() }: SignOptions): Promise<SignedWebhook> {
  const { signatureHeader, timestampHeader, encoding } = scheme;
  const body = writeJSON(payload);
  const time = timeText(timestamp, scheme);
  const bytes = signedBytes(new TextEncoder().encode(body), time, scheme);
  const signature = new Uint8Array(await crypto.subtle.sign('HMAC', await keyOf(secret, scheme, 'sign'), bytes));
  return {
    body,
    headers: {
      'content-type': 'application/json',
      [signatureHeader]: encodeSignature(signature, encoding),
      ...(timestampHeader === undefined ? {} : { [timestampHeader]: time }),
      ...('header' in scheme.event ? { [scheme.event.header]: event } : {}),
    },
  };
}

function timeText(time: Date, { timestampFormat }: WebhookScheme): string {
  if (timestampFormat === 'iso-8601') return time.toISOString();
  return String(timestampFormat === 'milliseconds' ? time.getTime() : Math.floor(time.getTime() / 1000));
}
