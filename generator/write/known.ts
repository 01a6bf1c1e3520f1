import type { ProgramIdentity } from '../inputs/program.js';
import { stillHolds, type RunRecord, type Used } from '../inputs/record.js';
import { readManifest, type Manifest } from './manifest.js';
import { entryReader } from './output.js';

/** An output folder that is known to be what the inputs give, without making it again. */
export interface Known {
  readonly manifest: Manifest;
  readonly record: RunRecord;
}

/**
 * Tells whether an output folder is up to date by hashes alone: every input and the generator are what they were when the manifest was
 * written, and every file of the SDK has the content that was written.
 *
 * @returns undefined where that is not so, or cannot be said
 * @throws ManifestError where the manifest is damaged
 */
export function knownOutput(used: Used, program: ProgramIdentity): Known | undefined {
  const { config } = used;
  const manifest = readManifest(config.out);
  if (manifest?.record === undefined || !stillHolds(manifest.record, used, program)) return undefined;
  const readEntry = entryReader(config.out);
  for (const [path, hash] of manifest.files) {
    const entry = readEntry(path);
    if (entry.kind !== 'file' || entry.hash !== (manifest.kept.get(path) ?? hash)) return undefined;
  }
  return { manifest, record: manifest.record };
}
