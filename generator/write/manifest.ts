import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Folder in the output that belongs to the generator. */
export const stateFolder = '.sdkwright';

export const manifestPath: string = `${stateFolder}/manifest.json`;

/**
 * What the generator owns in an output folder: each file by its path (relative, forward slashes) with the hash of its content.
 * A file that is not listed belongs to somebody else and is never changed or deleted.
 */
export interface Manifest {
  readonly files: ReadonlyMap<string, string>;
  /** Hashes of a run that has begun to write; there only until it has ended. Either hash of a file is the generator's own. */
  readonly pending: ReadonlyMap<string, string>;
}

/** SHA-256 of a text, in hexadecimal. Line ends do not count, so that a checkout with CRLF is no hand edit. */
export function hashText(text: string): string {
  return createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex');
}

/**
 * Reads the manifest of an output folder.
 *
 * @returns undefined where there is none
 * @throws ManifestError where there is one that cannot be understood
 */
export async function readManifest(outDir: string): Promise<Manifest | undefined> {
  let text: string;
  try {
    text = await readFile(join(outDir, manifestPath), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  const manifest = parseManifest(text);
  if (!manifest) throw new ManifestError(join(outDir, manifestPath));
  return manifest;
}

/** The manifest is there, but damaged: what is owned can't be known. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly path: string;

  constructor(path: string) {
    super(`The manifest ${path} is damaged.`);
    this.path = path;
  }
}

/** Writes a manifest as text: sorted by code point, without a time or a version, so that the same files give the same bytes. */
export function manifestText({ files, pending }: Manifest): string {
  const table = (map: ReadonlyMap<string, string>): Record<string, string> => Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  return `${JSON.stringify({ files: table(files), ...(pending.size > 0 ? { pending: table(pending) } : {}) }, null, 2)}\n`;
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('files' in value)) return undefined;
    const files = hashTable(value.files);
    const pending = 'pending' in value ? hashTable(value.pending) : new Map<string, string>();
    return files && pending ? { files, pending } : undefined;
  } catch {
    return undefined;
  }
}

function hashTable(value: unknown): ReadonlyMap<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const table = new Map<string, string>();
  for (const [path, hash] of Object.entries(value)) {
    if (typeof hash !== 'string' || !isSafePath(path)) return undefined;
    table.set(path, hash);
  }
  return table;
}

/** Whether a path stays within the output folder on every platform: relative, forward slashes, no step up, no drive, no control character. */
export function isSafePath(path: string): boolean {
  return (
    path !== '' && !/[\\:\u0000-\u001f]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
