import type { MockCall } from './mock-fetch.js';

/** What a method of the client gives, as a test writes it: the items of a stream, the bytes or the text of a file. */
export type Mocked<Method> = Method extends (...args: never[]) => PromiseLike<infer Result> ? Given<Result> : unknown;

type Given<Result> = Result extends AsyncIterable<infer Item> & { readonly controller: AbortController } ? readonly Item[] : Result extends Blob ? Blob | ArrayBuffer | Uint8Array | string : Result;

/** A response for an operation: its result, a whole Response, or a function that gives either. */
export type MockReply<Result, Operation extends string = string> =
  | Result
  | Response
  | ((call: MockCall<Operation>) => Result | Response | Promise<Result | Response>);
