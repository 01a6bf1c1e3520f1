import type { WebhookScheme } from './scheme.js';

/** (The name CryptoKey exists only where the DOM's types are loaded.) */
type Key = Awaited<ReturnType<typeof crypto.subtle.importKey>>;

/** The key that a secret stands for (Web Cryptography, section 29: HMAC). */
export function keyOf(secret: string, { algorithm }: WebhookScheme, usage: 'sign' | 'verify'): Promise<Key> {
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), { name: 'HMAC', hash: algorithm }, false, [usage]);
}

/** What the signature is made over. */
export function signedBytes(body: Uint8Array<ArrayBuffer>, timestamp: string, { signs }: WebhookScheme): Uint8Array<ArrayBuffer> {
  if (signs === 'body') return body;
  const prefix = new TextEncoder().encode(`${timestamp}.`);
  const all = new Uint8Array(prefix.length + body.length);
  all.set(prefix);
  all.set(body, prefix.length);
  return all;
}

/** The bytes of a signature in text, or none where the text is no such encoding. */
export function decodeSignature(text: string, encoding: WebhookScheme['encoding']): Uint8Array<ArrayBuffer> | undefined {
  if (encoding === 'hex') return /^(?:[0-9a-f]{2})+$/i.test(text) ? Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)) : undefined;
  if (!/^[A-Za-z0-9+/_-]+={0,2}$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}

/** The text of a signature: lower-case hexadecimal digits, or base64 with padding. */
export function encodeSignature(bytes: Uint8Array, encoding: WebhookScheme['encoding']): string {
  if (encoding === 'hex') return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return btoa(String.fromCharCode(...bytes));
}
