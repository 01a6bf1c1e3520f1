import type { Summary } from '../pipeline.js';
import { failures, makeSdk } from '../run/make.js';
import { conflictDiagnostics, outputProblem } from '../run/output-problem.js';
import { applySync } from '../write/apply.js';
import { keptQuiet, readProject, refused, type CommandContext, type CommandOptions } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { count } from './reporter.js';

export interface GenerateOptions extends CommandOptions {
  /** Overwrites hand edits and writes beside files of others. */
  readonly force?: boolean;
}

/** `sdkwright generate`: writes the SDK and says in one line what was done. Writes nothing where there is an error. */
export async function runGenerate(options: GenerateOptions, context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { reporter, cwd } = context;
  const project = await readProject(options, context, ['spec', 'out']);
  if ('exit' in project) return project.exit;
  const { config } = project;
  const made = await makeSdk(project, { everyWarning: (options.format ?? 'terminal') !== 'terminal' });
  if (made.kind === 'known') {
    reporter.result(`${summaryText(made.summary, { files: made.files, written: 0, unchanged: made.files, deleted: 0 }, performance.now() - started)}${keptQuiet(made).replace(/^(?=.)/, '.')}`);
    return exitCodes.ok;
  }
  if (made.kind === 'refused') return refused(made, failures(made.diagnostics, config), reporter);

  const { generation, plan } = made;
  reporter.diagnostics(generation.diagnostics, generation.texts);
  const blocking = plan.conflicts.filter(({ reason }) => reason === 'unsafe' || options.force !== true);
  if (blocking.length > 0) {
    reporter.diagnostics(conflictDiagnostics(blocking, config.out, cwd));
    reporter.failure('Nothing was written.');
    return exitCodes.output;
  }
  const applied = await outputProblem(config.out, cwd, () => applySync(plan, { force: options.force === true }));
  if (applied) {
    reporter.diagnostics(applied.diagnostics);
    return exitCodes.output;
  }
  const files = { files: plan.files.size, written: plan.write.length, unchanged: plan.unchanged.length, deleted: plan.delete.size };
  reporter.result(summaryText(generation.summary, files, performance.now() - started));
  return exitCodes.ok;
}

interface FileCounts {
  readonly files: number;
  readonly written: number;
  readonly unchanged: number;
  readonly deleted: number;
}

/** "45 operations, 38 models, 52 files (3 written, 49 unchanged), 0.8 s" */
function summaryText(summary: Summary | undefined, { files, written, unchanged, deleted }: FileCounts, milliseconds: number): string {
  return [
    ...(summary ? [operationsText(summary), count(summary.models, 'model'), ...(summary.webhooks > 0 ? [count(summary.webhooks, 'webhook event')] : [])] : []),
    `${count(files, 'file')} (${written} written, ${unchanged} unchanged${deleted > 0 ? `, ${deleted} deleted` : ''})`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(', ');
}

function operationsText({ operations, declaredOperations }: Summary): string {
  return operations === declaredOperations ? count(operations, 'operation') : `${operations} of ${count(declaredOperations, 'operation')}`;
}
