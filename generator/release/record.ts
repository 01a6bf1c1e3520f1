import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stateFolder } from '../write/manifest.js';
import { parseVersion } from './version.js';

/** What the last release of an SDK was: kept in the SDK, beside the manifest. */
export interface ReleaseRecord {
  readonly version: string;
  /** The commit that had the document that was released; absent where the document was in no repository. */
  readonly commit?: string;
}

/** Where the record is, from the output folder. */
export const recordPath: string = `${stateFolder}/release.json`;

/**
 * Reads the record of the last release.
 *
 * @returns undefined where there was none
 * @throws ReleaseRecordError where there is a record that cannot be understood: a guess could publish a version twice
 */
export function readRelease(outDir: string): ReleaseRecord | undefined {
  const path = join(outDir, recordPath);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  const record = parseRecord(text);
  if (record === undefined) throw new ReleaseRecordError(path);
  return record;
}

export class ReleaseRecordError extends Error {
  override readonly name = 'ReleaseRecordError';
  readonly path: string;

  constructor(path: string) {
    super(`The record of the last release ${path} is damaged.`);
    this.path = path;
  }
}

export function recordText({ version, commit }: ReleaseRecord): string {
  return `${JSON.stringify({ version, ...(commit === undefined ? {} : { commit }) }, null, 2)}\n`;
}

function parseRecord(text: string): ReleaseRecord | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('version' in value)) return undefined;
    const { version } = value;
    const commit = 'commit' in value ? value.commit : undefined;
    if (typeof version !== 'string' || parseVersion(version) === undefined) return undefined;
    if (commit === undefined) return { version };
    return typeof commit === 'string' && /^[0-9a-f]{40,64}$/.test(commit) ? { version, commit } : undefined;
  } catch {
    return undefined;
  }
}
