import type { Overrides } from '../config/resolve.js';
import type { ExitCode } from './exit-codes.js';
import { exitCodes } from './exit-codes.js';
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
