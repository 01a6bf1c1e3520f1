import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { complete, decide, isUndecided, stage, stagingFolder } from './journal.js';
import { locked } from './lock.js';
import { manifestText } from './manifest.js';
import type { SyncPlan } from './plan.js';
import { forgetPristine, keepPristine } from './pristine.js';
import { uninterrupted } from './uninterrupted.js';

/**
 * Carries out a plan. Every changed file is staged in full; then the journal decides; then the files take their places, files that are
 * gone are deleted, and folders that this leaves empty. Unchanged files are not touched, not even their times.
 *
 * A run that is killed before the decision has changed nothing; one that is killed after it is completed by {@link recover}.
 *
 * @throws Error where the plan has conflicts and `force` is not given; conflicts that are unsafe are never forced
 */
export async function applySync(plan: SyncPlan, options: { readonly force?: boolean } = {}): Promise<void> {
  const blocking = plan.conflicts.filter(({ reason }) => reason === 'unsafe' || options.force !== true);
  const [first] = blocking;
  if (first) throw new Error(`The plan has a conflict at ${first.path} (${first.reason}): it must be shown before it can be forced.`);
  const { outDir, next } = plan;
  if (isInPlace(plan)) return;
  await locked(outDir, async () => {
    rmSync(join(outDir, stagingFolder), { recursive: true, force: true });
    for (const { path } of plan.write) stage(outDir, path, plan.merged.get(path)?.text ?? plan.files.get(path) ?? '');
    keepPristine(outDir, plan.files);
    await uninterrupted(() => {
      decide(outDir, { write: new Map(plan.write.map(({ path, before }) => [path, before ?? ''])), delete: plan.delete }, manifestText(next));
      complete(outDir);
    });
    forgetPristine(outDir, new Set(next.files.values()));
  });
}

/** Completes a run that was killed while its files took their places. Every command that looks at an output begins with this. */
export async function recover(outDir: string): Promise<void> {
  if (isUndecided(outDir)) return;
  await locked(outDir, () => uninterrupted(() => complete(outDir)));
}

/** Whether the folder and its manifest already are what the plan wants. */
function isInPlace({ write, delete: gone, manifest, next }: SyncPlan): boolean {
  return write.length === 0 && gone.size === 0 && manifest !== undefined && manifestText(manifest) === manifestText(next);
}
