import { failures } from '../run/make.js';
import { customModules } from '../run/project.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { readProject, type CommandContext, type CommandOptions } from './context.js';
import { count } from './reporter.js';

/** `sdkwright lint`: tells what is wrong with the document, and what of it an SDK could not say. Writes nothing, and needs no `out`. */
export async function runLint(options: CommandOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter } = context;
  const project = await readProject(options, context, ['spec']);
  if ('exit' in project) return project.exit;
  const { config, load } = project;
  const { inspect } = await import('../pipeline.js');
  const { diagnostics, texts, summary } = await inspect(config, { custom: await customModules(project), load });
  reporter.diagnostics(diagnostics, texts);

  const of = (severity: string): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const found = [count(of('error'), 'error'), count(of('warning'), 'warning'), count(of('info'), 'note')].join(', ');
  const operations = summary === undefined ? '' : `${summary.operations} of ${count(summary.declaredOperations, 'operation')} can be generated: `;
  const text = diagnostics.length === 0 ? `Nothing is wrong: ${count(summary?.operations ?? 0, 'operation')}.` : `${operations}${found}.`;
  if (failures(diagnostics, config) === 0) {
    reporter.result(text);
    return exitCodes.ok;
  }
  reporter.failure(text);
  return exitCodes.problems;
}
