import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { root, tools } from './paths.js';
import { run } from './run.js';

/** The compilers that an SDK must be readable for: the oldest that is promised, the last of the old line, the native one. */
export type Compiler = '5.9' | '6' | '7';

const packages: Readonly<Record<Compiler, string>> = {
  '5.9': path.join(tools, 'typescript-5.9'),
  '6': path.join(tools, 'typescript-6'),
  '7': path.join(root, 'node_modules/typescript'),
};

/** Where types of Node.js are found, for programs outside the project's folder. */
export const typeRoots: readonly string[] = [path.join(root, 'node_modules/@types')];

/** Every flag by which a careful user of an SDK is stricter than `--strict`. */
export const strictest: Readonly<Record<string, unknown>> = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitOverride: true,
  noImplicitReturns: true,
  noFallthroughCasesInSwitch: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  allowUnreachableCode: false,
  verbatimModuleSyntax: true,
  isolatedModules: true,
  forceConsistentCasingInFileNames: true,
  skipLibCheck: false,
};

/** How modules are found: by Node.js, or by a bundler. */
export const nodenext: Readonly<Record<string, unknown>> = { module: 'nodenext', moduleResolution: 'nodenext', target: 'es2022' };
export const bundler: Readonly<Record<string, unknown>> = { module: 'esnext', moduleResolution: 'bundler', target: 'es2022' };

/** What the compiler of a version is: the text of its `--version`. */
export async function versionOf(compiler: Compiler): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(packages[compiler], 'package.json'), 'utf8'));
  return version;
}

/**
 * Checks a program, as `tsc -p` does.
 *
 * @param folder where the program is; gets a tsconfig of the given name
 * @returns the errors, one a line, files relative to the folder; empty where there are none
 */
export async function typeErrors(
  folder: string,
  compiler: Compiler,
  compilerOptions: Readonly<Record<string, unknown>>,
  include: readonly string[] = ['.'],
  name = 'tsconfig.check.json',
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const config = path.join(folder, name);
  await writeFile(config, JSON.stringify({ compilerOptions: { lib: ['es2022', 'dom', 'dom.iterable', 'dom.asynciterable'], types: [], noEmit: true, ...compilerOptions }, include, exclude: ['**/node_modules'] }));
  const { code, output } = await run(process.execPath, [path.join(packages[compiler], 'bin/tsc'), '-p', config, '--pretty', 'false'], folder);
  const lines = output.split('\n').filter((line) => /error TS\d+/.test(line));
  if (code !== 0 && lines.length === 0) throw new Error(`TypeScript ${compiler} ended with ${code} in ${folder}:\n${output}`);
  return lines;
}

