import { BaseClient } from './base-client.js';
import type { Described } from './method.js';
import type { OperationSpec } from './operation.js';
import type { PageCalls } from './promise.js';
import { buildRequest } from './transport/build-request.js';
import { createCall } from './transport/call.js';
import { describeOperation } from './transport/describe.js';
import type { CallArguments } from './transport/plan.js';

/**
 * A method that calls an operation.
 *
 * @param result makes what the method returns, from the calls and the `params` of the operation
 */
export function define<Args extends readonly unknown[], Data, Result>(
  client: BaseClient,
  spec: OperationSpec,
  result: (calls: PageCalls<Data>, params: unknown) => Result,
): ((...args: Args) => Result) & Described<Args> {
  const state = BaseClient.stateOf(client);
  const start = (...args: readonly unknown[]): Result => {
    const arranged = arrange(spec, args);
    const site = new Error();
    return result((step) => createCall(state, spec, arranged, site, step), arranged.params);
  };
  return Object.assign(start, {
    operation: describeOperation(spec),
    request: async (...args: readonly unknown[]) => buildRequest(state, spec, arrange(spec, args)),
  });
}

/** Tells the arguments of a method apart: path variables, then `params` if the operation has any, then `options`. */
function arrange({ path, params: listed = {}, body }: OperationSpec, args: readonly unknown[]): CallArguments {
  const variables = new Set(path.match(/\{[^{}]+\}/g)).size;
  const places = Object.values(listed).map((spec) => (typeof spec === 'string' ? spec : spec.in));
  const takesParams = body !== undefined || places.some((place) => place !== 'path');
  const [params, options] = takesParams ? args.slice(variables) : [undefined, args[variables]];
  return { values: args.slice(0, variables), params, options };
}
