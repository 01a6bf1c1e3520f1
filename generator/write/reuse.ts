import type { ProgramIdentity } from '../inputs/program.js';
import type { Reuse } from '../print/print.js';
import { readManifest } from './manifest.js';
import { entryReader } from './output.js';

/**
 * The texts of an output folder that need not be printed again: of a file whose draft is what it was, which this same generator wrote, and
 * which nobody has changed since. The folder itself is the cache: it is committed, so that it serves in a fresh clone too.
 *
 * @throws ManifestError where the manifest is damaged
 */
export function earlierTexts(outDir: string, program: ProgramIdentity): Reuse {
  const manifest = readManifest(outDir);
  if (manifest?.record?.program !== program()) return () => undefined;
  const readEntry = entryReader(outDir);
  return (path, draft) => {
    if (manifest.drafts.get(path) !== draft) return undefined;
    const entry = readEntry(path);
    return entry.kind === 'file' && entry.hash === manifest.files.get(path) ? entry.text.replaceAll('\r\n', '\n') : undefined;
  };
}
