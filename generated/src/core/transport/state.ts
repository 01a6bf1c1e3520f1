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
}
