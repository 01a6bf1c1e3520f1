import type { OperationSpec } from '../operation.js';
import { member } from '../platform.js';
import { toHeaders } from '../request/headers.js';
import { createPlan, type CallArguments } from '../request/plan.js';
import { initOf, requestOf } from '../request/request-init.js';
import { authorize } from '../request/security.js';
import { sdk } from '../sdk.js';
import { nothingAsked } from '../transport/send.js';
import type { ClientState } from '../transport/state.js';

/**
 * The request of a call as it would be sent, without sending it. Credentials, also such as the caller gave as
 * headers, are left out, and are not needed, unless `options.authorize` is true.
 *
 * @throws InvalidRequestError that names the argument and the remedy
 */
export async function buildRequest(state: ClientState, spec: OperationSpec, args: CallArguments): Promise<Request> {
  const plan = createPlan(state, spec, args, undefined, false);
  const headers = toHeaders(plan.headers);
  if (member(args.options, 'authorize') !== true) {
    headers.delete('authorization');
    for (const scheme of Object.values(sdk.schemes)) if (scheme.in !== 'query') headers.delete(scheme.in === 'header' ? scheme.name : 'cookie');
  }
  const signal = plan.signal ?? new AbortController().signal;
  const request = requestOf(plan, headers, await authorize(plan, headers, nothingAsked(state), signal));
  return new Request(request.url, initOf(request, signal));
}
