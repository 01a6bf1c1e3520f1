import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load.js';
import { resolveConfig, type Needed, type Overrides } from '../config/resolve.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { InputFile } from '../inputs/record.js';
import type { CustomModule } from '../plan/plan.js';
import type { LoadOptions } from '../source/load.js';
import { displayName } from '../source/location.js';

/** What a run is told. Relative paths count from `cwd`. */
export interface RunOptions extends Overrides {
  /** The configuration file; looked for in `cwd` unless given. */
  readonly config?: string;
  /** Folder that a run works in and that places are named from; the process's unless given. */
  readonly cwd?: string;
}

/** The options of an SDK and the hand-written files that go into it. */
export interface Project {
  readonly config: Config;
  readonly cwd: string;
  readonly custom: readonly InputFile[];
  readonly load: LoadOptions;
}

/** Why there is no project: nothing to do can be made of the configuration and the command line. */
export interface Unusable {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that diagnostics name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads the configuration and the hand-written modules that it names. */
export async function openProject(options: RunOptions, needed: readonly Needed[]): Promise<Project | Unusable> {
  const cwd = options.cwd ?? process.cwd();
  const loaded = await loadConfig(options.config, cwd);
  if (!loaded.options) return loaded;
  const resolved = resolveConfig(loaded, options, cwd, needed);
  if ('missing' in resolved) return { diagnostics: [missing(resolved.missing, loaded.path)], texts: loaded.texts };
  const { config } = resolved;
  const custom = await readCustom(config, cwd);
  if ('diagnostics' in custom) return custom;
  return { config, cwd, custom: custom.files, load: { cwd, ...(config.overlays ? { overlays: config.overlays } : {}), ...(config.refs ? { refs: config.refs } : {}) } };
}

/** The modules with the names that they export: reading these takes a parser, which is loaded only where there is one. */
export async function customModules({ custom }: Project): Promise<readonly CustomModule[]> {
  if (custom.length === 0) return [];
  const { customModule } = await import('../plan/custom.js');
  return custom.map(({ path, text }) => customModule(basename(path, '.ts'), text));
}

function missing(options: readonly Needed[], path: string | undefined): Diagnostic {
  const flags = options.map((option) => `--${option}`).join(' and ');
  const where = path === undefined ? 'There is no configuration file here, and' : `The configuration ${basename(path)} has no ${options.join(' and no ')}, and`;
  return {
    code: 'config-option',
    severity: 'error',
    message: `${where} ${flags} ${options.length === 1 ? 'is' : 'are'} not given.`,
    fix: `Pass ${flags}, or write sdkwright.config.ts with \`spec\` and \`out\`.`,
  };
}

async function readCustom(config: Config, cwd: string): Promise<{ readonly files: readonly InputFile[] } | Unusable> {
  const files: InputFile[] = [];
  const diagnostics: Diagnostic[] = [];
  const names = new Set<string>();
  for (const path of config.custom) {
    const name = /^([\p{ID_Continue}$.-]+)\.ts$/u.exec(basename(path))?.[1];
    const display = displayName(pathToFileURL(path), cwd);
    const problem = (message: string, fix: string): void => void diagnostics.push({ code: 'config-option', severity: 'error', message, fix, place: { file: display } });
    if (name === undefined || name.endsWith('.d')) {
      problem(`The custom module ${display} is no TypeScript module.`, 'Name files that end in .ts.');
    } else if (names.has(name.toLowerCase())) {
      problem(`Two custom modules are called ${name}.`, 'Rename one: both would be copied to the same file.');
    } else {
      names.add(name.toLowerCase());
      try {
        files.push({ path, text: await readFile(path, 'utf8') });
      } catch {
        problem(`The custom module ${display} cannot be read.`, 'Correct the path in `custom` of the configuration.');
      }
    }
  }
  return diagnostics.length > 0 ? { diagnostics, texts: new Map() } : { files };
}
