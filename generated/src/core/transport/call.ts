import type { CallDetails } from '../errors/call.js';
import { hide } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { ResponseParseError } from '../errors/response-parse.js';
import { unreadable } from '../errors/unreadable.js';
import type { DecodeContext, OperationSpec, PageStep } from '../operation.js';
import type { Call } from '../promise.js';
import { createPlan, type CallArguments, type Plan } from '../request/plan.js';
import { jsonResponse } from '../response/json.js';
import { RootError } from '../sdk.js';
import { trust } from '../trust.js';
import { startOf } from './attempt.js';
import { send } from './send.js';
import type { ClientState } from './state.js';
import { withBody } from './with-body.js';

/**
 * A call of an operation, ready to be sent.
 *
 * @param site an Error made where the caller called: what fails later, in another turn, is reported with its stack
 * @param step where it is a further page of a list: what is different
 */
export function createCall<Data, Head = unknown>(
  state: ClientState,
  spec: OperationSpec,
  args: CallArguments,
  site: Error,
  step?: PageStep,
): Call<Data, Head> {
  const { extras } = state;
  const { live, decode } = spec.response ?? jsonResponse;
  /** Gives an error of the SDK the stack of the call, with the line of the caller's program in it. */
  const sited = <T>(error: T): T => {
    // V8 puts the site's own name before the frames, other engines do not.
    if (error instanceof RootError) hide(error, 'stack', `${error.name}: ${error.message}\n${String(site.stack).replace(/^Error.*\n/, '')}`);
    return error;
  };
  const reported = <T>(work: (plan: Plan) => Promise<T>) => async (): Promise<T> => {
    try {
      return await work(createPlan(state, spec, args, step));
    } catch (error) {
      throw sited(error);
    }
  };
  let unfit: (message: string) => Error = (message) => new ResponseParseError(message);
  return {
    operation: args.operation,
    fail: (message) => sited(unfit(message)),
    open: reported(async (plan) => {
      const { response, bytes } = await send(state, plan, extras.live);
      // 204 and 205 can have no body, not even an empty one.
      return bytes ? withBody(response, bytes.length > 0 ? bytes : null) : response;
    }),
    read: reported(async (plan) => {
      const { response, bytes, details, conceal, concealError } = await send(state, plan, live);
      const requestId = requestIdOf(response.headers);
      let known: CallDetails | undefined;
      const fail: DecodeContext['fail'] = (message, snippet, cause) =>
        unreadable(response, (known ??= details()), conceal(message), conceal(snippet), concealError(cause));
      const data = await decode({ response, bytes }, {
        fail,
        plan,
        send: async (next) => (await send(state, next, live)).response,
      });
      if (spec.page) {
        // Taken down now: the list may be walked much later.
        known = details();
        const snippet = bytes ? startOf(bytes, 200) : '';
        unfit = (message) => fail(message, snippet);
      }
      // A member of the server's own stays.
      if (requestId && Object.isExtensible(data) && !Object.hasOwn(Object(data), '_request_id')) hide(Object(data), '_request_id', requestId);
      return { data: trust<Data>(data), response, requestId, headers: trust<Head>(spec.headers?.(response.headers)) };
    }),
  };
}
