import { hashText, isSafePath, readManifest, stateFolder, type Manifest } from './manifest.js';
import { isBlocked, listFiles, readEntry, type Entry } from './output.js';

/** What a run would do to an output folder. Nothing has been touched. */
export interface SyncPlan {
  readonly outDir: string;
  /** The text of every file of the SDK. */
  readonly files: ReadonlyMap<string, string>;
  /** Files to write, and whether they are there with another content. */
  readonly write: readonly { readonly path: string; readonly exists: boolean }[];
  /** Files of an earlier run that the SDK no longer has. */
  readonly delete: readonly string[];
  readonly unchanged: readonly string[];
  /** Files that a run would lose, so that it is refused unless forced. */
  readonly conflicts: readonly Conflict[];
  readonly manifest: Manifest | undefined;
}

export interface Conflict {
  readonly path: string;
  /**
   * edited: the generator wrote it, and somebody changed it since.
   * foreign: the generator never wrote it.
   * unsafe: a link or a folder in the way, or a path that leaves the folder; never forced.
   */
  readonly reason: 'edited' | 'foreign' | 'unsafe';
}

/**
 * Compares the files of an SDK with an output folder.
 *
 * @param files text by path, relative to `outDir`, forward slashes
 * @throws ManifestError where the manifest is damaged
 */
export async function planSync(files: ReadonlyMap<string, string>, outDir: string): Promise<SyncPlan> {
  const manifest = await readManifest(outDir);
  const unsafe = unsafePaths(files);
  const write: { path: string; exists: boolean }[] = [];
  const unchanged: string[] = [];
  const conflicts: Conflict[] = unsafe.map((path) => ({ path, reason: 'unsafe' }));
  if (await isBlocked(outDir)) conflicts.push({ path: '.', reason: 'unsafe' });

  for (const [path, text] of files) {
    if (unsafe.includes(path)) continue;
    const entry = await readEntry(outDir, path);
    if (entry.kind === 'file' && entry.hash === hashText(text)) {
      unchanged.push(path);
      continue;
    }
    write.push({ path, exists: entry.kind !== 'absent' });
    const reason = conflictOf(path, entry, manifest);
    if (reason) conflicts.push({ path, reason });
  }

  const gone: string[] = [];
  for (const path of ownedPaths(manifest)) {
    if (files.has(path)) continue;
    const entry = await readEntry(outDir, path);
    if (entry.kind === 'absent') continue;
    gone.push(path);
    const reason = conflictOf(path, entry, manifest);
    if (reason) conflicts.push({ path, reason });
  }

  if (!manifest) conflicts.push(...(await strangers(files, outDir, conflicts)));
  return { outDir, files, write, delete: gone, unchanged, conflicts, manifest };
}

/** At the first run, every file that the SDK does not have is somebody's. */
async function strangers(files: ReadonlyMap<string, string>, outDir: string, known: readonly Conflict[]): Promise<readonly Conflict[]> {
  const found = await listFiles(outDir);
  return found
    .filter((path) => !files.has(path) && !path.startsWith(`${stateFolder}/`) && !known.some((conflict) => conflict.path === path))
    .map((path) => ({ path, reason: 'foreign' }));
}

function conflictOf(path: string, entry: Entry, manifest: Manifest | undefined): Conflict['reason'] | undefined {
  if (entry.kind === 'absent') return undefined;
  if (entry.kind === 'other') return 'unsafe';
  const owned = [manifest?.files.get(path), manifest?.pending.get(path)].filter((hash) => hash !== undefined);
  if (owned.length === 0) return 'foreign';
  return owned.includes(entry.hash) ? undefined : 'edited';
}

function ownedPaths(manifest: Manifest | undefined): readonly string[] {
  return manifest ? [...new Set([...manifest.files.keys(), ...manifest.pending.keys()])] : [];
}

/** Paths that leave the folder, that lie in the generator's own folder, or that only differ in case from another (one file on some systems). */
function unsafePaths(files: ReadonlyMap<string, string>): readonly string[] {
  const seen = new Set<string>();
  return [...files.keys()].filter((path) => {
    const folded = path.normalize('NFC').toLowerCase();
    const taken = seen.has(folded);
    seen.add(folded);
    return taken || !isSafePath(path) || path.startsWith(`${stateFolder}/`);
  });
}
