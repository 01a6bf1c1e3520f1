import type { OperationSpec } from '../operation.js';
import { jsonResponse } from '../response/json.js';
import { initOf } from './exchange.js';
import { toHeaders } from './headers.js';
import { createPlan, type CallArguments } from './plan.js';
import { sdk } from '../sdk.js';
import { authorize } from './security.js';
import type { ClientState } from './state.js';

/**
 * The request of a call as it would be sent, without sending it. Credentials, also such as the caller gave as
 * headers, are left out, and are not needed, unless `options.authorize` is true.
 *
 * @throws InvalidRequestError that names the argument and the remedy
 */
export async function buildRequest(state: ClientState, spec: OperationSpec, args: CallArguments): Promise<Request> {
  const { url, method, headers, body, schemes, signal, authorized } = createPlan(
    state,
    spec,
    spec.response ?? jsonResponse,
    args,
    undefined,
    false,
  );
  const fields = toHeaders(headers);
  if (!authorized) {
    fields.delete('authorization');
    for (const scheme of Object.values(sdk.schemes)) fields.delete(scheme.in === 'header' ? scheme.name : 'cookie');
  }
  const target = await authorize(url, fields, schemes, state.credentials, headers);
  return new Request(target, initOf(method, fields, body?.body, signal));
}
