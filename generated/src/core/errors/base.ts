import type { OperationInfo } from '../operation-info.js';
import { member } from '../platform.js';
import { assign, describe, hide, type ErrorDetails } from './details.js';

/**
 * What all errors of the SDK have in common.
 *
 * `instanceof` goes by package and class name as well as by prototype, so that an error of the ESM copy of this package
 * is recognised by the CommonJS copy, while two SDKs never take each other's errors for their own.
 */
export class BaseError extends Error {
  /** The class name as written in the source; it survives minification. */
  static readonly label: string = 'BaseError';
  /** The name of the SDK's package, which sdk.ts gives. */
  static readonly packageName: string = '';

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
    const { label } = new.target;
    hide(this, 'name', label);
    if (this.stack?.startsWith('Error')) hide(this, 'stack', label + this.stack.slice(5));
    assign(this, details);
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    if (Function.prototype[Symbol.hasInstance].call(this, value)) return true;
    let type = Object.hasOwn(this, 'label') && member(value, 'constructor');
    while (typeof type === 'function' && !isCopy(type, this)) type = Object.getPrototypeOf(type);
    return typeof type === 'function';
  }

  /** A serialisable view, without credentials: what a log should hold. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const known: object = this;
    return { name, message, ...known, ...(cause !== undefined && { cause: describe(cause) }) };
  }
}

/** Whether two classes are the same one of the same package, be it in different copies of it. */
function isCopy(type: object, of: typeof BaseError): boolean {
  return Reflect.get(type, 'label') === of.label && Reflect.get(type, 'packageName') === of.packageName;
}
