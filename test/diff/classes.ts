import type { Change } from '../../generator/diff/change.js';
import { greatest } from '../../generator/diff/rules.js';
import type { Expected } from './mutations.js';

/** What changes ask for, for callers of either kind. */
export function classesOf(changes: readonly Change[]): { readonly reads: Expected; readonly writes: Expected } {
  const of = (use: 'reads' | 'writes'): Expected => {
    const levels = changes.flatMap((change) => change[use] ?? []);
    return levels.length === 0 ? 'none' : greatest(levels);
  };
  return { reads: of('reads'), writes: of('writes') };
}
