import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** A TypeScript that is installed. */
export interface Compiler {
  readonly version: string;
  /** Path of its command line. */
  readonly tsc: string;
}

/**
 * Finds TypeScript: the project's own, else the one beside sdkwright.
 *
 * @param cwd the project
 * @returns undefined where it is not installed
 */
export async function findCompiler(cwd: string): Promise<Compiler | undefined> {
  for (const from of [resolve(cwd, 'package.json'), import.meta.url]) {
    try {
      const path = createRequire(from).resolve('typescript/package.json');
      const manifest: unknown = JSON.parse(await readFile(path, 'utf8'));
      if (typeof manifest === 'object' && manifest !== null && 'version' in manifest && typeof manifest.version === 'string') {
        return { version: manifest.version, tsc: join(dirname(path), 'bin', 'tsc') };
      }
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && (error.code === 'MODULE_NOT_FOUND' || error.code === 'ERR_PACKAGE_PATH_NOT_EXPORTED'))) throw error;
    }
  }
  return undefined;
}

/** An error of the compiler. */
export interface CompilerError {
  /** Relative to the project's folder, forward slashes. */
  readonly file: string;
  /** Counts from 1. */
  readonly line: number;
  readonly message: string;
}

/** Output of a compiler beyond this is a fault. */
const mostOutput = 256 * 1024 * 1024;

/**
 * Checks a project, as `tsc -p` does.
 *
 * @param folder where its tsconfig.json is
 * @throws Error where the compiler itself fails
 */
export async function compile({ tsc }: Compiler, folder: string): Promise<readonly CompilerError[]> {
  const { code, output } = await new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = execFile(process.execPath, [tsc, '-p', 'tsconfig.json', '--pretty', 'false'], { cwd: folder, maxBuffer: mostOutput }, (error, stdout, stderr) => {
      if (error !== null && child.exitCode === null) reject(error);
      else resolve({ code: child.exitCode ?? 0, output: `${stdout}${stderr}` });
    });
  });
  const errors = [...output.matchAll(/^(\S[^\n]*?)\((\d+),\d+\): error (TS\d+: [^\n]*)$/gm)].map(([, file = '', line = '', message = '']) => ({ file: file.replaceAll('\\', '/'), line: Number(line), message }));
  if (code !== 0 && errors.length === 0) throw new Error(`The TypeScript compiler ended with ${code}: ${output.trim().slice(0, 2000)}`);
  return errors;
}
