import type { MessageReader } from '../errors/message.js';
import type { Log, Middleware, OutgoingRequest } from '../middleware.js';
import type { LiveReader, OperationSpec } from '../operation.js';
import type { Settings } from '../options.js';
import type { Credentials } from '../request/credentials.js';
import type { CallArguments } from '../request/plan.js';
import type { KeyFormat } from '../security/scheme.js';
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
   * @throws InvalidRequestError that names the argument
   */
  readonly check?: (args: CallArguments, spec: OperationSpec) => void;
  /** What is wrong with a key, as the rest of a sentence; undefined if nothing is. */
  readonly flawOf?: (key: string, format: KeyFormat) => string | undefined;
  /** Finds what an error's body says. */
  readonly messageOf: MessageReader;
  /** Whether a failure shows that the request was not sent. */
  readonly neverLeft?: (cause: unknown) => boolean;
  /** Gives responses with their bodies unread. Absent: they are read whole. */
  readonly live?: LiveReader;
  /** Builds the request of a call without sending it. */
  readonly request: (state: ClientState, spec: OperationSpec, args: CallArguments) => Promise<Request>;
  readonly log?: Log | undefined;
  /** Writes a request as a command, without its secrets. */
  readonly curl?: (request: OutgoingRequest) => string;
}
