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
  declare static readonly packageName: string;

  declare readonly name: string;
  /** The HTTP status that is the outcome of the call; absent where there was none. */
  declare readonly status?: number | undefined;
  /** The server's own code for the problem: `product_not_found`. */
  declare readonly code?: string;
  /** The id that the server gave the request: quote it when asking the vendor. */
  declare readonly requestId?: string;
  /** The operation that was called. */
  declare readonly operation?: OperationInfo;

  /** @param details become members, those that have a value */
  constructor(message: string, { cause, ...details }: ErrorDetails = {}) {
    super(message, cause === undefined ? {} : { cause });
    const { label } = new.target;
    hide(this, 'name', label);
    hide(this, 'stack', this.stack?.replace(/^Error/, label));
    assign(this, details);
  }

  /** Narrows to the class with its type parameters at their defaults, so that an error's body is `unknown` until it is looked at. */
  static override [Symbol.hasInstance]<Class>(this: Class, value: unknown): value is InstanceOf<Class> {
    // A user's own class has no label: only those of the package are the same in different copies of it.
    const labelled = Object.hasOwn(Object(this), 'label');
    const isSame = (type: unknown): boolean =>
      type === this || (labelled && ['label', 'packageName'].every((name) => member(type, name) === member(this, name)));
    let type = member(value, 'constructor');
    while (typeof type === 'function' && !isSame(type)) type = Object.getPrototypeOf(type);
    return typeof type === 'function';
  }

  /** A serialisable view, without credentials: what a log should hold. */
  toJSON(): Record<string, unknown> {
    const { name, message, cause } = this;
    const known: object = this;
    return { name, message, ...known, cause: cause === undefined ? cause : describe(cause) };
  }
}

type InstanceOf<Class> = Class extends abstract new (...args: never) => infer Instance ? Instance : never;
