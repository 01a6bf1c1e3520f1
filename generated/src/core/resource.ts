import { APIClient, type Calls } from './client.js';
import type { Described, Method, PageMethod } from './method.js';
import type { OperationSpec, PageStrategy } from './operation.js';
import { PagePromise } from './pagination/page-promise.js';
import { APIPromise } from './promise.js';
import { describeOperation } from './transport/describe.js';
import type { CallArguments } from './transport/plan.js';

/**
 * A namespace of the client: methods as own properties, which also work when they are taken off it. It can be made with
 * any client: `new Orders(client)`.
 */
export abstract class Resource {
  readonly #client: APIClient;
  readonly #calls: Calls;

  constructor(client: APIClient) {
    this.#client = client;
    this.#calls = APIClient.callsOf(client);
  }

  /** For resources below this one. */
  protected get client(): APIClient {
    return this.#client;
  }

  /** A method that calls an operation. */
  protected method<Args extends readonly unknown[], Data, Failure>(spec: OperationSpec): Method<Args, Data, Failure> {
    const calls = this.#calls;
    const start = (...args: Args): APIPromise<Data, Failure> =>
      new APIPromise(calls.call<Data>(spec, arrange(spec, args), new Error()));
    return Object.assign(start, described<Args>(spec, calls));
  }

  /** A method that calls an operation whose result is a list in pages. */
  protected paged<Args extends readonly unknown[], Body, Item, Failure>(
    spec: OperationSpec & { readonly page: PageStrategy },
  ): PageMethod<Args, Body, Item, Failure> {
    const calls = this.#calls;
    const start = (...args: Args): PagePromise<Body, Item, Failure> => {
      const arranged = arrange(spec, args);
      const site = new Error();
      return new PagePromise((step) => calls.call<Body>(spec, arranged, site, step), spec.page, {
        ...Object(arranged.params),
      });
    };
    return Object.assign(start, described<Args>(spec, calls));
  }
}

function described<Args extends readonly unknown[]>(spec: OperationSpec, calls: Calls): Described<Args> {
  return { operation: describeOperation(spec), request: async (...args) => calls.request(spec, arrange(spec, args)) };
}

/** Tells the arguments of a method apart: path variables, then `params` if the operation has any, then `options`. */
function arrange({ path, params: listed = {}, body }: OperationSpec, args: readonly unknown[]): CallArguments {
  const variables = new Set(path.match(/\{[^{}]+\}/g)).size;
  const takesParams =
    body !== undefined || Object.values(listed).some((spec) => (typeof spec === 'string' ? spec : spec.in) !== 'path');
  const [params, options] = takesParams ? args.slice(variables) : [undefined, args[variables]];
  return { values: args.slice(0, variables), params, options };
}
