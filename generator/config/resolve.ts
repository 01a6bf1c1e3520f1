import { dirname, resolve } from 'node:path';
import { isRemote } from '../source/location.js';
import type { Config, UserConfig } from './config.js';
import type { LoadedConfig } from './load.js';

/** What the command line says; it wins over the file. Relative paths count from the working directory. */
export interface Overrides {
  readonly spec?: string;
  readonly out?: string;
  readonly overlay?: readonly string[];
  readonly strict?: boolean;
}

/** An option that a command may be unable to do without. */
export type Needed = 'spec' | 'out';

export type ResolvedConfig = { readonly config: Config } | { readonly missing: readonly Needed[] };

/**
 * Completes the options of a run and freezes them.
 *
 * @param needed options without which the command has nothing to do; `out` is the working directory where it is neither given nor needed
 * @returns the configuration, or the names of the options that neither the file nor the command line gives
 */
export function resolveConfig({ options = {}, path }: Pick<LoadedConfig, 'options' | 'path'>, overrides: Overrides, cwd: string, needed: readonly Needed[] = ['spec', 'out']): ResolvedConfig {
  const folder = path === undefined ? cwd : dirname(path);
  const spec = overrides.spec === undefined ? located(options.spec, folder) : located(overrides.spec, cwd);
  const stated = overrides.out === undefined ? located(options.out, folder) : located(overrides.out, cwd);
  const out = stated ?? (needed.includes('out') ? undefined : cwd);
  if (spec === undefined || out === undefined) {
    return { missing: [...(spec === undefined ? (['spec'] as const) : []), ...(out === undefined ? (['out'] as const) : [])] };
  }
  const config: Config = {
    ...options,
    spec,
    out,
    custom: (options.custom ?? []).map((module) => resolve(folder, module)),
    strict: overrides.strict ?? options.strict ?? false,
    ...overlaysFrom(options, folder, overrides, cwd),
    ...refsFrom(options, folder),
  };
  return { config: freeze(config) };
}

function overlaysFrom({ overlays = [] }: UserConfig, folder: string, { overlay }: Overrides, cwd: string): Pick<UserConfig, 'overlays'> {
  const [paths, base] = overlay === undefined ? [overlays, folder] : [overlay, cwd];
  return paths.length === 0 ? {} : { overlays: paths.map((path) => (isRemote(path) ? path : resolve(base, path))) };
}

function refsFrom({ refs }: UserConfig, folder: string): Pick<UserConfig, 'refs'> {
  if (!refs) return {};
  return { refs: { ...refs, ...(refs.folder === undefined ? {} : { folder: resolve(folder, refs.folder) }) } };
}

function located(path: string | undefined, folder: string): string | undefined {
  return path === undefined || path === '-' || isRemote(path) ? path : resolve(folder, path);
}

function freeze<T extends object>(value: T): Readonly<T> {
  for (const member of Object.values(value)) if (typeof member === 'object' && member !== null) freeze(member);
  return Object.freeze(value);
}
