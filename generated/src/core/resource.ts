import type { BaseClient } from './base-client.js';
import { define } from './define.js';
import type { Method } from './method.js';
import type { OperationSpec } from './operation.js';
import { printAs } from './printed.js';
import { APIPromise } from './promise.js';

/**
 * A namespace of the client: methods as own properties, which also work when they are taken off it. It can be made with
 * any client: `new Orders(client)`.
 */
export abstract class Resource {
  readonly #client: BaseClient;

  static {
    printAs(this, Object.keys);
  }

  constructor(client: BaseClient) {
    this.#client = client;
  }

  /** For resources below this one. */
  protected get client(): BaseClient {
    return this.#client;
  }

  /** A method that calls an operation. */
  protected method<Args extends readonly unknown[], Data, Failure, Head = unknown>(spec: OperationSpec): Method<Args, Data, Failure, Head> {
    return define<Args, Data, APIPromise<Data, Failure, Head>, Head>(this.#client, spec, (calls) => new APIPromise(calls()));
  }
}
