import type { APIError } from './errors/api.js';
import type { APIPromise } from './promise.js';
import type { PagePromise } from './pagination/page-promise.js';
import type { OperationInfo } from './operation-info.js';

/** A method of the client: call it; or build its request; or ask what operation it is. */
export interface Method<Args extends readonly unknown[], Data, Failure = APIError, Head = unknown> extends Described<Args> {
  (...args: Passable<Args>): APIPromise<Data, Failure, Head>;
}

/** A method whose result is a list in pages. */
export interface PageMethod<Args extends readonly unknown[], Body, Item, Failure = APIError, Head = unknown> extends Described<Args> {
  (...args: Passable<Args>): PagePromise<Body, Item, Failure, Head>;
}

export interface Described<Args extends readonly unknown[]> {
  /**
   * The request as it would be sent, without sending it.
   * The credentials are left out unless `options.authorize` is true.
   */
  readonly request: (...args: Passable<Args>) => Promise<Request>;
  readonly operation: OperationInfo;
}

/**
 * A list of arguments in which those that may be left out may also be `undefined`, so that options can be given without
 * params, and a caller's own optional argument can be passed on. (`exactOptionalPropertyTypes` tells the two apart.)
 */
export type Passable<Args extends readonly unknown[]> = {
  [Place in keyof Args]: undefined extends Args[Place] ? Args[Place] | undefined : Args[Place];
};
