import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { placeText } from '../diagnostics/terminal.js';
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
      if (everyWarning({ ...options, verbose: false })) reporter.diagnostics(staleDiagnostics(sdk, folder));
      reporter.result([...changeLines(sdk), ...sdk.differences.map(differenceText), `${label(sdk)}${folder} differs in ${count(sdk.differences.length, 'file')}; run \`sdkwright generate\`.`].join('\n'));
      return exitCodes.problems;
    case 'document':
      reporter.failure(failureText(sdk, options));
      return exitCodes.problems;
    case 'output':
      return exitCodes.output;
  }
}

/** Changes that are told one by one on a screen before the rest is counted. */
const told = 30;

/** "spec/openapi.yaml:210:5 adds client.refunds.create" */
function changeLines({ changes }: CheckedSdk): readonly string[] {
  const lines = changes.map(({ kind, name, place }) => `${place === undefined ? 'the document' : placeText(place)} ${kind} ${name}`);
  return lines.length <= told ? lines : [...lines.slice(0, told), `and ${count(lines.length - told, 'more change')}`];
}

/** The same for machines, at the lines of the document. */
function staleDiagnostics({ changes, differences }: CheckedSdk, folder: string): readonly Diagnostic[] {
  if (changes.length === 0) {
    return [{ code: 'output-stale', severity: 'error', message: `${count(differences.length, 'file')} of ${folder} ${differences.length === 1 ? 'is' : 'are'} not what the document and the configuration give.`, place: { file: folder } }];
  }
  return changes.map(({ kind, name, place }) => ({ code: 'output-stale', severity: 'error', message: `The document ${kind} ${name}; ${folder} ${stands[kind]}.`, ...(place ? { place } : {}) }));
}

const stands = { adds: 'does not have it yet', removes: 'still has it', changes: 'has it as it was' } as const;
