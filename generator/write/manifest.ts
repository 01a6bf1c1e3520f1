import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunRecord } from '../inputs/record.js';
import type { Summary } from '../pipeline.js';

/** Folder in the output that belongs to the generator. */
export const stateFolder = '.sdkwright';

export const manifestPath: string = `${stateFolder}/manifest.json`;

/**
 * What the generator owns in an output folder: each file by its path (relative, forward slashes) with the hash of its content.
 * A file that is not listed belongs to somebody else and is never changed or deleted.
 */
export interface Manifest {
  readonly files: ReadonlyMap<string, string>;
  /** Hash of the draft that a file was printed from: equal drafts give equal text. Files that are copied have none. */
  readonly drafts: ReadonlyMap<string, string>;
  /** Hash of what hand edits have made of a file, where they were merged and so are its proper content. */
  readonly kept: ReadonlyMap<string, string>;
  /** What a program can name of the SDK, with a short hash of what it is. */
  readonly surface: ReadonlyMap<string, string>;
  /** What the files were made from; absent where it can't be compared later. */
  readonly record?: RunRecord;
}

/**
 * Reads the manifest of an output folder.
 *
 * @returns undefined where there is none
 * @throws ManifestError where there is one that cannot be understood
 */
export function readManifest(outDir: string): Manifest | undefined {
  let text: string;
  try {
    text = readFileSync(join(outDir, manifestPath), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  const manifest = parseManifest(text);
  if (!manifest) throw new ManifestError(join(outDir, manifestPath));
  return manifest;
}

/** A file of the generator's own is there, but damaged: what is owned can't be known. */
export class ManifestError extends Error {
  override readonly name = 'ManifestError';
  readonly path: string;

  constructor(path: string) {
    super(`The manifest ${path} is damaged.`);
    this.path = path;
  }
}

/** Writes a manifest as text: sorted by code point, without a time or a place, so that the same run gives the same bytes. */
export function manifestText({ files, drafts, kept, surface, record }: Manifest): string {
  const { inputs, ...made } = record ?? {};
  const value = { ...made, ...(inputs ? { inputs: tableOf(inputs) } : {}), files: tableOf(files), ...(kept.size > 0 ? { kept: tableOf(kept) } : {}), ...(drafts.size > 0 ? { drafts: tableOf(drafts) } : {}), ...(surface.size > 0 ? { surface: tableOf(surface) } : {}) };
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A map as JSON writes it, sorted by code point. */
export function tableOf(map: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  return Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

function parseManifest(text: string): Manifest | undefined {
  const value = parseObject(text);
  const files = hashTable(value?.['files'], isSafePath);
  const drafts = hashTable(value?.['drafts'] ?? {}, isSafePath);
  const kept = hashTable(value?.['kept'] ?? {}, isSafePath);
  const surface = hashTable(value?.['surface'] ?? {}, (name) => name !== '');
  if (!value || !files || !drafts || !kept || !surface) return undefined;
  const record = parseRecord(value);
  return { files, drafts, kept, surface, ...(record ? { record } : {}) };
}

/** A record that is incomplete is as good as none. */
function parseRecord({ program, settings, inputs, summary, warnings, notes }: Readonly<Record<string, unknown>>): RunRecord | undefined {
  const table = hashTable(inputs, (name) => name !== '');
  if (typeof program !== 'string' || typeof settings !== 'string' || !table || !isSummary(summary)) return undefined;
  if (typeof warnings !== 'number' || typeof notes !== 'number') return undefined;
  return { program, settings, inputs: table, summary, warnings, notes };
}

function isSummary(value: unknown): value is Summary {
  if (typeof value !== 'object' || value === null) return false;
  const counts: readonly unknown[] = ['operations' in value && value.operations, 'declaredOperations' in value && value.declaredOperations, 'models' in value && value.models, 'webhooks' in value && value.webhooks];
  return counts.every((count) => typeof count === 'number');
}

/** The members of a JSON object; undefined for anything else. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : undefined;
  } catch {
    return undefined;
  }
}

/** A table from names to hashes; undefined where a name is not allowed or a hash is no text. */
export function hashTable(value: unknown, allows: (name: string) => boolean): ReadonlyMap<string, string> | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const table = new Map<string, string>();
  for (const [name, hash] of Object.entries(value)) {
    if (typeof hash !== 'string' || !allows(name)) return undefined;
    table.set(name, hash);
  }
  return table;
}

/** Whether a path stays within the output folder on every platform: relative, forward slashes, no step up, no drive, no control character. */
export function isSafePath(path: string): boolean {
  return (
    path !== '' && !/[\\:\u0000-\u001f]/.test(path) && path.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
  );
}
