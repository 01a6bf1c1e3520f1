import type { OperationInfo } from '../operation-info.js';
import { RootError, sdk } from '../sdk.js';
import { assign, describe, hide, type ErrorDetails } from './details.js';

// This module and sdk.ts need each other: sdk.ts extends the class below, and the class below asks sdk.ts for the name of
// the package, but only when it is used. Therefore sdk.ts alone imports this module; all others take RootError from sdk.ts.

/**
 * What all errors of the SDK have in common.
 *
 * `instanceof` goes by package and class name as well as by prototype, so that an error of the ESM copy of this package
 * is recognised by the CommonJS copy, while two SDKs never take each other's errors for their own.
 */
export class BaseError extends Error {
  /** The class name as written in the source; it survives minification. */
  static readonly label: string = 'BaseError';

  declare readonly name: string;
  /** The HTTP status, where a response had begun. */
  declare readonly status?: number;
  /** The server's own code for the problem: `product_not_found`. */
  declare readonly code?: string;
  /** The id that the server gave the request: quote it when asking the vendor. */
  declare readonly requestId?: string;
  /** The operation that was called. */
  declare readonly operation?: OperationInfo;

  /** @param details become members, those that have a value */
  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? undefined : { cause });
    const name = Object.hasOwn(new.target, 'label') ? new.target.label : `${sdk.name}Error`;
    hide(this, 'name', name);
    hide(this, brand(), true);
    if (this.stack?.startsWith('Error')) hide(this, 'stack', name + this.stack.slice(5));
    assign(this, details);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (typeof value !== 'object' || value === null) return false;
    if (Object.prototype.isPrototypeOf.call(this.prototype, value)) return true;
    if (!Reflect.get(value, brand())) return false;
    return this === RootError || (Object.hasOwn(this, 'label') && labels(value).includes(this.label));
  }

  /** A serialisable view, without credentials: what a log should hold. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const known = Object.fromEntries(Object.entries(this));
    return { name, message, ...known, ...(cause === undefined ? {} : { cause: describe(cause) }) };
  }
}

function brand(): symbol {
  return Symbol.for(`${sdk.packageName}/error`);
}

/** The class names of an error, from its own upward, whichever copy of the package made it. */
function labels(value: object): unknown[] {
  const found: unknown[] = [];
  for (
    let type: unknown = Reflect.get(value, 'constructor');
    typeof type === 'function';
    type = Object.getPrototypeOf(type)
  ) {
    if (Object.hasOwn(type, 'label')) found.push(Reflect.get(type, 'label'));
  }
  return found;
}
