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
  /** Names of the SDKs to work on, where the configuration has several; all of them unless given. */
  readonly only?: readonly string[];
}

/** An option that a command may be unable to do without. */
export type Needed = 'spec' | 'out';

export type ResolvedConfig =
  | { readonly configs: readonly Config[] }
  /** Options that neither the file nor the command line gives. */
  | { readonly missing: readonly Needed[]; readonly sdk?: string }
  /** A name that no SDK has. */
  | { readonly unknown: string; readonly known: readonly string[] }
  /** An option of the command line that can only be meant for one SDK. */
  | { readonly ambiguous: Needed; readonly known: readonly string[] };

type Loaded = Pick<LoadedConfig, 'options' | 'path'>;

/**
 * Completes the options of a run and freezes them: one configuration for each SDK.
 *
 * @param needed options without which the command has nothing to do; `out` is the working directory where it is neither given nor needed
 */
export function resolveConfig({ options = {}, path }: Loaded, overrides: Overrides, cwd: string, needed: readonly Needed[] = ['spec', 'out']): ResolvedConfig {
  const { sdks, ...common } = options;
  const known = Object.keys(sdks ?? {});
  const unknown = overrides.only?.find((name) => !known.includes(name));
  if (unknown !== undefined) return { unknown, known };
  const names = overrides.only ?? known;
  const ambiguous = (['spec', 'out'] as const).find((option) => overrides[option] !== undefined && names.length > 1);
  if (ambiguous !== undefined) return { ambiguous, known };

  const configs: Config[] = [];
  for (const name of names.length > 0 ? names : [undefined]) {
    const own = name === undefined ? {} : (sdks?.[name] ?? {});
    const merged = { ...common, ...own, ...(common.package && own.package ? { package: { ...common.package, ...own.package } } : {}) };
    const resolved = resolveOne({ options: merged, ...(path === undefined ? {} : { path }) }, overrides, cwd, needed);
    if ('missing' in resolved) return { ...resolved, ...(name === undefined ? {} : { sdk: name }) };
    configs.push(freeze({ ...resolved, ...(name === undefined ? {} : { name }) }));
  }
  return { configs };
}

function resolveOne({ options = {}, path }: Loaded, overrides: Overrides, cwd: string, needed: readonly Needed[]): Config | { readonly missing: readonly Needed[] } {
  const folder = path === undefined ? cwd : dirname(path);
  const spec = overrides.spec === undefined ? located(options.spec, folder) : located(overrides.spec, cwd);
  const stated = overrides.out === undefined ? located(options.out, folder) : located(overrides.out, cwd);
  const out = stated ?? (needed.includes('out') ? undefined : cwd);
  if (spec === undefined || out === undefined) {
    return { missing: [...(spec === undefined ? (['spec'] as const) : []), ...(out === undefined ? (['out'] as const) : [])] };
  }
  return {
    ...options,
    spec,
    out,
    custom: (options.custom ?? []).map((module) => resolve(folder, module)),
    strict: overrides.strict ?? options.strict ?? false,
    ...(options.templates === undefined ? {} : { templates: resolve(folder, options.templates) }),
    ...overlaysFrom(options, folder, overrides, cwd),
    ...refsFrom(options, folder),
  };
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
