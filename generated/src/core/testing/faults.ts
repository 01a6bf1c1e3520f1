/**
 * Something that goes wrong on purpose.
 *
 * - `latency`: the response is late by `ms` milliseconds, and then goes on as if nothing had happened
 * - `status`: a response with this status, and the body that the document has for it; `retryAfter` in seconds is sent as
 *   `Retry-After` (default for 429: 0)
 * - `stall`: silence until the request is aborted: no response at all, or with `at: 'body'` after half of the body
 * - `broken-body`: the body ends in its middle, as if it were whole
 * - `drop`: the connection is lost: before the response, or with `at: 'body'` after half of the body
 */
export type FaultKind =
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: number | undefined; readonly headers?: Readonly<Record<string, string>> | undefined }
  | { readonly kind: 'stall'; readonly at?: 'response' | 'body' | undefined }
  | { readonly kind: 'broken-body' }
  | { readonly kind: 'drop'; readonly at?: 'response' | 'body' | undefined };

/** Where a fault happens, and what. Without `operation` and `nth` it happens to every request. */
export type Fault<Operation extends string = string> = FaultKind & {
  /** Only requests of this operation. */
  readonly operation?: Operation | undefined;
  /** Only the request with this number, from 1 on: among those of the operation, where one is named. Retries are requests too. */
  readonly nth?: number | readonly number[] | undefined;
};

/**
 * Answers in the way of some faults.
 *
 * @param faults those that are due, in order
 * @param answer makes the response without faults
 * @param failure makes the response for a status
 */
export async function withFaults(
  faults: readonly FaultKind[],
  signal: AbortSignal | null | undefined,
  answer: () => Promise<Response>,
  failure: (status: number, headers: Readonly<Record<string, string>>) => Response,
): Promise<Response> {
  for (const fault of faults) {
    switch (fault.kind) {
      case 'latency':
        await wait(fault.ms, signal);
        break;
      case 'status': {
        const { status, retryAfter = status === 429 ? 0 : undefined, headers } = fault;
        return failure(status, { ...(retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }), ...headers });
      }
      case 'stall':
        if (fault.at === 'body') return cut(await answer(), (controller) => onAbort(signal, (reason) => controller.error(reason)));
        return new Promise((_, reject) => onAbort(signal, reject));
      case 'broken-body':
        return cut(await answer(), (controller) => controller.close());
      case 'drop':
        if (fault.at === 'body') return cut(await answer(), (controller) => controller.error(lostConnection('terminated')));
        throw lostConnection('fetch failed');
    }
  }
  return answer();
}

/** As Node reports it. */
function lostConnection(message: string): TypeError {
  return new TypeError(message, { cause: Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' }) });
}

/** A response with the first half of its body, then `end`. */
async function cut(response: Response, end: (controller: ReadableStreamDefaultController<Uint8Array>) => void): Promise<Response> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  const half = bytes.subarray(0, Math.ceil(bytes.length / 2));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent || half.length === 0) return end(controller);
      sent = true;
      controller.enqueue(half);
    },
  });
  return new Response(body, { status: response.status, headers: response.headers });
}

function wait(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      forget();
      resolve();
    }, ms);
    const forget = onAbort(signal, (reason) => {
      clearTimeout(timer);
      reject(reason);
    });
  });
}

/** @returns what ends the listening */
function onAbort(signal: AbortSignal | null | undefined, run: (reason: unknown) => void): () => void {
  const listener = (): void => run(signal?.reason);
  if (signal?.aborted) listener();
  else signal?.addEventListener('abort', listener, { once: true });
  return () => signal?.removeEventListener('abort', listener);
}
