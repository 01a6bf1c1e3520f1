import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How proofs are compiled: as strict as a user can be about the types of an SDK. */
export const compilerOptions: Readonly<Record<string, unknown>> = {
  strict: true,
  exactOptionalPropertyTypes: true,
  target: 'es2022',
  module: 'nodenext',
  moduleResolution: 'nodenext',
  lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'],
  types: [],
  noEmit: true,
  skipLibCheck: true,
};

/** Writes files below a folder, and the folders that they need. */
export async function writeFiles(folder: string, files: ReadonlyMap<string, string>, below = ''): Promise<void> {
  const paths = [...files].map(([path, text]) => [join(folder, below, path), text] as const);
  for (const each of new Set(paths.map(([path]) => dirname(path)))) await mkdir(each, { recursive: true });
  await Promise.all(paths.map(([path, text]) => writeFile(path, text)));
}
