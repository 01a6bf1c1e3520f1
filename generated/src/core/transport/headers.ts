import type { Failure } from '../options.js';

/** A header's value: `null` removes a default, `undefined` keeps it; an array is a header with several values. */
export type HeaderValue = string | number | boolean | null | undefined | readonly string[];

/** Headers in any of the usual forms. */
export type HeadersInput = Headers | Iterable<readonly [string, HeaderValue]> | Readonly<Record<string, HeaderValue>>;

/** Headers by lower-case name (RFC 9110, section 5.1); null where one was removed on purpose. */
export type HeaderMap = ReadonlyMap<string, readonly string[] | null>;

/**
 * Lays headers over each other: a later source replaces what an earlier one has under the same name, in any case.
 *
 * @param Failure the error to throw; it names the header, never its value, which may be a secret
 */
export function mergeHeaders(base: HeaderMap, input: HeadersInput | undefined, Failure: Failure): HeaderMap {
  if (input === undefined) return base;
  if (typeof input !== 'object' || input === null)
    throw new Failure("headers is no object: pass { name: 'value' }, a Headers object or pairs of name and value.");
  const own = new Map<string, readonly string[] | null>();
  for (const [name, value] of isIterable(input) ? input : Object.entries(input)) {
    const key = String(name).toLowerCase();
    if (!/^[!#$%&'*+.^`|~\w-]+$/.test(key))
      throw new Failure(`headers has ${JSON.stringify(key)}, which can't be the name of a header: use letters, digits and hyphens.`);
    if (value === null) own.set(key, null);
    else if (value !== undefined)
      own.set(key, [...(own.get(key) ?? []), ...[value].flat().map((each) => headerValue(key, each, Failure))]);
  }
  return new Map([...base, ...own]);
}

/** The headers as fetch takes them. */
export function toHeaders(map: HeaderMap): Headers {
  return new Headers([...map].flatMap(([name, values]) => (values ?? []).map((value): [string, string] => [name, value])));
}

function isIterable(input: HeadersInput): input is Headers | Iterable<readonly [string, HeaderValue]> {
  return Symbol.iterator in input;
}

/**
 * The text of a header's value. RFC 9110, section 5.5: line breaks would start another header; beyond Latin-1 a value
 * can't be written in bytes.
 */
export function headerValue(name: string, value: unknown, Failure: Failure): string {
  const text = String(value);
  const flaw = !/^(string|number|boolean)$/.test(typeof value)
    ? 'is no text: pass a string, or null to remove the header.'
    : /[\r\n\0]/.test(text)
      ? 'has a line break in it: remove it.'
      : /[^\t\x20-\xff]/.test(text) && "has a character that a header can't hold: encode it.";
  if (flaw) throw new Failure(`The value of the header ${name} (not shown here) ${flaw}`);
  return text;
}
