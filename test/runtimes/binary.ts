import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

const exec = promisify(execFile);

/** A whole smoke program takes five seconds; one that takes this long hangs. */
export const patience: number = 60_000;

/** The path of a file in the packages of this folder; undefined where the package is not made for this platform. */
export function installed(file: string): string | undefined {
  const found = path.join(import.meta.dirname, 'node_modules', file);
  return existsSync(found) ? found : undefined;
}

export const otherPlatform: string = `its package is made for Linux on x64, and this is ${process.platform} on ${process.arch}`;

/** The version that a program says it has. */
export async function versionOf(binary: string): Promise<string> {
  const { stdout } = await exec(binary, ['--version']);
  return /\d[\d.-]*\d/.exec(stdout)?.[0] ?? stdout.trim();
}

/**
 * Runs a program until it ends by itself.
 *
 * @returns what it wrote, standard error first, standard output last
 * @throws Error with what it wrote, where it fails or does not end
 */
export async function runToEnd(binary: string, args: readonly string[], cwd: string): Promise<string> {
  const { NODE_OPTIONS: _, POCKETSFLOW_API_KEY: __, ...env } = process.env;
  const { stdout, stderr } = await exec(binary, args, { cwd, env: { ...env, NO_COLOR: '1' }, timeout: patience, killSignal: 'SIGKILL', maxBuffer: 16 * 1024 * 1024 });
  return stderr + stdout;
}
