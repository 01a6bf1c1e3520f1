import { CallError, type CallDetails } from './call.js';

export interface APIErrorDetails<Body> extends CallDetails {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
  readonly retryAfter?: number | undefined;
}

/** The server answered with an error status. There is a class of its own for the common ones. */
export class APIError<Body = unknown> extends CallError {
  static override readonly label: string = 'APIError';
  declare readonly status: number;
  /**
   * The body of the answer: parsed where it is JSON, else its text; undefined where it is empty. Its type is what the
   * document declares for the status; the server may depart from that. JSON with more than 100 levels stays text, and of
   * a body with more than 1,048,576 bytes this is the beginning.
   */
  declare readonly body: Body;
  /** Seconds to wait before another try, where the server said so (RFC 9110, section 10.2.3). */
  declare readonly retryAfter?: number;
  // Not a property, so that a printed error does not show the cookies that the server sets.
  readonly #headers: Headers;

  constructor(message: string, { headers, ...details }: APIErrorDetails<Body>) {
    super(message, details);
    this.#headers = headers;
  }

  /** The headers of the answer. */
  get headers(): Headers {
    return this.#headers;
  }
}
