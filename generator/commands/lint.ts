import type { Inspection } from '../pipeline.js';
import { isFailure } from '../run/make.js';
import { customModules, openProjects, type Project } from '../run/project.js';
import { label, worst, type CommandContext, type CommandOptions } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { count } from './reporter.js';

/** `sdkwright lint`: tells what is wrong with the document, and what of it an SDK could not say. Writes nothing, and needs no `out`. */
export async function runLint(options: CommandOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter, cwd } = context;
  const opened = await openProjects({ ...options, cwd }, ['spec']);
  if (!('projects' in opened)) {
    reporter.diagnostics(opened.diagnostics, opened.texts);
    return exitCodes.usage;
  }
  const { inspect } = await import('../pipeline.js');
  const codes: ExitCode[] = [];
  for (const project of opened.projects) {
    const found = await inspect(project.config, { custom: await customModules(project), load: project.load });
    codes.push(report(found, project, context));
  }
  return worst(codes);
}

function report({ diagnostics, texts, summary }: Inspection, { config }: Project, { reporter }: CommandContext): ExitCode {
  reporter.diagnostics(diagnostics, texts);
  const of = (severity: string): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const found = [count(of('error'), 'error'), count(of('warning'), 'warning'), count(of('info'), 'note')].join(', ');
  const operations = summary === undefined ? '' : `${summary.operations} of ${count(summary.declaredOperations, 'operation')} can be generated: `;
  const text = `${label(config)}${diagnostics.length === 0 ? `Nothing is wrong: ${count(summary?.operations ?? 0, 'operation')}.` : `${operations}${found}.`}`;
  if (!diagnostics.some(isFailure(config.strict))) {
    reporter.result(text);
    return exitCodes.ok;
  }
  reporter.failure(text);
  return exitCodes.problems;
}
