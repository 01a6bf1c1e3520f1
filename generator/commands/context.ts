import type { Needed, Overrides } from '../config/resolve.js';
import { openProjects, type Project } from '../run/project.js';
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

/** The one project that a command works on; or the exit code, after the reasons have been shown. */
export async function readProject(options: CommandOptions, { reporter, cwd }: CommandContext, needed: readonly Needed[]): Promise<Project | { readonly exit: ExitCode }> {
  const opened = await openProjects({ ...options, cwd }, needed);
  if (!('projects' in opened)) {
    reporter.diagnostics(opened.diagnostics, opened.texts);
    return { exit: exitCodes.usage };
  }
  const [project, ...others] = opened.projects;
  if (project && others.length === 0) return project;
  const names = opened.projects.map(({ config }) => config.name).join(', ');
  reporter.diagnostics([{ code: 'config-option', severity: 'error', message: 'The command works on one SDK, but the configuration has several.', fix: `Choose one with --only: ${names}.` }]);
  return { exit: exitCodes.usage };
}

/** Whether problems must be told one by one: machines can't be told that they are as before. */
export function everyWarning({ format = 'terminal', verbose = false }: CommandOptions): boolean {
  return format !== 'terminal' || verbose;
}

/** Warnings of a run that need not be repeated, because nothing has changed since: how many, and how to see them. */
export function asBeforeText({ warnings, notes }: { readonly warnings: number; readonly notes: number }): string {
  if (warnings + notes === 0) return '';
  const counts = [...(warnings > 0 ? [count(warnings, 'warning')] : []), ...(notes > 0 ? [count(notes, 'note')] : [])];
  return ` The document has ${counts.join(' and ')}, as before; \`sdkwright lint\` shows them.`;
}

/** `admin: ` before a line about one of several SDKs. */
export function label({ name }: { readonly name?: string }): string {
  return name === undefined ? '' : `${name}: `;
}

/** The exit code of several: a refused output counts for most. */
export function worst(codes: readonly ExitCode[]): ExitCode {
  return codes.reduce((worse, code) => (code > worse ? code : worse), exitCodes.ok);
}
