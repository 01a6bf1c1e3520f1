import type { MessageReader } from '../errors/message.js';
import type { Log, Middleware, OutgoingRequest } from '../middleware.js';
import type { LiveReader, OperationSpec } from '../operation.js';
import type { Settings } from '../options.js';
import type { Credentials } from '../request/credentials.js';
import type { CallArguments } from '../request/plan.js';
import type { KeyFormat } from '../security/scheme.js';
import type { RetryBudget } from './retry.js';

/** All that a client holds. No part of it is a property of the client, so that nothing can print it. */
export interface ClientState {
  readonly settings: Settings;
  readonly credentials: Credentials;
  /** Shared with derived clients: they talk to the same server. */
  readonly budget: RetryBudget;
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
  /** Takes the secrets of a call out of a text that came from elsewhere. */
  readonly conceal?: (text: string, secrets: readonly string[]) => string;
  /** Gives an error of the platform, in other words where it shows a secret of the call. */
  readonly concealError?: (error: unknown, secrets: readonly string[]) => unknown;
  /** The members of a request that say what is printed of it. */
  readonly printing: object;
  /** Writes a request as a command, without its secrets. */
  readonly curl?: (request: OutgoingRequest) => string;
}
