import type { Failure } from '../options.js';
import { isList, tag } from '../params/value.js';

/** A header's value: `null` removes a default, `undefined` keeps it; an array is a header with several values. */
export type HeaderValue = string | number | boolean | null | undefined | readonly string[];

/** Headers in any of the usual forms. */
export type HeadersInput = Headers | Iterable<readonly [string, HeaderValue]> | Readonly<Record<string, HeaderValue>>;

/** Headers by lower-case name (RFC 9110, section 5.1); null where one was removed on purpose. */
export type HeaderMap = ReadonlyMap<string, string | null>;

/**
 * Lays headers over each other: a later source replaces what an earlier one has under the same name, in any case.
 *
 * @param Failure the error to throw; it names the header, never its value, which may be a secret
 */
export function mergeHeaders(base: HeaderMap, input: HeadersInput | undefined, Failure: Failure): HeaderMap {
  if (input === undefined) return base;
  const own = new Map<string, string | null>();
  for (const pair of isIterable(input) ? input : Object.entries(input)) {
    // A caller without a compiler may give anything.
    const [name, value] = isList(pair) ? pair : [];
    if (!isHeaderName(name)) throw new Failure(`${typeof name === 'string' ? JSON.stringify(name) : tag(name)} is no header name: use letters, digits and hyphens.`);
    const key = name.toLowerCase();
    if (value === undefined) continue;
    // Several values of one name are one with commas (RFC 9110, section 5.3).
    const texts = [own.get(key) ?? [], value ?? []].flat().map((each) => headerValue(`the header ${key}`, each, Failure));
    own.set(key, value === null ? null : texts.join(', '));
  }
  return new Map([...base, ...own]);
}

/** Whether a value is the name of a header (RFC 9110, section 5.6.2: token). */
export function isHeaderName(value: unknown): value is string {
  return typeof value === 'string' && /^[!#$%&'*+.^`|~\w-]+$/.test(value);
}

/** The headers as fetch takes them. */
export function toHeaders(map: HeaderMap): Headers {
  const headers = new Headers();
  for (const [name, value] of map) if (value !== null) headers.set(name, value);
  return headers;
}

/**
 * The text of a header's value. RFC 9110, section 5.5: line breaks would start another header; beyond Latin-1 a value
 * can't be written in bytes.
 *
 * @param name of the header or the option that it comes from
 */
export function headerValue(name: string, value: unknown, Failure: Failure): string {
  const isText = /string|number|boolean/.test(typeof value) && !Number.isNaN(value);
  const text = isText ? String(value) : '';
  if (!isText || /[^\t\x20-\xff]/.test(text))
    throw new Failure(
      `The value of ${name} (not shown) fits no header: pass Latin-1 text on one line.`,
    );
  return text;
}

function isIterable(input: HeadersInput): input is Headers | Iterable<readonly [string, HeaderValue]> {
  return Symbol.iterator in input;
}
