import { watchSdks } from '../watch/watch.js';
import { everyWarning, type CommandContext } from './context.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import { reportGenerated, type GenerateOptions } from './generate.js';

/** `sdkwright generate --watch`: generates whenever something that the SDKs are made from has changed, until it is told to stop. */
export async function runWatch(options: GenerateOptions, context: CommandContext, stop: AbortSignal): Promise<ExitCode> {
  const { reporter, cwd } = context;
  await watchSdks(
    { ...options, cwd, everyWarning: everyWarning(options) },
    ({ diagnostics, texts, sdks, milliseconds }) => {
      reporter.diagnostics(diagnostics, texts);
      for (const sdk of sdks) reportGenerated(sdk, options, milliseconds / sdks.length, context);
      reporter.finish();
    },
    stop,
  );
  return exitCodes.ok;
}
