import { requiredHeader, type WebhookHeaders } from './delivery.js';
import { WebhookError } from './error.js';
import type { WebhookScheme } from './scheme.js';
import { secretsOf, type SecretOptions } from './secret.js';
import { decodeSignature, encodeSignature, keyOf, signedBytes } from './signature.js';

/** How a delivery is checked. */
export interface VerifyOptions extends SecretOptions {
  /** Seconds that a signed timestamp may differ from the clock here; Infinity: any. Default 300. Only where the timestamp is signed. */
  readonly tolerance?: number | undefined;
}

/**
 * Checks that a delivery was signed with the secret. The platform compares in constant time (Web Cryptography, HMAC
 * verification).
 *
 * @returns the signature in one spelling, whatever the letter case or padding in which it came
 * @throws WebhookError that says what is wrong, and what it may come from
 */
export async function verifySignature(scheme: WebhookScheme, body: Uint8Array<ArrayBuffer>, headers: WebhookHeaders, options: VerifyOptions): Promise<string> {
  const secrets = secretsOf(options);
  const { signatureHeader, timestampHeader, signs, encoding } = scheme;
  const given = requiredHeader(headers, signatureHeader);
  const timestamp = signs === 'timestamp.body' && timestampHeader !== undefined ? requiredHeader(headers, timestampHeader) : '';
  const signature = decodeSignature(given, encoding);
  const data = signedBytes(body, timestamp, scheme);
  if (!signature || !(await isSigned(scheme, signature, data, secrets))) throw mismatch(scheme, signature === undefined, secrets);
  if (timestamp !== '') checkTimestamp(timestamp, options.tolerance ?? 300, timestampHeader ?? '');
  return encodeSignature(signature, encoding);
}

async function isSigned(scheme: WebhookScheme, signature: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>, secrets: readonly string[]): Promise<boolean> {
  const results = await Promise.all(secrets.map(async (secret) => crypto.subtle.verify('HMAC', await keyOf(secret, scheme, 'verify'), signature, data)));
  return results.includes(true);
}

function mismatch({ signatureHeader, encoding }: WebhookScheme, malformed: boolean, secrets: readonly string[]): WebhookError {
  const spaced = secrets.some((secret) => secret !== secret.trim());
  const hint = malformed
    ? `It is no ${encoding === 'hex' ? 'hexadecimal' : 'base64'} text.`
    : spaced
      ? 'The secret begins or ends with white space, which it may have got when it was copied: trim it.'
      : 'Either the secret is not that of this webhook, or the body is not byte for byte what was sent (parsed and written again, or decoded in another charset), or somebody else sent it.';
  return new WebhookError(`The signature in the header ${signatureHeader} does not fit the body. ${hint}`, { code: 'webhook_signature_mismatch' });
}

function checkTimestamp(text: string, tolerance: number, header: string): void {
  const number = Number(text);
  // Milliseconds since 1970 have thirteen digits until the year 2286, seconds ten.
  const time = Number.isNaN(number) ? Date.parse(text) : number > 1e11 ? number : number * 1000;
  if (Math.abs(Date.now() - time) <= tolerance * 1000) return;
  throw new WebhookError(
    `The time in the header ${header} is more than ${tolerance} s from the clock here: the webhook may have been recorded and sent again. Check the clock, or pass another tolerance.`,
    { code: 'webhook_timestamp_outside' },
  );
}
