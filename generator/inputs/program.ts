import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { templatesFolder } from '../templates.js';

/** Gives the identity of the generator that runs. */
export type ProgramIdentity = () => string;

/** The identity, read once: a process that lasts runs the code that it was started with. */
export function createProgramIdentity(): ProgramIdentity {
  let identity: string | undefined;
  return () => (identity ??= readIdentity());
}

/**
 * SHA-256 of all that makes one generator another: its own code as it runs, its templates, and name and version of every package
 * that it depends on. Two runs of equal identity make equal text of equal inputs.
 */
function readIdentity(): string {
  const hash = createHash('sha256');
  const own = dirname(dirname(fileURLToPath(import.meta.url)));
  const ending = extname(fileURLToPath(import.meta.url));
  const templates = templatesFolder();
  for (const folder of [own, templates]) {
    for (const name of filesIn(folder)) {
      if (folder === own && !name.endsWith(ending)) continue;
      hash.update(`${name}\0`).update(readFileSync(join(folder, name))).update('\0');
    }
  }
  for (const packageText of dependencies(dirname(templates))) hash.update(`${packageText}\0`);
  return hash.digest('hex');
}

/** Paths of all files below a folder with forward slashes, sorted by code point. */
function filesIn(folder: string, prefix = ''): readonly string[] {
  const names = readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesIn(join(folder, entry.name), `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  );
  return prefix === '' ? names.sort() : names;
}

/** `name@version` of the packages that a package depends on, theirs included; sorted by code point. */
function dependencies(folder: string, seen: Set<string> = new Set()): readonly string[] {
  const names = Object.keys(manifestOf(folder).dependencies);
  const found = names.flatMap((name): readonly string[] => {
    const installed = installedFolder(name, folder);
    if (installed === undefined || seen.has(installed)) return [];
    seen.add(installed);
    return [`${name}@${manifestOf(installed).version}`, ...dependencies(installed, seen)];
  });
  return [...new Set(found)].sort();
}

/** Where Node finds a package: the nearest `node_modules` upwards. */
function installedFolder(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
  }
}

function manifestOf(folder: string): { readonly version: string; readonly dependencies: object } {
  const value: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const member = (name: string): unknown => (typeof value === 'object' && value !== null && name in value ? Object.entries(value).find(([key]) => key === name)?.[1] : undefined);
  const [version, packages] = [member('version'), member('dependencies')];
  return { version: typeof version === 'string' ? version : '', dependencies: typeof packages === 'object' && packages !== null ? packages : {} };
}
