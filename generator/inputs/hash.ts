import { createHash } from 'node:crypto';

/** SHA-256 in hexadecimal. */
export function hashBytes(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** SHA-256 of a text, in hexadecimal. Line ends do not count, so that a checkout with CRLF is no hand edit. */
export function hashText(text: string): string {
  return hashBytes(text.replaceAll('\r\n', '\n'));
}
