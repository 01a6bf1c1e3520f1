import { adviceOf, type Change } from './change.js';
import { clientChanges, exportChanges, resourceChanges } from './changes/client.js';
import { comparing } from './changes/context.js';
import { methodChanges } from './changes/methods.js';
import { typeChanges } from './changes/types.js';
import { webhookChanges } from './changes/webhooks.js';
import { matchSurfaces, type Matches } from './match.js';
import type { Level } from './rules.js';
import type { Surface } from './surface/surface.js';

/** What two versions of an SDK have different. */
export interface Comparison {
  /** In the order of the new version: the client, its resources and methods, types, webhooks. */
  readonly changes: readonly Change[];
  /** What the version should do; undefined where nothing differs. */
  readonly advice?: Level;
  readonly matches: Matches;
}

/** Compares two versions of an SDK at its surface. Pure: the same surfaces give the same changes in the same order. */
export function compareSurfaces(before: Surface, after: Surface): Comparison {
  const matches = matchSurfaces(before, after);
  const context = comparing(before, after, matches);
  const changes = [
    ...clientChanges(context),
    ...resourceChanges(context),
    ...methodChanges(context),
    ...typeChanges(context),
    ...webhookChanges(context),
    ...exportChanges(context),
  ];
  const advice = adviceOf(changes);
  return { changes, matches, ...(advice === undefined ? {} : { advice }) };
}
