import { installed, otherPlatform, runToEnd, versionOf } from './binary.js';
import type { Result, Runtime } from './runtime.js';

/** Runtimes that are started with a program and print what it prints. */
export const commandLine: readonly Runtime[] = [
  ...['20', '22', '24', '26'].flatMap((major) => [
    onCommandLine(`Node.js ${major}, ES modules`, `node-${major}/bin/node`, ['module.mjs']),
    onCommandLine(`Node.js ${major}, CommonJS`, `node-${major}/bin/node`, ['script.cjs']),
  ]),
  onCommandLine('Bun', '@oven/bun-linux-x64/bin/bun', ['module.mjs']),
  // Nothing but the network is allowed: the environment is not readable, as it is by default.
  onCommandLine('Deno', '@deno/linux-x64-glibc/deno', ['run', '--no-prompt', '--allow-net=127.0.0.1', 'module.mjs']),
];

function onCommandLine(name: string, file: string, args: readonly string[]): Runtime {
  return {
    name,
    async run({ project, origin }) {
      const binary = installed(file);
      if (binary === undefined) return { skipped: otherPlatform };
      const lines = (await runToEnd(binary, [...args, origin], project)).trimEnd().split('\n');
      const results: Result[] = JSON.parse(lines.pop() ?? '');
      return { version: await versionOf(binary), results, printed: lines.join('\n') };
    },
  };
}
