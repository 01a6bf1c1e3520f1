import { pathToFileURL } from 'node:url';
import type { Config } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { displayName } from '../source/location.js';
import { readRelease, ReleaseRecordError } from './record.js';

/** The options of an SDK with the version of its last release; before the first, with what the options say. */
export function withRelease(config: Config, cwd: string): { readonly config: Config } | { readonly diagnostics: readonly Diagnostic[] } {
  try {
    const released = readRelease(config.out);
    return { config: released === undefined ? config : withVersion(config, released.version) };
  } catch (error) {
    if (!(error instanceof ReleaseRecordError)) throw error;
    const file = displayName(pathToFileURL(error.path), cwd);
    const message = `The record of the last release ${file} is damaged, so that the version of the SDK is unknown.`;
    return { diagnostics: [{ code: 'release-record', severity: 'error', message, place: { file } }] };
  }
}

/** The options of an SDK with another version. */
export function withVersion(config: Config, version: string): Config {
  return Object.freeze({ ...config, package: Object.freeze({ ...config.package, version }) });
}
