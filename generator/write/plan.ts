import { hashText } from '../inputs/hash.js';
import type { RunRecord } from '../inputs/record.js';
import { lockFile } from '../lock/text.js';
import { isSafePath, readManifest, stateFolder, type Manifest } from './manifest.js';
import type { Merged } from './merge.js';
import { entryReader, isBlocked, listFiles, type Entry } from './output.js';

/** What a run made: the files of an SDK, and from what. */
export interface Made {
  /** Text by path, relative to the output folder, forward slashes. */
  readonly files: ReadonlyMap<string, string>;
  /** Hash of the draft of each file that was printed. */
  readonly drafts?: ReadonlyMap<string, string>;
  /** Short hash of each thing that a program can name. */
  readonly surface?: ReadonlyMap<string, string>;
  readonly record?: RunRecord;
}

/** What a run would do to an output folder. Nothing has been touched. */
export interface SyncPlan {
  readonly outDir: string;
  /** The text of every file of the SDK. */
  readonly files: ReadonlyMap<string, string>;
  /** Texts that hand edits are part of, by path. */
  readonly merged: ReadonlyMap<string, Merged>;
  /** Files to write. */
  readonly write: readonly Write[];
  /** Files of an earlier run that the SDK no longer has, with the hash of their content. */
  readonly delete: ReadonlyMap<string, string>;
  readonly unchanged: readonly string[];
  /** Files that a run would lose, so that it is refused unless forced. */
  readonly conflicts: readonly Conflict[];
  readonly manifest: Manifest | undefined;
  /** The manifest after the run. */
  readonly next: Manifest;
}

export interface Write {
  readonly path: string;
  /** Hash of what is there; absent where nothing is. */
  readonly before?: string;
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
 * @param merged files that hand edits are part of
 * @throws ManifestError where the manifest is damaged
 */
export function planSync({ files, drafts = new Map(), surface = new Map(), record }: Made, outDir: string, merged: ReadonlyMap<string, Merged> = new Map()): SyncPlan {
  const manifest = readManifest(outDir);
  const readEntry = entryReader(outDir);
  const unsafe = unsafePaths(files);
  const write: Write[] = [];
  const unchanged: string[] = [];
  const conflicts: Conflict[] = unsafe.map((path) => ({ path, reason: 'unsafe' }));
  if (isBlocked(outDir)) conflicts.push({ path: '.', reason: 'unsafe' });
  const hashes = new Map([...files].map(([path, text]) => [path, hashText(text)]));
  const kept = new Map<string, string>();

  for (const [path, hash] of hashes) {
    if (unsafe.includes(path)) continue;
    const entry = readEntry(path);
    const there = entry.kind === 'file' ? entry.hash : undefined;
    const edits = merged.get(path);
    const wanted = edits ? hashText(edits.text) : keptHash(path, hash, manifest);
    // Conflicts are for the user to settle: until then, the file is not what it should be.
    const accepted = edits ? edits.conflicts.length === 0 : there === wanted;
    if (accepted && wanted !== hash && there !== hash) kept.set(path, wanted);
    if (there === hash || there === wanted) {
      unchanged.push(path);
      continue;
    }
    write.push({ path, ...(there === undefined ? {} : { before: there }) });
    const reason = edits ? undefined : conflictOf(path, entry, manifest);
    if (reason) conflicts.push({ path, reason });
  }

  const gone = new Map<string, string>();
  for (const path of manifest?.files.keys() ?? []) {
    if (files.has(path)) continue;
    const entry = readEntry(path);
    if (entry.kind === 'absent') continue;
    gone.set(path, entry.kind === 'file' ? entry.hash : '');
    const reason = conflictOf(path, entry, manifest);
    if (reason) conflicts.push({ path, reason });
  }

  if (!manifest) conflicts.push(...strangers(files, outDir, conflicts));
  return { outDir, files, merged, write, delete: gone, unchanged, conflicts, manifest, next: { files: hashes, drafts, kept, surface, ...(record ? { record } : {}) } };
}

/** At the first run, every file that the SDK does not have is somebody's. */
function strangers(files: ReadonlyMap<string, string>, outDir: string, known: readonly Conflict[]): readonly Conflict[] {
  return listFiles(outDir)
    .filter((path) => !files.has(path) && !path.startsWith(`${stateFolder}/`) && !known.some((conflict) => conflict.path === path))
    .map((path) => ({ path, reason: 'foreign' }));
}

function conflictOf(path: string, entry: Entry, manifest: Manifest | undefined): Conflict['reason'] | undefined {
  if (entry.kind === 'absent') return undefined;
  if (entry.kind === 'other') return 'unsafe';
  // What somebody wrote there was read and heeded: nothing of it is lost.
  if (path === lockFile) return undefined;
  const owned = manifest?.files.get(path);
  if (owned === undefined) return 'foreign';
  return owned === entry.hash ? undefined : 'edited';
}

/** Edits that were merged stay what a file should be, as long as the generated text is what they were merged with. */
function keptHash(path: string, hash: string, manifest: Manifest | undefined): string {
  return (manifest?.files.get(path) === hash ? manifest.kept.get(path) : undefined) ?? hash;
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
