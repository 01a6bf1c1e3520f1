import { ConnectionError, TimeoutError } from '../errors/transport.js';
import type { DecodeContext } from '../operation.js';
import { observeRetry } from '../retries/observer.js';
import { sleep, startClock } from '../transport/clock.js';
import { watch } from '../transport/watch.js';
import { aborted } from './chunks.js';
import type { EventParser } from './event-parser.js';

export interface Lost {
  /** What the connection ended with. */
  readonly error: unknown;
  readonly parser: EventParser;
  /** Connections made again since the last new event. */
  readonly repeated: number;
  /** Milliseconds left of the call's deadline. */
  readonly left: number;
  /** Aborted when the reader gives up. */
  readonly signal: AbortSignal;
}

/** Of an id, in characters: a longer one fits no header that servers accept. */
const longestId = 8192;

/**
 * Asks for the rest of an event stream (WHATWG HTML, section 9.2.3: `Last-Event-ID`).
 *
 * Only where a GET was cut off after an event with an id, at most `maxRetries` times without a new event between, after
 * the time that the server's `retry:` asks for, or else half a second, doubled each time.
 *
 * @returns the response to go on with
 * @throws the error that the connection ended with, where it is not repeated
 */
export async function reconnect({ error, parser, repeated, left, signal }: Lost, { plan, send }: DecodeContext): Promise<Response> {
  const { settings } = plan;
  const id = parser.lastEventId();
  const wait = parser.retry() ?? Math.min(500 * 2 ** repeated, 8000);
  const cutOff = error instanceof ConnectionError || (error instanceof TimeoutError && error.kind === 'idle');
  if (!cutOff || plan.method !== 'GET' || id === '' || id.length > longestId || repeated >= plan.maxRetries || wait > settings.maxRetryAfter || wait >= left) throw error;

  const controller = new AbortController();
  const follow = (end: (reason: unknown) => void): (() => void) => {
    const stops = [signal, plan.signal].flatMap((each) => {
      if (!each) return [];
      const stop = (): void => {
        controller.abort(each.reason);
        end(aborted(plan, each.reason));
      };
      const unwatch = watch(each, stop);
      if (each.aborted) stop();
      return [unwatch];
    });
    return () => stops.forEach((stop) => stop());
  };
  const clock = startClock(Infinity, () => new Error(), follow);
  observeRetry(plan, repeated + 1, wait, error);
  try {
    await sleep(wait, clock);
    // In UTF-8 (WHATWG HTML, section 9.2.3), of which a header takes the bytes.
    const bytes = Array.from(new TextEncoder().encode(id), (byte) => String.fromCharCode(byte));
    const headers = new Map([...plan.headers, ['last-event-id', bytes.join('')] as const]);
    // The caller's own signal ends the new connection too, long after this function has returned.
    const both = plan.signal ? AbortSignal.any([controller.signal, plan.signal]) : controller.signal;
    return await clock.race(send({ ...plan, headers, signal: both, settings: { ...settings, deadline: left - wait } }));
  } finally {
    clock.stop();
  }
}
