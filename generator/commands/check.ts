import { pathToFileURL } from 'node:url';
import { failures, makeSdk } from '../run/make.js';
import { displayName } from '../source/location.js';
import { differences, differenceText } from '../write/compare.js';
import { keptQuiet, readProject, refused, type CommandContext, type CommandOptions } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { count } from './reporter.js';

/** `sdkwright check`: tells whether the output is what the document and the configuration give, file by file. Writes nothing. */
export async function runCheck(options: CommandOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter, cwd } = context;
  const project = await readProject(options, context, ['spec', 'out']);
  if ('exit' in project) return project.exit;
  const { config } = project;
  const folder = displayName(pathToFileURL(config.out), cwd);
  const made = await makeSdk(project, { everyWarning: (options.format ?? 'terminal') !== 'terminal' });
  if (made.kind === 'known') {
    reporter.result(`${folder} is up to date: ${count(made.files, 'file')}.${keptQuiet(made)}`);
    return exitCodes.ok;
  }
  if (made.kind === 'refused') return refused(made, failures(made.diagnostics, config), reporter);

  const { generation, plan } = made;
  reporter.diagnostics(generation.diagnostics, generation.texts);
  const found = differences(plan);
  if (found.length === 0) {
    reporter.result(`${folder} is up to date: ${count(plan.files.size, 'file')}.`);
    return exitCodes.ok;
  }
  reporter.result([...found.map(differenceText), `${folder} differs in ${count(found.length, 'file')}; run \`sdkwright generate\`.`].join('\n'));
  return exitCodes.problems;
}
