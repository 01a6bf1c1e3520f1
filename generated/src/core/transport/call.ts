import { hide } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { unreadable } from '../errors/unreadable.js';
import type { DecodeContext, OperationSpec, PageStep } from '../operation.js';
import type { Call } from '../promise.js';
import { createPlan, type CallArguments, type Plan } from '../request/plan.js';
import { jsonResponse } from '../response/json.js';
import { RootError } from '../sdk.js';
import { trust } from '../trust.js';
import { send } from './send.js';
import type { ClientState } from './state.js';
import { withBody } from './with-body.js';

/**
 * A call of an operation, ready to be sent.
 *
 * @param site an Error made where the caller called: what fails later, in another turn, is reported with its stack
 * @param step where it is a further page of a list: what is different
 */
export function createCall<Data>(
  state: ClientState,
  spec: OperationSpec,
  args: CallArguments,
  site: Error,
  step?: PageStep,
): Call<Data> {
  const { live, decode } = spec.response ?? jsonResponse;
  /** Gives an error of the SDK the stack of the call, with the line of the caller's program in it. */
  const reported = <T>(work: (plan: Plan) => Promise<T>) => async (): Promise<T> => {
    try {
      return await work(createPlan(state, spec, args, step));
    } catch (error) {
      // V8 puts the site's own name before the frames, other engines do not.
      if (error instanceof RootError) hide(error, 'stack', `${error.name}: ${error.message}\n${String(site.stack).replace(/^Error.*\n/, '')}`);
      throw error;
    }
  };
  return {
    open: reported(async (plan) => {
      const { response, bytes } = await send(state, plan, state.extras.live);
      // 204 and 205 can have no body, not even an empty one.
      return bytes ? withBody(response, bytes.length > 0 ? bytes : null) : response;
    }),
    read: reported(async (plan) => {
      const { response, bytes, details } = await send(state, plan, live);
      const requestId = requestIdOf(response.headers);
      const fail: DecodeContext['fail'] = (...problem) => unreadable(response, details(), ...problem);
      const data = await decode({ response, bytes }, {
        fail,
        plan,
        send: async (next) => (await send(state, next, live)).response,
      });
      if (requestId && Object.isExtensible(data)) hide(Object(data), '_request_id', requestId);
      return { data: trust<Data>(data), response, requestId };
    }),
  };
}
