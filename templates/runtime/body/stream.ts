import { refuse } from '../params/refuse.js';

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

/** The same memory as bytes; a copy where it is shared with other threads, which no body may be made of. */
export function bytesOf(view: ArrayBufferView): Uint8Array<ArrayBuffer> {
  const { buffer, byteOffset, byteLength } = view;
  return buffer instanceof ArrayBuffer ? new Uint8Array(buffer, byteOffset, byteLength) : new Uint8Array(new Uint8Array(buffer, byteOffset, byteLength));
}

/**
 * A stream of bytes from a stream or async iterable of bytes and strings, read only as fast as it is sent. When the
 * request ends early, the source is told.
 *
 * @param name for the error of a chunk that is neither bytes nor text; the stream fails with it
 */
export function streamOf(source: ReadableStream<unknown> | AsyncIterable<unknown>, name: string): ReadableStream<Uint8Array<ArrayBuffer>> {
  const chunks = open(source);
  const encoder = new TextEncoder();
  return new ReadableStream({
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
}

interface Chunks {
  readonly next: () => Promise<{ readonly done?: boolean | undefined; readonly value?: unknown }>;
  readonly stop: (reason?: unknown) => Promise<void>;
}

/** Not all browsers' streams are async iterable, and a reader can be stopped in the middle of a read. */
function open(source: ReadableStream<unknown> | AsyncIterable<unknown>): Chunks {
  if ('getReader' in source) {
    const reader = source.getReader();
    return { next: () => reader.read(), stop: (reason) => reader.cancel(reason) };
  }
  const iterator = source[Symbol.asyncIterator]();
  return { next: () => iterator.next(), stop: async () => void (await iterator.return?.()) };
}
