import type { Feature, Log, Middleware, Shared } from '../middleware.js';
import type { Settings } from '../options.js';
import type { Credentials } from './credentials.js';
import type { RetryBudget } from './retry.js';
import type { Watchers } from './watch.js';

/** All that a client holds. No part of it is reachable from outside, so that nothing can print it. */
export interface ClientState {
  readonly settings: Settings;
  readonly credentials: Credentials;
  /** Shared with derived clients: they talk to the same server. */
  readonly budget: RetryBudget;
  readonly watchers: Watchers;
  readonly features: Features;
  readonly shared: Shared;
}

/** What a client does beside sending, ready to run. */
export interface Features {
  /** What they were made from: a derived client makes them anew, with its own options. */
  readonly made: readonly Feature[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly middleware: readonly Middleware[];
  readonly log: Log | undefined;
}
