import { isArrayBuffer } from '../params/value.js';
import { WebhookError } from './error.js';

/** The body of a delivery as it came: nothing may have parsed it, since the signature is made over its bytes. */
export type RawBody = string | ArrayBuffer | ArrayBufferView;

/** The headers of a delivery, as a Request, `node:http` or a list of pairs holds them. */
export type WebhookHeaders =
  | { readonly get: (name: string) => string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>
  | Iterable<readonly [string, string]>;

/** @throws WebhookError with code `webhook_body_parsed` for anything but text or bytes */
export function bytesOf(body: unknown): Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return new TextEncoder().encode(body);
  if (isArrayBuffer(body)) return new Uint8Array(body);
  if (ArrayBuffer.isView(body)) return Uint8Array.from(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
  throw new WebhookError(`${described(body)} Pass the raw body: await request.text(), or in Express the request.body of express.raw({ type: '*/*' }).`, {
    code: 'webhook_body_parsed',
  });
}

function described(body: unknown): string {
  if (body === undefined || body === null) return 'The webhook has no body.';
  if (typeof body === 'object' && 'then' in body) return 'The body of the webhook is a promise: await it.';
  if (typeof body === 'object' && 'getReader' in body) return 'The body of the webhook is a stream, which has to be read whole.';
  return `The body of the webhook is of type ${typeof body}: it was parsed already, and its bytes, over which the signature is made, are lost.`;
}

/** The value of a header, whatever the case of its name; undefined where it is absent or empty. */
export function headerOf(headers: WebhookHeaders, name: string): string | undefined {
  if (hasGet(headers)) return headers.get(name)?.trim() || undefined;
  const wanted = name.toLowerCase();
  const entries = isIterable(headers) ? [...headers] : Object.entries(headers);
  const value = entries.find(([key]) => key.toLowerCase() === wanted)?.[1];
  return (typeof value === 'string' ? value : value?.[0])?.trim() || undefined;
}

function hasGet(headers: WebhookHeaders): headers is { readonly get: (name: string) => string | null } {
  return 'get' in headers && typeof headers.get === 'function';
}

function isIterable(headers: WebhookHeaders): headers is Iterable<readonly [string, string]> {
  return Symbol.iterator in headers;
}

/** @throws WebhookError with code `webhook_header_missing` */
export function requiredHeader(headers: WebhookHeaders, name: string): string {
  const value = headerOf(headers, name);
  if (value !== undefined) return value;
  throw new WebhookError(`The webhook has no header ${name}. Either it is not from the API, or something on the way drops headers: pass all headers of the request.`, {
    code: 'webhook_header_missing',
  });
}
