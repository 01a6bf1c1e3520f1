import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config } from '../config/config.js';
import { loadConfig } from '../config/load.js';
import { resolveConfig, type Needed, type Overrides } from '../config/resolve.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Generation } from '../pipeline.js';
import type { CustomModule } from '../plan/plan.js';
import type { LoadOptions } from '../source/load.js';
import { displayName } from '../source/location.js';
import { exitCodes, type ExitCode } from './exit-codes.js';
import type { Format } from './formats.js';
import { count, type Reporter } from './reporter.js';

/** What every command takes. */
export interface CommandOptions extends Overrides {
  readonly config?: string;
  readonly verbose?: boolean;
  readonly format?: Format;
}

/** What a command works in. */
export interface CommandContext {
  readonly reporter: Reporter;
  /** Absolute path that relative ones count from. */
  readonly cwd: string;
}

/** An SDK in memory; or the exit code, after the reasons have been shown. */
export type Prepared = Refused | { readonly config: Config; readonly files: ReadonlyMap<string, string>; readonly generation: Generation };

/** All that a run reads before the document; or the exit code, after the reasons have been shown. */
export type Project = Refused | { readonly config: Config; readonly custom: readonly CustomModule[]; readonly load: LoadOptions };

interface Refused {
  readonly exit: ExitCode;
}

/**
 * From the command line to the SDK in memory: configuration, document, generation. Shows every diagnostic on the way. Nothing is
 * written.
 */
export async function prepare(options: CommandOptions, context: CommandContext): Promise<Prepared> {
  const { reporter } = context;
  const project = await readProject(options, context, ['spec', 'out']);
  if ('exit' in project) return project;
  const { config, custom, load } = project;
  const [{ generate }, { loadTemplates }] = await Promise.all([import('../pipeline.js'), import('../templates.js')]);
  const generation = await generate(config, { templates: await loadTemplates(), custom, load });
  reporter.diagnostics(generation.diagnostics, generation.texts);
  const { files } = generation;
  const failed = failures(generation.diagnostics, config);
  if (!files || failed > 0) {
    reporter.failure(`${count(failed, 'problem')}; the output is left as it was.`);
    return { exit: exitCodes.problems };
  }
  return { config, files, generation };
}

/** Loads the configuration and the hand-written modules that it names. */
export async function readProject(options: CommandOptions, { reporter, cwd }: CommandContext, needed: readonly Needed[]): Promise<Project> {
  const loaded = await loadConfig(options.config, cwd);
  if (!loaded.options) {
    reporter.diagnostics(loaded.diagnostics, loaded.texts);
    return { exit: exitCodes.usage };
  }
  const resolved = resolveConfig(loaded, options, cwd, needed);
  if ('missing' in resolved) {
    reporter.failure(missingText(resolved.missing, loaded.path));
    return { exit: exitCodes.usage };
  }
  const { config } = resolved;
  const custom = await readCustom(config, cwd);
  if ('problems' in custom) {
    reporter.diagnostics(custom.problems);
    return { exit: exitCodes.usage };
  }
  return { config, custom: custom.modules, load: { cwd, ...(config.overlays ? { overlays: config.overlays } : {}), ...(config.refs ? { refs: config.refs } : {}) } };
}

/** Diagnostics that stop a run: errors, and with `strict` warnings too. */
export function failures(diagnostics: readonly Diagnostic[], { strict }: Config): number {
  return diagnostics.filter(({ severity }) => severity === 'error' || (strict && severity === 'warning')).length;
}

function missingText(missing: readonly Needed[], path: string | undefined): string {
  const flags = missing.map((option) => `--${option}`).join(' and ');
  const where = path === undefined ? 'There is no configuration file here, and' : `The configuration ${basename(path)} has no ${missing.join(' and no ')}, and`;
  return `${where} ${flags} ${missing.length === 1 ? 'is' : 'are'} not given.\n  fix: pass ${flags}, or write sdkwright.config.ts with \`spec\` and \`out\`.`;
}

type Custom = { readonly modules: readonly CustomModule[] } | { readonly problems: readonly Diagnostic[] };

/** Reads the hand-written modules that the configuration names. */
async function readCustom(config: Config, cwd: string): Promise<Custom> {
  if (config.custom.length === 0) return { modules: [] };
  const { customModule } = await import('../plan/custom.js');
  const modules: CustomModule[] = [];
  const problems: Diagnostic[] = [];
  for (const path of config.custom) {
    const name = /^([\p{ID_Continue}$.-]+)\.ts$/u.exec(basename(path))?.[1];
    const display = displayName(pathToFileURL(resolve(cwd, path)), cwd);
    const problem = (message: string, fix: string): void => void problems.push({ code: 'config-option', severity: 'error', message, fix, place: { file: display } });
    if (name === undefined || name.endsWith('.d')) {
      problem(`The custom module ${display} is no TypeScript module.`, 'Name files that end in .ts.');
    } else if (modules.some((module) => module.name.toLowerCase() === name.toLowerCase())) {
      problem(`Two custom modules are called ${name}.`, 'Rename one: both would be copied to the same file.');
    } else {
      try {
        modules.push(customModule(name, await readFile(path, 'utf8')));
      } catch {
        problem(`The custom module ${display} cannot be read.`, 'Correct the path in `custom` of the configuration.');
      }
    }
  }
  return problems.length > 0 ? { problems } : { modules };
}
