import { existsSync, mkdirSync, readFileSync, renameSync, rmdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { hashTable, isSafePath, ManifestError, manifestPath, parseObject, stateFolder, tableOf } from './manifest.js';
import { entryReader } from './output.js';

/** Where a run puts its files before any of them takes its place. */
export const stagingFolder: string = `${stateFolder}/staging`;

const journalPath = `${stateFolder}/journal.json`;

/** The manifest as it will be, among the staged files. */
const stagedManifest = `${stagingFolder}/manifest.json`;

/**
 * What a run has decided to do to an output folder. Once it is on disk, the run will be completed: by itself or, where it was killed, by
 * whichever command comes next.
 */
export interface Journal {
  /** Files to rename into place, with the hash of what they replace; the empty text where nothing is there. */
  readonly write: ReadonlyMap<string, string>;
  /** Files to delete, with the hash of their content. */
  readonly delete: ReadonlyMap<string, string>;
}

/** Puts a file beside the others that wait for the journal. */
export function stage(outDir: string, path: string, text: string): void {
  writeNew(join(outDir, stagingFolder, 'files', path), text);
}

/** Decides: from here on the run is completed, whatever happens. The files and the manifest must have been staged. */
export function decide(outDir: string, journal: Journal, manifest: string): void {
  writeNew(join(outDir, stagedManifest), manifest);
  const staged = join(outDir, stagingFolder, 'journal.json');
  writeNew(staged, JSON.stringify({ write: tableOf(journal.write), delete: tableOf(journal.delete) }));
  renameSync(staged, join(outDir, journalPath));
}

/** Whether a run was killed after it had decided. */
export function isUndecided(outDir: string): boolean {
  return !existsSync(join(outDir, journalPath));
}

/**
 * Does what the journal says, or the rest of it. Can be killed and called again at any point. A file whose content is neither the
 * old nor the new one was changed by somebody meanwhile, and stays.
 *
 * @throws ManifestError where the journal is damaged
 */
export function complete(outDir: string): void {
  const journal = readJournal(outDir);
  if (!journal) return;
  const readEntry = entryReader(outDir);
  for (const [path, before] of journal.write) {
    const staged = join(outDir, stagingFolder, 'files', path);
    const entry = readEntry(path);
    if (!existsSync(staged) || entry.kind === 'other' || (entry.kind === 'file' ? entry.hash : '') !== before) continue;
    mkdirSync(dirname(join(outDir, path)), { recursive: true });
    renameSync(staged, join(outDir, path));
  }
  for (const [path, hash] of journal.delete) {
    const entry = readEntry(path);
    if (entry.kind === 'file' && entry.hash === hash) rmSync(join(outDir, path), { force: true });
  }
  removeEmptyFolders(outDir, [...journal.delete.keys()]);
  if (existsSync(join(outDir, stagedManifest))) renameSync(join(outDir, stagedManifest), join(outDir, manifestPath));
  rmSync(join(outDir, journalPath), { force: true });
  rmSync(join(outDir, stagingFolder), { recursive: true, force: true });
}

function readJournal(outDir: string): Journal | undefined {
  const path = join(outDir, journalPath);
  if (!existsSync(path)) return undefined;
  const value = parseObject(readFileSync(path, 'utf8'));
  const [write, gone] = [hashTable(value?.['write'], isSafePath), hashTable(value?.['delete'], isSafePath)];
  if (!write || !gone) throw new ManifestError(path);
  return { write, delete: gone };
}

function writeNew(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Deepest first; a folder that still holds something stays. */
function removeEmptyFolders(outDir: string, deleted: readonly string[]): void {
  const folders = new Set(deleted.flatMap((path) => path.split('/').slice(0, -1).map((_, index, parts) => parts.slice(0, index + 1).join('/'))));
  for (const folder of [...folders].sort((a, b) => b.length - a.length)) {
    try {
      rmdirSync(join(outDir, folder));
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST' || error.code === 'ENOENT'))) throw error;
    }
  }
}
