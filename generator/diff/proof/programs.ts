import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { printCode } from '../../print/code.js';
import type { FileDraft } from '../../emit/emit.js';
import { compile, type Compiler } from './compiler.js';
import { compilerOptions, writeFiles } from './project.js';

/** Programs that use an SDK, compiled with two versions of it. */
export interface ProgramsOutcome {
  /** Programs that compile with the old version. */
  readonly compiled: number;
  /** Those of them that do not compile with the new one, with the first error of each. */
  readonly broken: readonly { readonly program: string; readonly error: string }[];
}

/**
 * Compiles the TypeScript programs of a folder with the sources of two versions of an SDK, as if either were installed.
 *
 * @param folder with the programs; files below it count too, those of `node_modules` do not
 * @param packageName under which they import the SDK
 */
export async function compilePrograms(folder: string, packageName: string, before: readonly FileDraft[], after: readonly FileDraft[], compiler: Compiler): Promise<ProgramsOutcome> {
  const programs = await readPrograms(folder);
  const work = await mkdtemp(join(tmpdir(), 'sdkwright-programs-'));
  try {
    const errorsWith = async (drafts: readonly FileDraft[], name: string): Promise<ReadonlyMap<string, string>> => {
      const base = join(work, name);
      await writeFiles(base, sources(drafts));
      await writeFiles(base, programs, 'programs');
      const paths = { [packageName]: ['./src/index.ts'], [`${packageName}/core`]: ['./src/core-client.ts'], [`${packageName}/*`]: ['./src/*.ts'] };
      const config = { compilerOptions: { ...compilerOptions, paths }, files: [...programs.keys()].map((path) => `programs/${path}`) };
      await writeFiles(base, new Map([['tsconfig.json', JSON.stringify(config)], ['package.json', '{ "type": "module" }\n']]));
      const errors = await compile(compiler, base);
      const own = errors.flatMap(({ file, line, message }) => (file.startsWith('programs/') ? [[file.slice('programs/'.length), `line ${line}: ${message}`] as const] : []));
      return new Map(own.reverse());
    };
    if (programs.size === 0) return { compiled: 0, broken: [] };
    const never = await errorsWith(before, 'old');
    const now = await errorsWith(after, 'new');
    const broken = [...now].flatMap(([program, error]) => (never.has(program) ? [] : [{ program, error }]));
    return { compiled: programs.size - never.size, broken };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function sources(drafts: readonly FileDraft[]): ReadonlyMap<string, string> {
  return new Map(drafts.flatMap((draft): readonly (readonly [string, string])[] => (draft.kind === 'template' || !draft.path.startsWith('src/') ? [] : [[draft.path, draft.kind === 'code' ? printCode(draft.draft) : draft.text]])));
}

async function readPrograms(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile() && /\.[cm]?tsx?$/.test(entry.name)).map((entry) => join(entry.parentPath, entry.name));
  const own = paths.filter((path) => !path.includes(`${sep}node_modules${sep}`)).sort();
  const texts = await Promise.all(own.map(async (path) => [path.slice(folder.length).split(sep).filter((part) => part !== '').join('/'), await readFile(path, 'utf8')] as const));
  return new Map(texts);
}
