import type { Place } from '../diagnostics/diagnostic.js';
import type { Change } from './change.js';
import { compareSurfaces, type Comparison } from './compare.js';
import type { Proof } from './proof/prove.js';
import { greatest, type Level } from './rules.js';
import type { SdkVersion } from './version/read-version.js';

/** What two versions of an SDK have different, as people and machines are told. */
export interface DiffReport {
  /** What the version should do; absent where nothing differs. */
  readonly advice?: Level;
  /** The same for callers who read what the API gives, and for those who write what it takes. */
  readonly reads?: Level;
  readonly writes?: Level;
  readonly changes: readonly PlacedChange[];
  readonly proof?: Proof & { readonly compiler: string };
}

/** A change with the lines of both documents that make it. */
export interface PlacedChange extends Omit<Change, 'before' | 'after'> {
  readonly before?: Place;
  readonly after?: Place;
}

/** Compares two versions; what comes out has its places, and the comparison as the proof wants it. */
export function compareVersions(before: SdkVersion, after: SdkVersion): { readonly report: DiffReport; readonly comparison: Comparison } {
  const comparison = compareSurfaces(before.surface, after.surface);
  const { advice, changes } = comparison;
  const placed = changes.map(({ before: old, after: now, ...change }): PlacedChange => ({
    ...change,
    ...(old === undefined ? {} : { before: before.locate(old) }),
    ...(now === undefined ? {} : { after: after.locate(now) }),
  }));
  const by = (use: 'reads' | 'writes'): Level | undefined => {
    const levels = changes.flatMap((change) => change[use] ?? []);
    return levels.length === 0 ? undefined : greatest(levels);
  };
  const [reads, writes] = [by('reads'), by('writes')];
  return {
    comparison,
    report: { ...(advice === undefined ? {} : { advice }), ...(reads === undefined ? {} : { reads }), ...(writes === undefined ? {} : { writes }), changes: placed },
  };
}
