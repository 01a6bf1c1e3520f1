import type { APIPromise } from './promise.js';
import type { PagePromise } from './pagination/page-promise.js';
import type { OperationInfo } from './operation-info.js';

/** A method of the client: call it; or build its request; or ask what operation it is. */
export interface Method<Args extends readonly unknown[], Data, Failure = never> extends Described<Args> {
  (...args: Args): APIPromise<Data, Failure>;
}

/** A method whose result is a list in pages. */
export interface PageMethod<Args extends readonly unknown[], Body, Item, Failure = never> extends Described<Args> {
  (...args: Args): PagePromise<Body, Item, Failure>;
}

export interface Described<Args extends readonly unknown[]> {
  /**
   * The request as it would be sent, without sending it.
   * The credentials are left out unless `options.authorize` is true.
   */
  readonly request: (...args: Args) => Promise<Request>;
  readonly operation: OperationInfo;
}
