import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { hashBytes } from '../inputs/hash.js';
import { defaultLimits } from '../source/limits.js';
import { displayName } from '../source/location.js';
import { parseText } from '../source/text/parse.js';
import { createPlacer } from '../source/text/span.js';
import { cacheFolder } from './cache-folder.js';
import { checkConfig, isConfig, type OptionPlace } from './check.js';
import type { UserConfig } from './config.js';

/** The names under which a configuration is looked for, in this order. */
export const configNames: readonly string[] = ['sdkwright.config.ts', 'sdkwright.config.mts', 'sdkwright.config.mjs', 'sdkwright.config.js', 'sdkwright.config.json'];

export interface LoadedConfig {
  /** Absent where the file could not be used; empty where there is none. */
  readonly options?: UserConfig;
  /** Absolute path of the file; absent where there is none. */
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
  /** The text of the file, by the name that places give it. */
  readonly texts: ReadonlyMap<string, string>;
}

export interface ConfigLoading {
  /** Whether the process may have loaded it before, with another content. */
  readonly anew?: boolean;
}

/**
 * Loads the configuration: the file named, or the first of {@link configNames} in the working directory.
 *
 * @param given as with `--config`, relative to `cwd`
 * @returns the options as checked; a file that is named but missing, throws, or has wrong options is a diagnostic
 */
export async function loadConfig(given: string | undefined, cwd: string, loading: ConfigLoading = {}): Promise<LoadedConfig> {
  const path = given === undefined ? configNames.map((name) => resolve(cwd, name)).find((candidate) => existsSync(candidate)) : resolve(cwd, given);
  if (path === undefined) return { options: {}, diagnostics: [], texts: new Map() };
  const display = displayName(pathToFileURL(path), cwd);
  const read = await readConfig(path, display, loading);
  if ('problem' in read) return { path, diagnostics: [read.problem], texts: new Map(read.text === undefined ? [] : [[display, read.text]]) };
  const diagnostics = checkConfig(read.value, read.placeOf);
  const texts = new Map([[display, read.text]]);
  return isConfig(read.value) ? { options: read.value, path, diagnostics, texts } : { path, diagnostics, texts };
}

/** A configuration that a program gives, checked as one that is in a file. */
export function givenConfig(value: UserConfig): LoadedConfig {
  const diagnostics = checkConfig(value, (path) => ({ file: ['config', ...path].join('.') }));
  return { ...(diagnostics.length === 0 ? { options: value } : {}), diagnostics, texts: new Map() };
}

type ReadConfig =
  | { readonly value: unknown; readonly text: string; readonly placeOf: OptionPlace }
  | { readonly problem: Diagnostic; readonly text?: string };

async function readConfig(path: string, display: string, loading: ConfigLoading): Promise<ReadConfig> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch {
    return { problem: { code: 'config-missing', severity: 'error', message: `The configuration ${display} cannot be read.`, place: { file: display } } };
  }
  return extname(path) === '.json' ? readJson(text, display) : readModule(path, text, display, loading);
}

async function readJson(text: string, display: string): Promise<ReadConfig> {
  const parsed = await parseText(text, display, defaultLimits);
  const place = createPlacer(display, text);
  const fault = parsed.problems.find((problem) => problem.severity === 'error');
  if (fault) return { text, problem: { code: fault.code, severity: 'error', message: fault.message, place: place(fault.span) } };
  return { value: parsed.value, text, placeOf: (path) => place(parsed.locate(path, 'key')) };
}

async function readModule(path: string, text: string, display: string, loading: ConfigLoading): Promise<ReadConfig> {
  try {
    const module = await importModule(path, text, loading);
    if (typeof module !== 'object' || module === null || !('default' in module)) {
      return { problem: unreadable(display, 'It has no default export.') };
    }
    return { value: module.default, text, placeOf: optionSearch(text, display) };
  } catch (error) {
    return { problem: unreadable(display, error instanceof Error ? error.message.split('\n', 1)[0] ?? '' : String(error)) };
  }
}

/**
 * By the platform where it can (TypeScript too: Node 22.18 and later, Bun, Deno), else through jiti, which also finds this package
 * where it is not installed beside the file.
 */
async function importModule(path: string, text: string, { anew = false }: ConfigLoading): Promise<unknown> {
  if (!/\.[cm]?ts$/.test(path) || (stripsTypes() && !anew)) {
    try {
      // Modules are kept by their URL.
      return await import(`${pathToFileURL(path).href}${anew ? `?content=${hashBytes(text)}` : ''}`);
    } catch (error) {
      if (!isLeftToJiti(error)) throw error;
    }
  }
  const { createJiti } = await import('jiti');
  return createJiti(import.meta.url, { fsCache: cacheFolder(), moduleCache: false, alias: { sdkwright: ownEntry() } }).import(path);
}

/** A package that is not installed, or syntax that needs more than stripping (enums, parameter properties). */
function isLeftToJiti(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ERR_MODULE_NOT_FOUND' || error.code === 'ERR_UNSUPPORTED_TYPESCRIPT_SYNTAX');
}

function stripsTypes(): boolean {
  const { features } = process;
  return 'typescript' in features && features.typescript !== false && features.typescript !== undefined;
}

/** A configuration imports `defineConfig` from the package that runs it, installed beside it or not. */
function ownEntry(): string {
  return fileURLToPath(new URL('./config.js', import.meta.url));
}

function unreadable(display: string, reason: string): Diagnostic {
  return { code: 'config-unreadable', severity: 'error', message: `The configuration ${display} cannot be loaded. ${reason}`, place: { file: display } };
}

/** A module is not parsed here; the option's name in the text, where it is a key, is its place. */
function optionSearch(text: string, display: string): OptionPlace {
  const place = createPlacer(display, text);
  return (path) => {
    const key = path.at(-1);
    const match = key === undefined ? undefined : [...text.matchAll(/(?<quote>['"]?)(?<name>[\w$-]+)\k<quote>\s*:/g)].find((found) => found.groups?.['name'] === key);
    return match ? place({ start: match.index, end: match.index + (key?.length ?? 0) }) : { file: display };
  };
}
