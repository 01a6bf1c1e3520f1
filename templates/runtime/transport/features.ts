import type { Feature, Shared } from '../middleware.js';
import { sdk } from '../sdk.js';
import type { Features } from './state.js';

/**
 * Makes the features of a client.
 *
 * @param made absent: those of the client that this one derives from
 * @param options as the caller gave them
 */
export function createFeatures(
  made: readonly Feature[] | undefined,
  options: object,
  shared: Shared,
  from: Features | undefined,
): Features {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const all = { ...from?.options, ...Object.fromEntries(given) };
  const features = made ?? from?.made ?? [];
  const parts = features.map((feature) => feature({ sdk, options: all, shared }));
  return {
    made: features,
    options: all,
    middleware: parts.flatMap(({ middleware }) => middleware ?? []),
    log: parts.find(({ log }) => log)?.log,
  };
}

/** A store with one instance of each class that is asked for. */
export function createShared(): Shared {
  const instances = new Map<object, object>();
  return (kind) => {
    const found = instances.get(kind);
    if (found instanceof kind) return found;
    const made = new kind();
    instances.set(kind, made);
    return made;
  };
}
