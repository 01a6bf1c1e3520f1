#!/usr/bin/env node
import { Command, CommanderError, Option } from 'commander';
import { exitCodes } from './commands/exit-codes.js';
import { formats } from './commands/formats.js';
import type { CommandContext, CommandOptions } from './commands/context.js';
import type { DiffOptions } from './commands/diff.js';
import type { ReleaseOptions } from './commands/release.js';
import { diffFormats, levels } from './commands/diff-formats.js';
import type { GenerateOptions } from './commands/generate.js';

/** Argument parsing only: each command is loaded when it is called, so that `--help` costs next to nothing. */
function createProgram(finish: (code: number) => void): Command {
  const program = new Command('sdkwright')
    .description('Reads an OpenAPI document and writes a TypeScript SDK.')
    .exitOverride()
    .showHelpAfterError('(sdkwright --help shows the commands and options)')
    .addHelpText('after', '\nExit codes: 0 done, 1 problems or differences, 2 wrong usage or configuration, 3 output folder refused, 70 internal error.');

  withCommonOptions(program.command('generate').description('Write the SDK.'))
    .addOption(out())
    .option('--force', 'overwrite hand edits, and write beside files of others')
    .option('--merge', 'keep hand edits: merge them with what is new')
    .option('--watch', 'generate again when a file that was read has changed, until interrupted')
    .action(async ({ watch, ...options }: GenerateOptions & { readonly watch?: boolean }) => {
      if (watch === true) {
        const { runWatch } = await import('./commands/watch.js');
        finish(await inContext(options, (context) => runWatch(options, context, interrupted())));
        return;
      }
      const { runGenerate } = await import('./commands/generate.js');
      finish(await inContext(options, (context) => runGenerate(options, context)));
    });

  withCommonOptions(program.command('check').description('Tell whether the output is what the document gives; write nothing.'))
    .addOption(out())
    .action(async (options: CommandOptions) => {
      const { runCheck } = await import('./commands/check.js');
      finish(await inContext(options, (context) => runCheck(options, context)));
    });

  withCommonOptions(program.command('lint').description('Tell what is wrong with the document; write nothing.'))
    .argument('[document]', 'the OpenAPI document, as with --spec')
    .action(async (document: string | undefined, options: CommandOptions) => {
      const { runLint } = await import('./commands/lint.js');
      finish(await inContext(options, (context) => runLint(document === undefined ? options : { ...options, spec: document }, context)));
    });

  withProjectOptions(program.command('diff').description('Tell what the SDK has other than an earlier version, and what that asks of its version; write nothing.'))
    .argument('<version>', 'a commit, tag or branch of the repository that the document is in; or another document')
    .option('--prove', 'put the answer to the TypeScript compiler')
    .addOption(new Option('--fail-on <level>', 'end with 1 where the changes ask for this or more').choices(levels))
    .addOption(new Option('--format <format>', 'how the changes are written').choices(diffFormats).default('text'))
    .action(async (version: string, options: DiffOptions) => {
      const { runDiff } = await import('./commands/diff.js');
      finish(await inContext({ verbose: options.verbose ?? false }, (context) => runDiff(version, options, context)));
    });

  withCommonOptions(program.command('release').description('Write the SDK with the version that its changes ask for, and its changelog.'))
    .addOption(out())
    .option('--since <version>', 'what to compare with, in place of the last release: a commit, tag or branch; or a document')
    .option('--set-version <version>', 'the version to release; not less than the changes ask for')
    .option('--programs <folder>', 'programs that use the SDK: what compiled with the last version must compile with this one, unless it is breaking')
    .option('--dry-run', 'tell what the release would be; write nothing but the body')
    .option('--body <file>', 'write the text of a pull request')
    .option('--label', 'print only the label of the release, as semver:minor; nothing where there is no release')
    .option('--branch <name>', 'commit the SDK to a branch of this name, and push it')
    .option('--remote <name>', 'where the branch is pushed to', 'origin')
    .action(async (options: ReleaseOptions) => {
      const { runRelease } = await import('./commands/release.js');
      finish(await inContext(options, (context) => runRelease(options, context)));
    });
  return program;
}

function withCommonOptions(command: Command): Command {
  return withProjectOptions(command).addOption(new Option('--format <format>', 'how problems are reported').choices(formats).default('terminal'));
}

function withProjectOptions(command: Command): Command {
  return command
    .option('--config <file>', 'configuration; sdkwright.config.ts, .mts, .mjs, .js or .json of this folder unless given')
    .option('--spec <path>', 'the OpenAPI document; - reads standard input')
    .option('--overlay <file>', 'an OpenAPI Overlay to apply to the document; may be repeated', (file: string, earlier: readonly string[] = []) => [...earlier, file])
    .option('--only <name>', 'of several SDKs in the configuration, this one; may be repeated', (name: string, earlier: readonly string[] = []) => [...earlier, name])
    .option('--strict', 'take warnings for errors')
    .option('--verbose', 'show every warning');
}

/** Tells when the user, or a supervisor, wants the process to stop. */
function interrupted(): AbortSignal {
  const controller = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => controller.abort());
  return controller.signal;
}

function out(): Option {
  return new Option('--out <folder>', 'where the SDK is');
}

async function inContext(options: Pick<CommandOptions, 'format' | 'verbose'>, run: (context: CommandContext) => Promise<number>): Promise<number> {
  const { createReporter, processStreams } = await import('./commands/reporter.js');
  const reporter = createReporter(processStreams(), options);
  const code = await run({ reporter, cwd: process.cwd() });
  reporter.finish();
  return code;
}

async function main(): Promise<void> {
  try {
    await createProgram((code) => (process.exitCode = code)).parseAsync();
  } catch (error) {
    process.exitCode = error instanceof CommanderError ? (error.exitCode === 0 ? exitCodes.ok : exitCodes.usage) : reportFault(error);
  }
}

/** A fault of the generator: what happened, without the stack unless asked for. */
function reportFault(error: unknown): number {
  const text = error instanceof Error ? ((process.env['SDKWRIGHT_DEBUG'] ?? '') !== '' ? error.stack : error.message) : String(error);
  process.stderr.write(`internal error: ${text}\n  fix: this is a fault of sdkwright; report it with the document. SDKWRIGHT_DEBUG=1 shows where it happened.\n`);
  return exitCodes.internal;
}

await main();
