import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hashText } from './manifest.js';

/** Folders of an output that hold nothing of the SDK: version control and installed packages. */
const ignored: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** What is at a path of the output folder. */
export type Entry = { readonly kind: 'file'; readonly hash: string } | { readonly kind: 'absent' } | { readonly kind: 'other' };

/**
 * Looks at one file of the output folder without following links: a link, or a file below a linked folder, is `other`, since
 * writing there would reach out of the folder.
 */
export async function readEntry(outDir: string, path: string): Promise<Entry> {
  const parts = path.split('/');
  let at = outDir;
  for (const [index, part] of parts.entries()) {
    at = join(at, part);
    const kind = await kindOf(at);
    if (kind === 'absent') return { kind: 'absent' };
    if (kind !== (index === parts.length - 1 ? 'file' : 'folder')) return { kind: 'other' };
  }
  return { kind: 'file', hash: hashText(await readFile(at, 'utf8')) };
}

async function kindOf(path: string): Promise<'file' | 'folder' | 'absent' | 'other'> {
  try {
    const stats = await lstat(path);
    return stats.isFile() ? 'file' : stats.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return 'absent';
    throw error;
  }
}

/** Paths of every file in a folder, sorted by code point; empty where there is no folder. */
export async function listFiles(outDir: string): Promise<readonly string[]> {
  const found: string[] = [];
  const walk = async (folder: string, prefix: string): Promise<void> => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (prefix === '' && ignored.has(entry.name)) continue;
      const path = `${prefix}${entry.name}`;
      if (entry.isDirectory()) await walk(join(folder, entry.name), `${path}/`);
      else found.push(path);
    }
  };
  if ((await kindOf(outDir)) === 'folder') await walk(outDir, '');
  return found.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** Whether the output path is something that no folder can be made of. */
export async function isBlocked(outDir: string): Promise<boolean> {
  return (await kindOf(outDir)) === 'file';
}
