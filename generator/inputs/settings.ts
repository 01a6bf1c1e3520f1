import { dirname, relative, sep } from 'node:path';
import type { Config } from '../config/config.js';
import { isRemote } from '../source/location.js';
import { hashBytes } from './hash.js';

/**
 * SHA-256 of the options of a run, as far as they have a part in what is generated. Paths count from the folder of the document,
 * so that the same project gives the same hash in every checkout.
 *
 * @param templates paths of the user's own templates: one more or less is another setting
 */
export function settingsHash({ out: _out, name: _name, ...config }: Config, templates: readonly string[]): string {
  const folder = inputFolder(config);
  const path = (given: string): string => (isRemote(given) ? given : inputName(given, folder));
  const { spec, custom, overlays = [], refs } = config;
  const folderOfRefs = refs?.folder === undefined ? {} : { folder: path(refs.folder) };
  return hashBytes(stableText({ ...config, spec: path(spec), custom: custom.map(path), overlays: overlays.map(path), refs: { ...refs, ...folderOfRefs }, templates: templates.map(path) }));
}

/** The folder that the names of inputs count from. */
export function inputFolder({ spec }: Pick<Config, 'spec'>): string {
  return dirname(spec);
}

/** The name of an input file in the record of a run. */
export function inputName(path: string, folder: string): string {
  const name = relative(folder, path);
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** JSON whose keys are sorted by code point at every level. */
function stableText(value: unknown): string {
  return JSON.stringify(value, (_, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) : member,
  );
}
