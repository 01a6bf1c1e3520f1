import type { Log, Middleware, OutgoingRequest } from '../middleware.js';
import type { OperationSpec } from '../operation.js';
import type { Settings } from '../options.js';
import type { Credentials } from './credentials.js';
import type { RetryBudget } from './retry.js';
import type { Watchers } from './watch.js';

/** All that a client holds. No part of it is a property of the client, so that nothing can print it. */
export interface ClientState {
  readonly settings: Settings;
  readonly credentials: Credentials;
  /** Shared with derived clients: they talk to the same server. */
  readonly budget: RetryBudget;
  readonly watchers: Watchers;
  readonly extras: Extras;
}

/** What a client can do beyond sending. Absent: that it can't. */
export interface Extras {
  /** Runs inside of the caller's own. */
  readonly middleware?: readonly Middleware[];
  /**
   * Looks at what a caller without a compiler may have got wrong.
   *
   * @throws InvalidRequestError that names the option
   */
  readonly check?: (options: unknown, spec: OperationSpec) => void;
  readonly log?: Log | undefined;
  /** Writes a request as a command, without its secrets. */
  readonly curl?: (request: OutgoingRequest) => string;
}
