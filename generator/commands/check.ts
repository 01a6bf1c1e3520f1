import { pathToFileURL } from 'node:url';
import { displayName } from '../source/location.js';
import { differences, differenceText } from '../write/compare.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { prepare, type CommandContext, type CommandOptions } from './prepare.js';
import { planOutput } from './sync.js';
import { count } from './reporter.js';

/** `sdkwright check`: tells whether the output is what the document and the configuration give, file by file. Writes nothing. */
export async function runCheck(options: CommandOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter, cwd } = context;
  const prepared = await prepare(options, context);
  if ('exit' in prepared) return prepared.exit;
  const { config, files } = prepared;
  const plan = await planOutput(files, config.out, reporter, cwd);
  if ('exit' in plan) return plan.exit;

  const folder = displayName(pathToFileURL(config.out), cwd);
  const found = differences(plan);
  if (found.length === 0) {
    reporter.result(`${folder} is up to date: ${count(plan.files.size, 'file')}.`);
    return exitCodes.ok;
  }
  reporter.result([...found.map(differenceText), `${folder} differs in ${count(found.length, 'file')}; run \`sdkwright generate\`.`].join('\n'));
  return exitCodes.problems;
}
