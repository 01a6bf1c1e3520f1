import { hide } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { ResponseParseError } from '../errors/response-parse.js';
import type { DecodeContext, OperationSpec, PageStep } from '../operation.js';
import type { Call } from '../promise.js';
import { jsonResponse } from '../response/json.js';
import type { CallResult } from '../result.js';
import { RootError } from '../sdk.js';
import { trust } from '../trust.js';
import { createPlan, type CallArguments, type Plan } from './plan.js';
import { withBody } from './read.js';
import { send } from './send.js';
import type { ClientState } from './state.js';

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
  const codec = spec.response ?? jsonResponse;
  const plan = (): Plan => createPlan(state, spec, args, step);
  const open = async (): Promise<Response> => {
    const { response, bytes } = await send(state, plan(), state.extras.live);
    if (!bytes) return response;
    // 204 and 205 can have no body, not even an empty one.
    return withBody(response, bytes.length > 0 ? bytes : null);
  };
  const read = async (): Promise<CallResult<Data>> => {
    const request = plan();
    const { response, bytes, attempts, curl } = await send(state, request, codec.live);
    const { status, headers } = response;
    const { operation } = request;
    const requestId = requestIdOf(headers);
    const fail: DecodeContext['fail'] = (message, snippet, cause) => {
      const contentType = headers.get('content-type') ?? undefined;
      return new ResponseParseError(message, { status, requestId, contentType, snippet, cause, operation, curl, attempts: attempts() });
    };
    const data = await codec.decode({ response, ...(bytes && { bytes }) }, {
      fail,
      plan: request,
      send: async (next) => (await send(state, next, codec.live)).response,
    });
    if (requestId && Object.isExtensible(data)) hide(Object(data), '_request_id', requestId);
    return { data: trust<Data>(data), response, requestId };
  };
  return { open: () => reportAt(site, open), read: () => reportAt(site, read) };
}

/** Gives an error of the SDK the stack of the call, with the line of the caller's program in it. */
async function reportAt<T>(site: Error, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof RootError) hide(error, 'stack', `${error.name}: ${error.message}\n${framesOf(site)}`);
    throw error;
  }
}

/** The frames alone: V8 puts the error's name and message before them, other engines do not. */
function framesOf({ stack = '' }: Error): string {
  return stack.startsWith('Error') ? stack.slice(stack.indexOf('\n') + 1) : stack;
}
