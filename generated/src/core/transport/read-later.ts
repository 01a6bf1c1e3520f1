import type { CallDetails } from '../errors/call.js';
import { TimeoutError } from '../errors/transport.js';
import type { LiveReader } from '../operation.js';
import type { Plan } from '../request/plan.js';
import type { Clock } from './clock.js';
import { disown } from './disown.js';
import { withBody } from './with-body.js';

/** Reads those responses later that a codec reads as they arrive. */
export function liveIf(test: (response: Response) => boolean): LiveReader {
  return (response, ...context) => (test(response) ? readLater(response, ...context) : undefined);
}

/**
 * A response whose body is read by someone else, later. The clock goes on with it: it ends the reading when it ends, and is
 * stopped when the reading is over. Silence for `idleTimeout` while a piece is waited for ends it too.
 *
 * @param failed makes the error for a connection that breaks
 * @param details what an error knows of the call
 */
export function readLater(
  response: Response,
  clock: Clock,
  { settings: { idleTimeout }, operation }: Plan,
  failed: (cause: unknown) => unknown,
  details: () => CallDetails,
): Response {
  clock.arm(Infinity);
  const reader = response.body?.getReader();
  if (!reader) {
    clock.stop();
    return response;
  }
  const silent = (): void =>
    clock.end(new TimeoutError(`${operation.id}: nothing came on the stream for ${idleTimeout} ms.`, { ...details(), kind: 'idle' }));
  // Nothing is read ahead: the time that the reader takes for a piece is no silence of the server's.
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        clock.arm(idleTimeout, silent);
        try {
          const { done, value } = await clock.race(reader.read());
          clock.arm(Infinity);
          if (!done) return controller.enqueue(value);
          clock.stop();
          controller.close();
        } catch (error) {
          clock.stop();
          controller.error(clock.signal.aborted ? clock.signal.reason : failed(error));
          disown(reader.cancel(error));
        }
      },
      cancel(reason) {
        clock.stop();
        // The connection may be broken already, which is nothing that a reader who leaves could mend.
        disown(reader.cancel(reason));
      },
    },
    { highWaterMark: 0 },
  );
  return withBody(response, body);
}
