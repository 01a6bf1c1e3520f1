import { writeJSON } from '../body/json-text.js';
import { RootError } from '../sdk.js';
import { disown } from '../transport/disown.js';

/** Reads what a stream holds; ends when the signal is aborted. */
export type StreamReader<Item> = (signal: AbortSignal) => AsyncGenerator<Item, void, undefined>;

/**
 * An answer that comes in pieces. Walk through it once with `for await`; leaving the loop closes the connection.
 *
 * What goes wrong on the way is thrown at the item it concerns: ConnectionError, TimeoutError, AbortError, or
 * ResponseParseError.
 */
export class Stream<Item> implements AsyncIterable<Item> {
  /** Ends the stream, read or unread: its loop throws an AbortError, the connection is closed. */
  readonly controller: AbortController = new AbortController();
  readonly #read: StreamReader<Item>;
  #taken = false;

  /** @param response the one that is read, which is given up if the stream is aborted before anybody reads it */
  constructor(response: Response, read: StreamReader<Item>) {
    this.#read = read;
    const giveUp = (): void => {
      if (!this.#taken) disown(response.body?.cancel());
    };
    this.controller.signal.addEventListener('abort', giveUp, { once: true });
  }

  /** @throws RootError with code `stream_consumed` if the stream was read before */
  [Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    if (this.#taken)
      throw new RootError('This stream was already read, and can be read only once: keep its items in an array, or call the method again.', {
        code: 'stream_consumed',
      });
    this.#taken = true;
    return this.#read(this.controller.signal);
  }

  /**
   * The items as JSON, one a line: the body of a response of your own, to pass the stream on. It takes the one reading
   * that the stream has.
   */
  toReadableStream(): ReadableStream<Uint8Array<ArrayBuffer>> {
    const items = this[Symbol.asyncIterator]();
    const encoder = new TextEncoder();
    return new ReadableStream({
      pull: async (target) => {
        try {
          const { done, value } = await items.next();
          if (done) target.close();
          else target.enqueue(encoder.encode(`${writeJSON(value)}\n`));
        } catch (error) {
          // A pull that throws cancels nothing by itself.
          this.controller.abort(error);
          throw error;
        }
      },
      cancel: (reason) => this.controller.abort(reason),
    });
  }
}
