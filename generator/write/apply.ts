import { mkdir, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { hashText, manifestPath, manifestText, stateFolder, type Manifest } from './manifest.js';
import type { SyncPlan } from './plan.js';

const stagingFolder = `${stateFolder}/staging`;

/**
 * Carries out a plan: every changed file is written to a staging folder first and renamed into place, so that no file is ever
 * half written; then files that are gone are deleted, and folders that this leaves empty. Unchanged files are not touched, not
 * even their times.
 *
 * The manifest names the new hashes before the first rename. A run that is killed is therefore completed by the next one.
 *
 * @throws Error where the plan has conflicts and `force` is not given; conflicts that are unsafe are never forced
 */
export async function applySync(plan: SyncPlan, options: { readonly force?: boolean } = {}): Promise<void> {
  const blocking = plan.conflicts.filter(({ reason }) => reason === 'unsafe' || options.force !== true);
  const [first] = blocking;
  if (first) throw new Error(`The plan has a conflict at ${first.path} (${first.reason}): it must be shown before it can be forced.`);
  const { outDir } = plan;
  const staging = join(outDir, stagingFolder);
  const next: Manifest = { files: new Map([...plan.files].map(([path, text]) => [path, hashText(text)])), pending: new Map() };
  if (isInPlace(plan, next)) return;

  await rm(staging, { recursive: true, force: true });
  for (const { path } of plan.write) await writeNew(join(staging, path), plan.files.get(path) ?? '');
  const changed = plan.write.map(({ path }) => [path, next.files.get(path) ?? ''] as const);
  await replaceManifest(outDir, { files: plan.manifest?.files ?? new Map(), pending: new Map([...(plan.manifest?.pending ?? []), ...changed]) });

  for (const { path } of plan.write) {
    const target = join(outDir, path);
    await mkdir(dirname(target), { recursive: true });
    await rename(join(staging, path), target);
  }
  for (const path of plan.delete) await rm(join(outDir, path), { force: true });
  await removeEmptyFolders(outDir, plan.delete);
  await replaceManifest(outDir, next);
  await rm(staging, { recursive: true, force: true });
}

/** Whether the folder and its manifest already are what the plan wants. */
function isInPlace(plan: SyncPlan, next: Manifest): boolean {
  return plan.write.length === 0 && plan.delete.length === 0 && plan.manifest !== undefined && manifestText(plan.manifest) === manifestText(next);
}

async function replaceManifest(outDir: string, manifest: Manifest): Promise<void> {
  const staged = join(outDir, stagingFolder, 'manifest.json');
  await writeNew(staged, manifestText(manifest));
  await rename(staged, join(outDir, manifestPath));
}

async function writeNew(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Deepest first; a folder that still holds something stays. */
async function removeEmptyFolders(outDir: string, deleted: readonly string[]): Promise<void> {
  const folders = new Set(deleted.flatMap((path) => path.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'))));
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    try {
      await rmdir(join(outDir, folder));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'ENOENT'))) throw error;
    }
  }
}
