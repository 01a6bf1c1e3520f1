import { BaseClient } from './base-client.js';
import type { Described } from './method.js';
import type { OperationSpec } from './operation.js';
import { parseTemplate, type PathTemplate } from './params/path.js';
import type { PageCalls } from './promise.js';
import { describeOperation } from './request/describe.js';
import type { CallArguments } from './request/plan.js';
import { createCall } from './transport/call.js';

/**
 * A method that calls an operation.
 *
 * @param result makes what the method returns, from the calls and the `params` of the operation
 */
export function define<Args extends readonly unknown[], Data, Result, Head = unknown>(
  client: BaseClient,
  spec: OperationSpec,
  result: (calls: PageCalls<Data, Head>, params: unknown) => Result,
): ((...args: Args) => Result) & Described<Args> {
  const state = BaseClient.stateOf(client);
  const operation = describeOperation(spec);
  // Few of a client's methods are called: it is taken apart for the first call.
  let template: PathTemplate | undefined;
  const takesParams = spec.body ?? spec.params;
  const arrange = (args: readonly unknown[]): CallArguments => {
    template ??= parseTemplate(spec.path);
    // Path variables, then `params` if the operation has any, then `options`.
    const rest = args.slice(template.names.length);
    return { operation, template, values: args, params: takesParams ? rest.shift() : undefined, options: rest[0] };
  };
  const start = (...args: readonly unknown[]): Result => {
    const arranged = arrange(args);
    const site = new Error();
    return result((step) => createCall(state, spec, arranged, site, step), arranged.params);
  };
  return Object.assign(start, {
    operation,
    request: async (...args: readonly unknown[]) => state.extras.request(state, spec, arrange(args)),
  });
}
