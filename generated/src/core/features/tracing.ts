import { requestIdOf } from '../errors/from-response.js';
import { redactText } from '../extras/secrets.js';
import type { Middleware } from '../middleware.js';
import type { OperationInfo } from '../operation-info.js';
import { sdk } from '../sdk.js';
import { childOf, formatTraceParent, parseTraceParent, type TraceParent } from './trace-context.js';

/** What the subscribers of the channel get, the same object at each event of an attempt. */
export interface TraceEvent {
  readonly operation: OperationInfo;
  /** 1 for the first attempt of a call. */
  readonly attempt: number;
  readonly method: string;
  /** Without its secrets. */
  readonly url: string;
  /** As sent to the server. */
  readonly traceparent: string;
  /** Milliseconds; set when the attempt is over. */
  duration?: number;
  /** Set when the headers of the answer are there. */
  status?: number;
  requestId?: string | undefined;
  /** Set where there was no answer. */
  error?: unknown;
}

export interface TracingOptions {
  /** The `traceparent` of the work that a call is part of, asked for at each attempt. Default: each call is a trace of its own. */
  readonly parent?: (() => string | undefined) | undefined;
}

/**
 * Sends `traceparent` (W3C Trace Context) with every request, unless the caller set one, and tells of every attempt on the
 * channels of `node:diagnostics_channel` where the platform has that: `tracing:<package>:request:start`, `:end`,
 * `:asyncStart`, `:asyncEnd` and `:error`, each with a {@link TraceEvent}.
 *
 * @example
 * ```ts
 * import { tracingChannel } from 'node:diagnostics_channel';
 *
 * tracingChannel('<package>:request').subscribe({ asyncEnd: (event) => console.log(event) });
 * ```
 */
export function tracing({ parent }: TracingOptions = {}): Middleware {
  const channel = requestChannel();
  // Attempts of one call belong to one trace; calls are told apart by the operation, which is described anew for each.
  const begun = new WeakMap<OperationInfo, TraceParent>();
  return (request, next, { operation, attempt }) => {
    const { method, url, headers } = request;
    const recorded = channel !== undefined && channel.hasSubscribers !== false;
    if (!headers.has('traceparent')) {
      const above = parseTraceParent(parent?.()) ?? begun.get(operation);
      const position = childOf(above, recorded);
      begun.set(operation, position);
      headers.set('traceparent', formatTraceParent(position));
    }
    if (!recorded) return next(request);
    const traceparent = headers.get('traceparent') ?? '';
    const event: TraceEvent = { operation, attempt, method, url: redactText(url), traceparent };
    const start = performance.now();
    return channel.tracePromise(async () => {
      try {
        const response = await next(request);
        event.status = response.status;
        event.requestId = requestIdOf(response.headers);
        return response;
      } finally {
        event.duration = Math.round(performance.now() - start);
      }
    }, event);
  };
}

/** The part of a TracingChannel that is used here. */
interface Channel {
  readonly hasSubscribers?: boolean;
  tracePromise<T>(work: () => Promise<T>, context: object): Promise<T>;
}

function requestChannel(): Channel | undefined {
  const process: unknown = Reflect.get(globalThis, 'process');
  const module = call(process, 'getBuiltinModule', 'node:diagnostics_channel');
  const channel = call(module, 'tracingChannel', `${sdk.packageName}:request`);
  return isChannel(channel) ? channel : undefined;
}

/** What a method gives; undefined where there is none. */
function call(target: unknown, method: string, argument: string): unknown {
  const found: unknown = isObject(target) ? Reflect.get(target, method) : undefined;
  return typeof found === 'function' ? Reflect.apply(found, target, [argument]) : undefined;
}

function isChannel(value: unknown): value is Channel {
  return isObject(value) && typeof Reflect.get(value, 'tracePromise') === 'function';
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
