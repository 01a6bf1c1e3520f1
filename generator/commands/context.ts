import type { Overrides } from '../config/resolve.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Findings } from '../pipeline.js';
import { openProject, type Project } from '../run/project.js';
import type { Needed } from '../config/resolve.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Format } from './formats.js';
import { count, type Reporter } from './reporter.js';

/** What every command takes. */
export interface CommandOptions extends Overrides {
  readonly config?: string;
  readonly verbose?: boolean;
  readonly format?: Format;
}

/** What a command works in. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Absolute path that relative ones count from. */
  readonly cwd: string;
}

/** The project that a command works on; or the exit code, after the reasons have been shown. */
export async function readProject(options: CommandOptions, { reporter, cwd }: CommandContext, needed: readonly Needed[]): Promise<Project | { readonly exit: ExitCode }> {
  const project = await openProject({ ...options, cwd }, needed);
  if ('config' in project) return project;
  reporter.diagnostics(project.diagnostics, project.texts);
  return { exit: exitCodes.usage };
}

/** Shows why there is no SDK, and gives the exit code. */
export function refused(made: { readonly output: boolean; readonly diagnostics: readonly Diagnostic[]; readonly generation?: Findings }, failed: number, reporter: Reporter): ExitCode {
  reporter.diagnostics(made.diagnostics, made.generation?.texts);
  if (made.output) return exitCodes.output;
  reporter.failure(`${count(failed, 'problem')}; the output is left as it was.`);
  return exitCodes.problems;
}

/** Warnings of a run that need not be repeated, because nothing has changed since: how many, and how to see them. */
export function keptQuiet({ warnings, notes }: { readonly warnings: number; readonly notes: number }): string {
  if (warnings + notes === 0) return '';
  const counts = [...(warnings > 0 ? [count(warnings, 'warning')] : []), ...(notes > 0 ? [count(notes, 'note')] : [])];
  return ` The document has ${counts.join(' and ')}, as before; \`sdkwright lint\` shows them.`;
}
