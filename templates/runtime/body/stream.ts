import { hide } from '../errors/details.js';
import { refuse } from '../params/refuse.js';
import { member } from '../platform.js';

/** What bytes can be read from, one piece after the other. */
export type ByteSource = ReadableStream<unknown> | AsyncIterable<unknown> | IterableIterator<unknown>;

/** A stream of any class, an async iterable (a Node stream is one), or a generator. */
export function isByteSource(value: unknown): value is ByteSource {
  const has = (name: PropertyKey): boolean => typeof member(value, name) === 'function';
  return !has('then') && (has('getReader') || has(Symbol.asyncIterator) || (has(Symbol.iterator) && has('next')));
}

/** The same memory as bytes; a copy where it is shared with other threads, which no body may be made of. */
export function bytesOf(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = view;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}

/**
 * A stream of bytes from a source of bytes and strings, read only as fast as it is sent. When the request ends early, the
 * source is told.
 *
 * @param name for the error of a chunk that is neither bytes nor text; the stream fails with it
 * @throws InvalidRequestError if the source was read already, or is being read
 */
export function streamOf(source: ByteSource, name: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  if (member(source, 'locked') === true || member(source, 'readable') === false) throw refuse(name, 'is a stream that is being read or was read already: pass one that nobody reads.');
  const chunks = open(source);
  const encoder = new TextEncoder();
  const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else if (typeof value === 'string') controller.enqueue(encoder.encode(value));
      else if (ArrayBuffer.isView(value)) controller.enqueue(bytesOf(value));
      else {
        await chunks.stop();
        throw refuse(name, `gave a chunk that is a ${typeof value}: a file's stream must give bytes or strings.`);
      }
    },
    cancel: (reason) => chunks.stop(reason),
  });
  // Also while a fetch reads it, which the stream's own `cancel` refuses.
  hide(stream, 'cancel', chunks.stop);
  // A fetch that knows no such streams would send "[object ReadableStream]".
  hide(stream, 'toString', () => {
    throw refuse(name, "is a stream, which this fetch can't send: pass bytes, or use another fetch.");
  });
  return stream;
}

interface Chunks {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly stop: (reason?: unknown) => Promise<void>;
}

/** Not all browsers' streams are async iterable, and a reader can be stopped in the middle of a read. */
function open(source: ByteSource): Chunks {
  if ('getReader' in source) {
    const reader = source.getReader();
    return { next: () => reader.read(), stop: async (reason) => reader.cancel(reason) };
  }
  const iterator = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  return {
    next: async () => iterator.next(),
    async stop() {
      // A Node stream's iterator waits for the piece that is being read, which may never come.
      const destroy = member(source, 'destroy');
      if (typeof destroy === 'function') Reflect.apply(destroy, source, []);
      else await iterator.return?.();
    },
  };
}
