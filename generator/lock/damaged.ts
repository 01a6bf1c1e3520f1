import { pathToFileURL } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { displayName } from '../source/location.js';
import type { LockError } from './read.js';

/** What people are told of a lock that cannot be understood. */
export function damagedLock({ path }: LockError, cwd: string): Diagnostic {
  const file = displayName(pathToFileURL(path), cwd);
  return { code: 'lock-damaged', severity: 'error', message: `The lock ${file} cannot be read, so that it is unknown what the SDK called things.`, place: { file } };
}
