import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { damagedLock } from '../lock/damaged.js';
import { LockError } from '../lock/read.js';
import { displayName } from '../source/location.js';
import { ManifestError } from '../write/manifest.js';
import type { Conflict } from '../write/plan.js';

/** Files of one kind of conflict that are named before the rest is counted. */
const named = 20;

export interface OutputRefused {
  readonly kind: 'refused';
  readonly output: true;
  readonly diagnostics: readonly Diagnostic[];
  readonly texts: ReadonlyMap<string, string>;
  readonly inputs: readonly string[];
}

/** Runs a step that reads or writes an output folder. A folder that cannot be used, or understood, is a diagnostic; other errors are thrown on. */
export async function outputProblem<T>(outDir: string, cwd: string, inputs: readonly string[], step: () => Promise<T>): Promise<T | OutputRefused> {
  try {
    return await step();
  } catch (error) {
    const diagnostic = outputFailure(error, outDir, cwd);
    if (!diagnostic) throw error;
    return { kind: 'refused', output: true, diagnostics: [diagnostic], texts: new Map(), inputs };
  }
}

/** The diagnostic for a failure of the file system; undefined for any other error. */
function outputFailure(error: unknown, outDir: string, cwd: string): Diagnostic | undefined {
  if (error instanceof ManifestError) {
    const file = displayName(pathToFileURL(error.path), cwd);
    return {
      code: 'output-unwritable',
      severity: 'error',
      message: `The manifest ${file} is damaged, so that it is unknown which files are generated.`,
      fix: 'Restore it from version control, or delete it and run with --force.',
      place: { file },
    };
  }
  if (error instanceof LockError) return damagedLock(error, cwd);
  if (!(error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('E') && 'syscall' in error)) return undefined;
  const file = displayName(pathToFileURL(outDir), cwd);
  return { code: 'output-unwritable', severity: 'error', message: `The output folder ${file} cannot be used (${error.code}).`, place: { file } };
}

const conflictKinds = [
  { reason: 'unsafe', code: 'output-path', text: 'cannot be written: a link, a folder or another file is in the way' },
  { reason: 'edited', code: 'output-edited', text: 'edited by hand after they were generated' },
  { reason: 'foreign', code: 'output-foreign', text: 'not written by this tool' },
] as const;

/** What stands against writing, one diagnostic a kind, with the files named. */
export function conflictDiagnostics(conflicts: readonly Conflict[], outDir: string, cwd: string): readonly Diagnostic[] {
  const file = displayName(pathToFileURL(outDir), cwd);
  return conflictKinds.flatMap(({ reason, code, text }) => {
    const paths = conflicts.filter((conflict) => conflict.reason === reason).map(({ path }) => path);
    if (paths.length === 0) return [];
    const rest = paths.length > named ? ` and ${paths.length - named} more` : '';
    return [{ code, severity: 'error', message: `${paths.length} file${paths.length === 1 ? '' : 's'} ${text}: ${paths.slice(0, named).join(', ')}${rest}.`, place: { file } }];
  });
}
