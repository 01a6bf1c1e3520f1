import { member } from '../platform.js';
import { refuse } from './refuse.js';

/** A value in the only shapes that a parameter can take: absent, null, text, list, or named members. */
export type PlainValue = undefined | null | string | readonly unknown[] | Readonly<Record<string, unknown>>;

/**
 * Reduces a value to what can be written into a URL, a header or a form field.
 *
 * Numbers, booleans and BigInts become text; a Date becomes its ISO 8601 instant, or its UTC day (YYYY-MM-DD, RFC 3339
 * `full-date`) where `format` is `date`; any other object with a `toJSON` method is taken for what that gives.
 *
 * @param name for messages
 * @throws InvalidRequestError for NaN, infinities, invalid dates, lone surrogates, functions, symbols, and objects whose
 *   content is not in their members (Map, Set, Blob, typed arrays)
 */
export function plain(value: unknown, name: string, format?: 'date'): PlainValue {
  if (value === undefined || value === null || Array.isArray(value)) return value;
  if (typeof value === 'number') return finite(value, name);
  if (typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') {
    if (!/\p{Surrogate}/u.test(value)) return value;
    throw refuse(name, 'holds half of a surrogate pair, which has no UTF-8 form: pass well-formed text.');
  }
  if (value instanceof Date) return instant(value, name).slice(0, format ? 10 : undefined);
  if (typeof value === 'object') {
    const toJSON = member(value, 'toJSON');
    if (typeof toJSON === 'function') return plain(Reflect.apply(toJSON, value, []), name);
    if (hasMembers(value)) return value;
  }
  const kind = typeof value === 'object' ? tag(value) : typeof value;
  throw refuse(name, `is a ${kind}, which can't be sent here: ${kind === 'Promise' ? 'await it' : 'pass a string, a number, a boolean, an array or an object'}.`);
}

/** Array.isArray, which does not know readonly arrays. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** The text of a number, if JSON and URLs have one for it (RFC 8259, section 6). */
export function finite(value: number, name: string): string {
  if (!Number.isFinite(value)) throw refuse(name, `is ${value}: pass a finite number.`);
  return String(value);
}

/** A date as RFC 3339 writes it, in UTC. */
export function instant(value: Date, name: string): string {
  if (Number.isNaN(value.getTime())) throw refuse(name, 'is an invalid Date: pass one that holds a time.');
  return value.toISOString();
}

/** Whether an object's content is its own members, rather than internal state that would be lost in silence. */
export function hasMembers(value: object): value is Readonly<Record<string, unknown>> {
  return tag(value) === 'Object';
}

/**
 * The class of a value: `Map`, `Blob`, `Uint8Array`, `Null`; `Object` for literals and users' classes. What works like a
 * promise or a stream is called so, whatever its class: its content is not its members.
 */
export function tag(value: unknown): string {
  if (typeof member(value, 'then') === 'function') return 'Promise';
  const named = Object.prototype.toString.call(value).slice(8, -1);
  if (named !== 'Object') return named;
  return typeof member(value, 'pipe') === 'function' || Symbol.asyncIterator in Object(value) ? 'Stream' : named;
}

/** Whether a value is an ArrayBuffer, also one of another realm, such as a test's. */
export function isArrayBuffer(value: unknown): value is ArrayBuffer {
  return tag(value) === 'ArrayBuffer';
}
