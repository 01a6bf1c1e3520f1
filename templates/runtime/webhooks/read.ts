import { joinBytes } from '../body/join.js';
import { WebhookError } from './error.js';

/** Gives the next piece of a body: `read` of a stream's reader, or `next` of an iterator. */
export type NextPiece = () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;

/** The bytes that a body may have where the caller does not say. */
export const defaultMaxBytes = 1_048_576;

/**
 * Reads a body whole.
 *
 * @throws WebhookError with code `webhook_body_too_large` as soon as there is more than `maxBytes`, or
 *   `webhook_body_incomplete` if the body breaks off
 */
export async function readBody(next: NextPiece, maxBytes: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await next().catch((cause: unknown) => Promise.reject(incomplete(cause)));
    if (done) break;
    const piece = value instanceof Uint8Array ? value : new TextEncoder().encode(String(value));
    length += piece.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    pieces.push(piece);
  }
  return joinBytes(pieces);
}

export function tooLarge(maxBytes: number): WebhookError {
  return new WebhookError(`The body of the webhook has more than ${maxBytes} bytes, which is the option maxBytes.`, { code: 'webhook_body_too_large' });
}

function incomplete(cause: unknown): WebhookError {
  return new WebhookError('The body of the webhook broke off: its sender went away.', { code: 'webhook_body_incomplete', cause });
}
