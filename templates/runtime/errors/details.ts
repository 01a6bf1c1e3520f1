import type { OperationInfo } from '../operation-info.js';
import { member } from '../platform.js';

/** What an error knows beside its message. A member that is not known is left out. */
export interface ErrorDetails {
  readonly status?: number | undefined;
  readonly code?: string | undefined;
  readonly requestId?: string | undefined;
  readonly operation?: OperationInfo | undefined;
  readonly cause?: unknown;
}

/** Sets those members that have a value, so that an error prints only what is known. */
export function assign(target: object, members: object): void {
  Object.assign(target, Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)));
}

/** Sets a member that does not show when the object is printed or serialised. */
export function hide(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, enumerable: false, configurable: true, writable: true });
}

/** An error in one line, with the first system code or the last cause behind it: `TypeError: fetch failed (ECONNREFUSED)`. */
export function describe(error: unknown): string {
  const chain = causesOf(error);
  const reason = codesOf(chain)[0] ?? (chain.length > 1 ? member(chain.at(-1), 'message') : '');
  return String(error) + (reason ? ` (${String(reason)})` : '');
}

/** An error, its causes and the errors that it gathers; the nearest first. */
export function causesOf(error: unknown, depth = 4): object[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  return [error, ...[member(error, 'cause'), member(error, 'errors')].flat().flatMap((each) => causesOf(each, depth - 1))];
}

/** The system codes among some errors: `ECONNRESET`. */
export function codesOf(errors: readonly object[]): string[] {
  return errors.map((error) => member(error, 'code')).filter((code) => typeof code === 'string');
}
