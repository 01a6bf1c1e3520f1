import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A folder of its own in the system's temporary folder. */
export function temporaryFolder(name: string): Promise<string> {
  return mkdtemp(path.join(tmpdir(), `sdkwright-${name}-`));
}

/** Writes files by their paths, which have forward slashes. */
export async function writeTree(folder: string, files: Iterable<readonly [file: string, text: string]>): Promise<void> {
  for (const [file, text] of files) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
}

/** All files of a folder by their paths, sorted, but for what is installed or built in it, and what the generator keeps for itself there. */
export async function readTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'));
  const own = names.filter((name) => !/^(?:node_modules|dist|\.sdkwright\/pristine)\//.test(name)).sort();
  return new Map(await Promise.all(own.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')] as const)));
}
