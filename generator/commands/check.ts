import { pathToFileURL } from 'node:url';
import { check, type CheckedSdk } from '../run/check.js';
import { displayName } from '../source/location.js';
import { differenceText } from '../write/compare.js';
import { asBeforeText, everyWarning, label, worst, type CommandContext, type CommandOptions } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { failureText } from './generate.js';
import { count } from './reporter.js';

/** `sdkwright check`: tells whether the output is what the document and the configuration give, file by file. Writes nothing. */
export async function runCheck(options: CommandOptions, context: CommandContext): Promise<ExitCode> {
  const { reporter, cwd } = context;
  const { sdks, diagnostics, texts } = await check({ ...options, cwd, everyWarning: everyWarning(options) });
  reporter.diagnostics(diagnostics, texts);
  return diagnostics.length > 0 ? exitCodes.usage : worst(sdks.map((sdk) => report(sdk, options, context)));
}

function report(sdk: CheckedSdk, options: CommandOptions, { reporter, cwd }: CommandContext): ExitCode {
  const folder = displayName(pathToFileURL(sdk.out), cwd);
  reporter.diagnostics(sdk.diagnostics, sdk.texts);
  switch (sdk.status) {
    case 'current':
      reporter.result(`${label(sdk)}${folder} is up to date: ${count(sdk.files, 'file')}.${asBeforeText(sdk.asBefore)}`);
      return exitCodes.ok;
    case 'differs':
      reporter.result([...sdk.differences.map(differenceText), `${label(sdk)}${folder} differs in ${count(sdk.differences.length, 'file')}; run \`sdkwright generate\`.`].join('\n'));
      return exitCodes.problems;
    case 'document':
      reporter.failure(failureText(sdk, options));
      return exitCodes.problems;
    case 'output':
      return exitCodes.output;
  }
}
