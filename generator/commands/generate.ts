import { isFailure } from '../run/make.js';
import type { Summary } from '../pipeline.js';
import { generate, type GeneratedSdk } from '../run/generate.js';
import { asBeforeText, everyWarning, label, worst, type CommandContext, type CommandOptions } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { count } from './reporter.js';

export interface GenerateOptions extends CommandOptions {
  /** Overwrites hand edits and writes beside files of others. */
  readonly force?: boolean;
  /** Keeps hand edits: merges them with the new text. */
  readonly merge?: boolean;
}

/** `sdkwright generate`: writes the SDKs and says in one line for each what was done. Writes nothing of an SDK where there is an error. */
export async function runGenerate(options: GenerateOptions, context: CommandContext): Promise<ExitCode> {
  const started = performance.now();
  const { reporter, cwd } = context;
  const { sdks, diagnostics, texts } = await generate({ ...options, cwd, everyWarning: everyWarning(options) });
  reporter.diagnostics(diagnostics, texts);
  if (diagnostics.length > 0) return exitCodes.usage;
  const milliseconds = (performance.now() - started) / sdks.length;
  return worst(sdks.map((sdk) => reportGenerated(sdk, options, milliseconds, context)));
}

/** Says what was done about one SDK. */
export function reportGenerated(sdk: GeneratedSdk, options: CommandOptions, milliseconds: number, { reporter }: CommandContext): ExitCode {
  reporter.diagnostics(sdk.diagnostics, sdk.texts);
  switch (sdk.status) {
    case 'written':
    case 'unchanged': {
      const asBefore = asBeforeText(sdk.asBefore);
      reporter.result(`${label(sdk)}${summaryText(sdk, milliseconds)}${asBefore === '' ? '' : `.${asBefore}`}`);
      return exitCodes.ok;
    }
    case 'conflicts':
      reporter.failure(`${label(sdk)}${summaryText(sdk, milliseconds)}; settle the conflicts that are marked, then run \`sdkwright generate --merge\` again.`);
      return exitCodes.problems;
    case 'document':
      reporter.failure(failureText(sdk, options));
      return exitCodes.problems;
    case 'output':
      reporter.failure(`${label(sdk)}Nothing was written.`);
      return exitCodes.output;
  }
}

/** Why there is no SDK: how many problems stand in its way. */
export function failureText(sdk: Pick<GeneratedSdk, 'name' | 'diagnostics'>, { strict = false }: CommandOptions): string {
  const errors = sdk.diagnostics.filter(isFailure(false)).length;
  const failed = strict || errors === 0 ? sdk.diagnostics.filter(isFailure(true)).length : errors;
  return `${label(sdk)}${count(failed, 'problem')}; the output is left as it was.`;
}

/** "45 operations, 38 models, 52 files (3 written, 49 unchanged), 0.8 s" */
function summaryText({ summary, files: { written, deleted, unchanged } }: GeneratedSdk, milliseconds: number): string {
  return [
    ...(summary ? [operationsText(summary), count(summary.models, 'model'), ...(summary.webhooks > 0 ? [count(summary.webhooks, 'webhook event')] : [])] : []),
    `${count(written.length + unchanged, 'file')} (${written.length} written, ${unchanged} unchanged${deleted.length > 0 ? `, ${deleted.length} deleted` : ''})`,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ].join(', ');
}

function operationsText({ operations, declaredOperations }: Summary): string {
  return operations === declaredOperations ? count(operations, 'operation') : `${operations} of ${count(declaredOperations, 'operation')}`;
}
