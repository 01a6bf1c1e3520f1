import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diff3Merge } from 'node-diff3';
import { readPristine } from './pristine.js';
import type { SyncPlan } from './plan.js';

/** A file in which hand edits and the new text were brought together. */
export interface Merged {
  readonly text: string;
  /** Lines (from 1) at which a conflict begins, marked as git does. */
  readonly conflicts: readonly number[];
}

/**
 * Brings the hand edits of a plan together with the new texts: a three-way merge from the text that was generated when they were made.
 *
 * @returns merged texts by path; without a file whose generated text is neither kept nor in a commit, so that the edits can't be told from it
 */
export function mergeEdits({ outDir, files, conflicts, manifest }: SyncPlan): ReadonlyMap<string, Merged> {
  const merged = new Map<string, Merged>();
  for (const { path, reason } of conflicts) {
    const [text, hash] = [files.get(path), manifest?.files.get(path)];
    if (reason !== 'edited' || text === undefined || hash === undefined) continue;
    const pristine = readPristine(outDir, path, hash);
    if (pristine !== undefined) merged.set(path, merge(readFileSync(join(outDir, path), 'utf8'), pristine, text));
  }
  return merged;
}

function merge(edited: string, pristine: string, generated: string): Merged {
  const regions = diff3Merge(linesOf(edited), linesOf(pristine), linesOf(generated), { excludeFalseConflicts: true });
  const lines = regions.flatMap(({ ok = [], conflict }) => (conflict ? [marker, ...conflict.a, '=======', ...conflict.b, '>>>>>>> generated'] : ok));
  // Those of an earlier merge count too: they have not been settled.
  return { text: lines.join('\n'), conflicts: lines.flatMap((line, index) => (line === marker ? [index + 1] : [])) };
}

const marker = '<<<<<<< edited by hand';

function linesOf(text: string): string[] {
  return text.split(/\r?\n/);
}
