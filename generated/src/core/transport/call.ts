import { assign, hide } from '../errors/details.js';
import { requestIdOf } from '../errors/from-response.js';
import { ResponseParseError } from '../errors/response-parse.js';
import type { OperationSpec, PageStep } from '../operation.js';
import type { Call } from '../promise.js';
import { jsonResponse } from '../response/json.js';
import { RootError } from '../sdk.js';
import { trust } from '../trust.js';
import { describeOperation } from './describe.js';
import { createPlan, type CallArguments } from './plan.js';
import { send, type Sent } from './send.js';
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
  const run = (later: boolean): Promise<Sent> => send(state, createPlan(state, spec, codec, args, step), later);
  return {
    open: () => reportAt(site, async () => (await run(true)).response),
    read: () =>
      reportAt(site, async () => {
        const sent = await run(!codec.buffered);
        const { response } = sent;
        const requestId = requestIdOf(response.headers);
        const data = await decode(spec, sent, requestId);
        if (requestId !== undefined && typeof data === 'object' && data !== null && Object.isExtensible(data))
          hide(data, '_request_id', requestId);
        return { data: trust<Data>(data), response, requestId };
      }),
  };
}

async function decode(
  spec: OperationSpec,
  { response, bytes, signal, attempts, curl }: Sent,
  requestId: string | undefined,
): Promise<unknown> {
  const { status, headers } = response;
  const fail = (message: string, snippet: string, cause?: unknown): ResponseParseError => {
    const contentType = headers.get('content-type') ?? undefined;
    const error = new ResponseParseError(message, {
      status,
      requestId,
      contentType,
      snippet,
      cause,
      operation: describeOperation(spec),
      curl,
    });
    assign(error, { attempts });
    return error;
  };
  return await (spec.response ?? jsonResponse).decode({ response, ...(bytes && { bytes }) }, { fail, signal });
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
