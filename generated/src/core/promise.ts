import type { APIError } from './errors/api.js';
import { InvalidRequestError } from './errors/invalid-request.js';
import type { OperationInfo } from './operation-info.js';
import type { PageStep } from './operation.js';
import { printAs } from './printed.js';
import type { CallResult, SafeResult } from './result.js';
import { RootError } from './sdk.js';
import { trust } from './trust.js';

/** A call that is ready to be sent. Each function sends when it is called; {@link APIPromise} calls one of them, once. */
export interface Call<Data, Head = unknown> {
  /** For whoever prints it. */
  readonly operation?: OperationInfo;
  /** Sends, reads the body, decodes it. */
  readonly read: () => Promise<CallResult<Data, Head>>;
  /** Sends, and gives a successful response with its body unread. */
  readonly open: () => Promise<Response>;
  /** Makes the ResponseParseError for a body that was read, and is not what its reader needs. */
  readonly fail: (message: string) => Error;
}

/**
 * The requests of a list. Without a step: the first page, as the caller asked for it. Every page is sent with the same
 * options and belongs to the same line of the caller's code.
 */
export type PageCalls<Body, Head = unknown> = (step?: PageStep) => Call<Body, Head>;

/**
 * The result of a method: a promise of the data that sends nothing until it is awaited or one of its methods is called,
 * and sends once however often it is awaited.
 *
 * @typeParam Failure the errors that the operation's document announces; {@link APIPromise.safe} gives them by type
 * @typeParam Head the headers that it documents; {@link APIPromise.withResponse} gives them by type
 */
export class APIPromise<Data, Failure = APIError, Head = unknown> implements Promise<Data> {
  readonly #call: Call<Data, Head>;
  #result: Promise<CallResult<Data, Head>> | undefined;
  #begun = false;

  static {
    printAs(this, (promise) => [String(promise.#call.operation?.id)]);
  }

  constructor(call: Call<Data, Head>) {
    this.#call = call;
  }

  get [Symbol.toStringTag](): string {
    return 'APIPromise';
  }

  /**
   * The data, the response it was read from, its documented headers, and the server's request id.
   *
   * @throws what awaiting the call itself throws
   */
  withResponse(): Promise<CallResult<Data, Head>> {
    return (this.#result ??= this.#begin(this.#call.read));
  }

  /**
   * The response of a successful call with its body unread, for the caller to read. An error status throws, as it does
   * when the call is awaited.
   *
   * @throws InvalidRequestError if the call was awaited before, so that its body has been read
   */
  asResponse(): Promise<Response> {
    return this.#begin(this.#call.open);
  }

  async #begin<T>(send: () => Promise<T>): Promise<T> {
    if (this.#begun) throw new InvalidRequestError('The response was already taken: call again.');
    this.#begun = true;
    return send();
  }

  /**
   * The outcome as a value instead of an exception: the data, or an error typed by what the operation's document
   * announces. Only a fault of the program itself (not of the call) still throws.
   */
  async safe(): Promise<SafeResult<Data, Failure>> {
    try {
      const { data, response } = await this.withResponse();
      return { ok: true, data, response };
    } catch (error) {
      if (!(error instanceof RootError)) throw error;
      return { ok: false, error: trust(error) };
    }
  }

  // The three members that make it a promise. `then` is also how `await` starts the call.

  then<A = Data, B = never>(
    onfulfilled?: ((data: Data) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.withResponse()
      .then((result) => result.data)
      .then(onfulfilled, onrejected);
  }

  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Data | B> {
    return this.then(undefined, onrejected);
  }

  finally(onfinally?: (() => void) | null): Promise<Data> {
    return this.then().finally(onfinally);
  }
}
