import { browserBuild } from '../build.js';
import { ConfigurationError } from '../errors/configuration.js';
import { assign } from '../errors/details.js';
import { messageOf } from '../errors/message.js';
import type { Feature, Shared } from '../middleware.js';
import { inherited, type ClientOptions } from '../options.js';
import { sdk } from '../sdk.js';
import { flawOf } from '../security/key.js';
import { readLater } from '../transport/read-later.js';
import type { ClientState, Extras } from '../transport/state.js';
import { buildRequest } from './build-request.js';
import { checkCall, checkClient } from './check.js';
import { conceal, concealError } from './conceal.js';
import { curl } from './curl.js';
import { neverLeft } from './never-left.js';
import { observing } from './observing.js';
import { followRedirects } from './redirects.js';
import { printing } from './printing.js';

/** What a full client does beyond sending, and what a derived one needs to do the same with other options. */
export interface Features extends Extras {
  readonly made: readonly Feature[];
  readonly options: Readonly<Record<string, unknown>>;
  readonly shared: Shared;
}

/** What a derived client takes over. */
export interface Inherited extends ClientState {
  readonly features: Features;
}

/**
 * Makes the features of a client.
 *
 * @param options as the caller gave them
 * @param credentials the names of their options
 * @param features absent: those of the client that this one derives from
 */
export function createFeatures(options: ClientOptions, credentials: readonly string[], features?: readonly Feature[]): Features {
  const from = options[inherited]?.features;
  const shared = from?.shared ?? createShared();
  const all = { ...from?.options };
  assign(all, options);
  const made = features ?? from?.made ?? [];
  const parts = made.map((feature) => feature({ sdk, options: all, shared }));
  checkClient(sdk.name, options, [...credentials, ...parts.flatMap((part) => part.options ?? [])], ConfigurationError);
  return {
    made,
    options: all,
    shared,
    middleware: [...parts.flatMap(({ middleware }) => middleware ?? []), ...(browserBuild ? [] : [followRedirects]), observing(parts)],
    check: checkCall,
    flawOf,
    messageOf,
    ...(!browserBuild && { neverLeft }),
    live: readLater,
    request: buildRequest,
    log: parts.find(({ log }) => log)?.log,
    curl,
    conceal,
    concealError,
    printing,
  };
}

/** A store with one instance of each class that is asked for. */
function createShared(): Shared {
  const instances = new Map<object, object>();
  return (kind) => {
    const found = instances.get(kind);
    if (found instanceof kind) return found;
    const made = new kind();
    instances.set(kind, made);
    return made;
  };
}
