import { lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hashText } from '../inputs/hash.js';

/** Folders of an output that hold nothing of the SDK: version control and installed packages. */
const ignored: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What is at a path of the output folder. */
export type Entry = { readonly kind: 'file'; readonly hash: string; readonly text: string } | { readonly kind: 'absent' } | { readonly kind: 'other' };

/** Looks at files of one output folder. */
export type ReadEntry = (path: string) => Entry;

/**
 * Looks at files of an output folder without following links: a link, or a file below a linked folder, is `other`, since writing
 * there would reach out of the folder. Folders are looked at once.
 */
export function entryReader(outDir: string): ReadEntry {
  const folders = new Map<string, Kind>();
  const folderKind = (path: string): Kind => {
    const known = folders.get(path);
    if (known !== undefined) return known;
    const above = path === '' ? 'folder' : folderKind(parentOf(path));
    const kind: Kind = path !== '' && above === 'folder' ? kindOf(join(outDir, path)) : above;
    folders.set(path, kind);
    return kind;
  };
  return (path) => {
    const above = folderKind(parentOf(path));
    if (above !== 'folder') return { kind: above === 'absent' ? 'absent' : 'other' };
    const at = join(outDir, path);
    const kind = kindOf(at);
    if (kind !== 'file') return { kind: kind === 'absent' ? 'absent' : 'other' };
    const text = readFileSync(at, 'utf8');
    return { kind: 'file', text, hash: hashText(text) };
  };
}

function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

type Kind = 'file' | 'folder' | 'absent' | 'other';

function kindOf(path: string): Kind {
  try {
    const stats = lstatSync(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return 'absent';
    throw error;
  }
}

/** Paths of every file in a folder, sorted by code point; empty where there is no folder. */
export function listFiles(outDir: string): readonly string[] {
  const found: string[] = [];
  const walk = (folder: string, prefix: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (prefix === '' && ignored.has(entry.name)) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) walk(join(folder, entry.name), `${path}/`);
      else found.push(path);
    }
  };
  if (kindOf(outDir) === 'folder') walk(outDir, '');
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Whether the output path is something that no folder can be made of. */
export function isBlocked(outDir: string): boolean {
  return kindOf(outDir) === 'file';
}
