import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, UserConfig } from '../config/config.js';
import { givenConfig, loadConfig, type ConfigLoading } from '../config/load.js';
import { resolveConfig, type Needed, type Overrides, type ResolvedConfig } from '../config/resolve.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { suggest } from '../diagnostics/suggest.js';
import type { InputFile } from '../inputs/record.js';
import type { CustomModule } from '../plan/plan.js';
import type { LoadOptions } from '../source/load.js';
import { withRelease } from '../release/config.js';
import { displayName } from '../source/location.js';
import { readUserTemplates } from './user-templates.js';

/** What a run is told. Relative paths count from `cwd`. */
export interface RunOptions extends Overrides {
  /** The options, or the file that has them; looked for in `cwd` unless given. */
  readonly config?: string | UserConfig;
  /** Folder that a run works in and that places are named from; the process's unless given. */
  readonly cwd?: string;
}

/** The options of an SDK and the user's own files that go into it. */
export interface Project {
  readonly config: Config;
  readonly cwd: string;
  readonly custom: readonly InputFile[];
  readonly templates: readonly InputFile[];
  readonly load: LoadOptions;
}

export interface Projects {
  readonly projects: readonly Project[];
  /** Absolute path of the configuration file; absent where there is none. */
  readonly configFile?: string;
}

/** Why there is no project: nothing to do can be made of the configuration and the command line. */
export interface Unusable {
  readonly diagnostics: readonly Diagnostic[];
  /** The files that diagnostics name. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Loads the configuration, and the user's own files that it names, for each SDK. */
export async function openProjects(options: RunOptions, needed: readonly Needed[], loading: ConfigLoading = {}): Promise<Projects | Unusable> {
  const cwd = options.cwd ?? process.cwd();
  const loaded = typeof options.config === 'object' ? givenConfig(options.config) : await loadConfig(options.config, cwd, loading);
  if (!loaded.options) return loaded;
  const resolved = resolveConfig(loaded, options, cwd, needed);
  if (!('configs' in resolved)) return { diagnostics: [unresolved(resolved, loaded.path)], texts: loaded.texts };
  const projects: Project[] = [];
  for (const resolvedConfig of resolved.configs) {
    const released = withRelease(resolvedConfig, cwd);
    if ('diagnostics' in released) return { diagnostics: released.diagnostics, texts: new Map() };
    const { config } = released;
    const [custom, templates] = [await readCustom(config, cwd), await readUserTemplates(config, cwd)];
    const diagnostics = [...custom.diagnostics, ...templates.diagnostics];
    if (diagnostics.length > 0) return { diagnostics, texts: new Map() };
    const load = { cwd, ...(config.overlays ? { overlays: config.overlays } : {}), ...(config.refs ? { refs: config.refs } : {}) };
    projects.push({ config, cwd, custom: custom.files, templates: templates.files, load });
  }
  return { projects, ...(loaded.path === undefined ? {} : { configFile: loaded.path }) };
}

/** The modules with the names that they export: reading these takes a parser, which is loaded only where there is one. */
export async function customModules({ custom }: Pick<Project, 'custom'>): Promise<readonly CustomModule[]> {
  if (custom.length === 0) return [];
  const { customModule } = await import('../plan/custom.js');
  return custom.map(({ path, text }) => customModule(basename(path, '.ts'), text));
}

function unresolved(resolved: Exclude<ResolvedConfig, { readonly configs: unknown }>, path: string | undefined): Diagnostic {
  const problem = (message: string, fix: string): Diagnostic => ({ code: 'config-option', severity: 'error', message, fix });
  if ('unknown' in resolved) {
    const near = suggest(resolved.unknown, resolved.known);
    const fix = resolved.known.length === 0 ? 'Leave --only out, or name several SDKs in `sdks`.' : near === undefined ? `The SDKs are ${resolved.known.join(', ')}.` : `Did you mean ${near}?`;
    return problem(`The configuration has no SDK called ${resolved.unknown}.`, fix);
  }
  if ('ambiguous' in resolved) {
    return problem(`--${resolved.ambiguous} is meant for one SDK, but the configuration has several.`, `Choose one with --only: ${resolved.known.join(', ')}.`);
  }
  const { missing, sdk } = resolved;
  const flags = missing.map((option) => `--${option}`).join(' and ');
  const has = `has no ${missing.join(' and no ')}${sdk === undefined ? '' : ` for ${sdk}`}, and`;
  const where = path === undefined ? 'There is no configuration file here, and' : `The configuration ${basename(path)} ${has}`;
  return problem(`${where} ${flags} ${missing.length === 1 ? 'is' : 'are'} not given.`, `Pass ${flags}, or write sdkwright.config.ts with \`spec\` and \`out\`.`);
}

async function readCustom(config: Config, cwd: string): Promise<{ readonly files: readonly InputFile[]; readonly diagnostics: readonly Diagnostic[] }> {
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
  return { files, diagnostics };
}
