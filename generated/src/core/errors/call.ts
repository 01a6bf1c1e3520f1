import { RootError } from '../sdk.js';
import type { ErrorDetails } from './details.js';

/** One try of a call: the first, or a retry. */
export interface Attempt {
  /** When it began: ISO 8601, UTC. */
  readonly start: string;
  /** Milliseconds until it ended. */
  readonly duration: number;
  /** Milliseconds waited before the next one; absent on the last. */
  readonly wait?: number;
  readonly status?: number;
  /** What failed, where it was not an HTTP status. */
  readonly error?: string;
  readonly requestId?: string;
}

export interface CallDetails extends ErrorDetails {
  readonly isRetryable?: boolean;
  readonly attempts?: readonly Attempt[];
  readonly responseStatus?: number | undefined;
  /** Of a TimeoutError. */
  readonly kind?: 'timeout' | 'deadline' | 'idle';
  /** Of a ResponseParseError. */
  readonly contentType?: string | undefined;
  readonly snippet?: string;
  /** Writes the request as a command, without its secrets. */
  readonly curl?: () => string | undefined;
}

/** A call that was begun and failed. */
export class CallError extends RootError {
  static override readonly label: string = 'CallError';

  /** Every try of the call, in order. */
  declare readonly attempts: readonly Attempt[];
  /**
   * The failure is of a kind that may pass: a lost connection, a time-out, or status 408, 409, 429 and 5xx except 501
   * and 505; or the server said so. Whether repeating the operation is safe is for the caller to judge.
   */
  declare readonly isRetryable: boolean;
  /**
   * The status of a response that broke off or came too late. It is not the outcome of the call, which is why it is not `status`.
   */
  declare readonly responseStatus?: number;
  readonly #curl: (() => string | undefined) | undefined;

  constructor(message: string, { curl, ...details }: CallDetails = {}) {
    super(message, { isRetryable: false, attempts: [], ...details });
    this.#curl = curl;
  }

  /** The request as a curl command to reproduce the failure with. Credentials read `***`; empty if nothing was sent. */
  toCurl(): string {
    return this.#curl?.() ?? '';
  }
}
