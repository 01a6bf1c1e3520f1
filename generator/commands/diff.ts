import { renderReportJson } from '../diff/render/json.js';
import { renderMarkdown } from '../diff/render/markdown.js';
import { renderText } from '../diff/render/text.js';
import type { DiffReport } from '../diff/report.js';
import type { Level } from '../diff/rules.js';
import { diffProject } from '../run/diff.js';
import { readProject, type CommandContext, type CommandOptions } from './context.js';
import type { DiffFormat } from './diff-formats.js';
import { exitCodes, type ExitCode } from './exit-codes.js';

export interface DiffOptions extends Omit<CommandOptions, 'format'> {
  readonly format?: DiffFormat;
  /** Puts the rules to the TypeScript compiler. */
  readonly prove?: boolean;
  /** The level from which on the exit code tells that there are changes. */
  readonly failOn?: Level;
}

/** `sdkwright diff`: tells what the SDK has other than that of an earlier document, and what the version should do. Writes nothing, and needs no `out`. */
export async function runDiff(named: string, { format, prove = false, failOn, ...options }: DiffOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter } = context;
  const project = await readProject(options, context, ['spec']);
  if ('exit' in project) return project.exit;
  const outcome = await diffProject(named, project, prove);
  if ('diagnostics' in outcome) {
    reporter.diagnostics(outcome.diagnostics, outcome.texts);
    return outcome.diagnostics.some(({ code }) => code === 'version-unknown' || code === 'compiler-missing') ? exitCodes.usage : exitCodes.problems;
  }
  const { report } = outcome;
  reporter.result(rendered(report, format).trimEnd());
  if ((report.proof?.disagreements.length ?? 0) > 0) {
    reporter.failure(disagreementText(report));
    return exitCodes.internal;
  }
  return failOn !== undefined && reaches(report.advice, failOn) ? exitCodes.problems : exitCodes.ok;
}

function rendered(report: DiffReport, format: DiffFormat | undefined): string {
  switch (format) {
    case 'json':
      return renderReportJson(report);
    case 'markdown':
      return report.changes.length === 0 ? 'Nothing differs.\n' : renderMarkdown(report, { places: true });
    default:
      return renderText(report);
  }
}

/** Why a comparison is not to be trusted, and what to do about it. */
export function disagreementText({ proof }: DiffReport): string {
  const lines = (proof?.disagreements ?? []).map((line) => `  ${line}`);
  return ['internal error: the rules and the TypeScript compiler disagree:', ...lines, '  fix: this is a fault of sdkwright; report it with both documents.'].join('\n');
}

const order: readonly Level[] = ['patch', 'minor', 'major'];

function reaches(level: Level | undefined, limit: Level): boolean {
  return level !== undefined && order.indexOf(level) >= order.indexOf(limit);
}
