import { decode, isSecret, redactText } from '../../extras/secrets.js';
import { redact } from '../../features/redact.js';
import { contentTypeOf } from '../../response/content-type.js';

/** Requests with their responses, as JSON. Credentials and other secrets are `***`. */
export interface FetchRecord {
  readonly version: 1;
  readonly exchanges: readonly Exchange[];
}

export interface Exchange {
  readonly request: RecordedRequest;
  /** Absent: the request failed. */
  readonly response?: RecordedResponse;
  /** What the request failed with, or its body broke off with. */
  readonly failure?: string;
}

export interface RecordedRequest {
  readonly method: string;
  readonly url: string;
  readonly body?: RecordedBody;
}

export interface RecordedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: RecordedBody;
}

/** Text, or bytes in base64. */
export type RecordedBody = { readonly text: string } | { readonly base64: string };

/** A request without what a person must not see, and the secrets that it carries, which its response may repeat. */
export interface Described {
  readonly request: RecordedRequest;
  readonly secrets: readonly string[];
}

/** Describes a request in the one form by which recorded and replayed ones are compared. Reads its body. */
export async function describeRequest(input: string, init: RequestInit | undefined): Promise<Described> {
  const request = new Request(input, init);
  const secrets = secretsOf(request);
  const bytes = new Uint8Array(await request.arrayBuffer());
  const type = request.headers.get('content-type') ?? '';
  const body = type.startsWith('multipart/form-data') ? await formBody(bytes, type, secrets) : recordBody(bytes, contentTypeOf(new Response(null, { headers: { 'content-type': type } })), secrets);
  return { request: { method: request.method, url: conceal(redactText(request.url), secrets), ...(body && { body }) }, secrets };
}

/** The headers of a response without secrets, and without those that spoke of a body in another form. */
export function recordHeaders(headers: Headers, secrets: readonly string[]): Readonly<Record<string, string>> {
  const kept = [...headers].filter(([name]) => !/^(content-encoding|content-length|transfer-encoding|connection)$/.test(name));
  return Object.fromEntries(kept.map(([name, value]) => [name, isSecret(name) ? '***' : conceal(redactText(value), secrets)]));
}

/** A body without secrets; undefined where it is empty. */
export function recordBody(bytes: Uint8Array, mediaType: string, secrets: readonly string[]): RecordedBody | undefined {
  if (bytes.length === 0) return undefined;
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  // What is no UTF-8 comes out of a decoder with characters that were not in it.
  if (text.includes('\ufffd')) return { base64: btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')) };
  return { text: conceal(redactBody(text, mediaType), secrets) };
}

function redactBody(text: string, mediaType: string): string {
  if (mediaType === 'application/x-www-form-urlencoded') return redactText(`?${text}`).slice(1);
  if (!/[/+]json$/.test(mediaType)) return redactText(text);
  try {
    const value: unknown = JSON.parse(text);
    const redacted = JSON.stringify(redact(value));
    // The text as it came, where there is nothing to hide: it may have numbers that JavaScript can't hold.
    return redacted === JSON.stringify(value) ? text : redacted;
  } catch {
    return redactText(text);
  }
}

/** The parts of a form by name, since the boundary between them is drawn anew for each request. */
async function formBody(bytes: Uint8Array<ArrayBuffer>, type: string, secrets: readonly string[]): Promise<RecordedBody> {
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData();
  const values: [string, string | File][] = [];
  form.forEach((value, name) => values.push([name, value]));
  const parts = await Promise.all(
    values.map(async ([name, value]) => [
      name,
      typeof value === 'string'
        ? isSecret(name) ? '***' : redactText(value)
        : { file: value.name, type: value.type, content: recordBody(new Uint8Array(await value.arrayBuffer()), value.type, secrets) },
    ]),
  );
  return { text: conceal(JSON.stringify(parts), secrets) };
}

/** The values of secret headers and parameters, without the name of their authentication scheme. */
function secretsOf({ headers, url }: Request): readonly string[] {
  const named = [...headers, ...new URL(url).searchParams];
  const values = named.filter(([name]) => isSecret(name)).map(([, value]) => value.replace(/^\S+\s+/, ''));
  // Shorter ones would be found everywhere.
  return [...new Set(values.flatMap((value) => [value, encodeURIComponent(value), decode(value)]))].filter((value) => value.length >= 6);
}

function conceal(text: string, secrets: readonly string[]): string {
  return secrets.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
}
