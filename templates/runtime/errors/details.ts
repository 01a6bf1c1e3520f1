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
  for (const [name, value] of Object.entries(members)) if (value !== undefined) Reflect.set(target, name, value);
}

/** Sets a member that does not show when the object is printed or serialised. */
export function hide(target: object, key: PropertyKey, value: unknown): void {
  Object.defineProperty(target, key, { value, configurable: true, writable: true });
}

/** An error in one line, with the system's code or the message of what caused it: `TypeError: fetch failed (ECONNREFUSED)`. */
export function describe(error: unknown): string {
  const cause = member(error, 'cause');
  const reason = member(cause, 'code') ?? member(cause, 'message');
  return asText(error) + (reason ? ` (${asText(reason)})` : '');
}

/** The text of any value. An object without a prototype, or with a broken `toString`, has none of its own. */
export function asText(value: unknown): string {
  try {
    return String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}
