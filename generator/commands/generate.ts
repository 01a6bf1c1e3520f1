import type { Summary } from '../pipeline.js';
import { applySync } from '../write/apply.js';
import type { SyncPlan } from '../write/plan.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { prepare, type CommandContext, type CommandOptions } from './prepare.js';
import { conflictDiagnostics, outputFailure, planOutput } from './sync.js';
import { count } from './reporter.js';

export interface GenerateOptions extends CommandOptions {
  /** Overwrites hand edits and writes beside files of others. */
  readonly force?: boolean;
}

/** `sdkwright generate`: writes the SDK and says in one line what was done. Writes nothing where there is an error. */
export async function runGenerate(options: GenerateOptions, context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { reporter, cwd } = context;
  const prepared = await prepare(options, context);
  if ('exit' in prepared) return prepared.exit;
  const { config, files, generation } = prepared;

  const plan = await planOutput(files, config.out, reporter, cwd);
  if ('exit' in plan) return plan.exit;
  const blocking = plan.conflicts.filter(({ reason }) => reason === 'unsafe' || options.force !== true);
  if (blocking.length > 0) {
    reporter.diagnostics(conflictDiagnostics(blocking, config.out, cwd));
    reporter.failure('Nothing was written.');
    return exitCodes.output;
  }
  try {
    await applySync(plan, { force: options.force === true });
  } catch (error) {
    const failure = outputFailure(error, config.out, cwd);
    if (!failure) throw error;
    reporter.diagnostics([failure]);
    return exitCodes.output;
  }
  reporter.result(summaryText(generation.summary, plan, performance.now() - started));
  return exitCodes.ok;
}

/** "45 operations, 38 models, 52 files (3 written, 49 unchanged), 0.8 s" */
function summaryText(summary: Summary | undefined, plan: SyncPlan, milliseconds: number): string {
  const deleted = plan.delete.length > 0 ? `, ${plan.delete.length} deleted` : '';
  return [
    ...(summary ? [operationsText(summary), count(summary.models, 'model'), ...(summary.webhooks > 0 ? [count(summary.webhooks, 'webhook event')] : [])] : []),
    `${count(plan.files.size, 'file')} (${plan.write.length} written, ${plan.unchanged.length} unchanged${deleted})`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(', ');
}

function operationsText({ operations, declaredOperations }: Summary): string {
  return operations === declaredOperations ? count(operations, 'operation') : `${operations} of ${count(declaredOperations, 'operation')}`;
}
