import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { loadTemplates } from '../templates.js';
import { findCompiler } from './proof/compiler.js';
import { prove } from './proof/prove.js';
import { compareVersions, type DiffReport } from './report.js';
import type { SdkVersion } from './version/read-version.js';

/** What two versions have different, or why that cannot be told. */
export type DiffOutcome = { readonly report: DiffReport } | { readonly diagnostics: readonly Diagnostic[] };

/**
 * Compares two versions, and puts the rules to the compiler where that is asked for.
 *
 * @param cwd where TypeScript is looked for
 * @returns the report; its proof says where rule and compiler disagree, which is a fault of sdkwright
 */
export async function diffVersions(before: SdkVersion, after: SdkVersion, { cwd, proved }: { readonly cwd: string; readonly proved: boolean }): Promise<DiffOutcome> {
  const { report, comparison } = compareVersions(before, after);
  if (!proved) return { report };
  const compiler = await findCompiler(cwd);
  if (compiler === undefined) return { diagnostics: [compilerMissing] };
  const [proof] = await prove([{ before, after, comparison }], (await loadTemplates()).runtime, compiler);
  return { report: proof === undefined ? report : { ...report, proof: { ...proof, compiler: compiler.version } } };
}

export const compilerMissing: Diagnostic = { code: 'compiler-missing', severity: 'error', message: 'The comparison cannot be proved: TypeScript is not installed.' };

