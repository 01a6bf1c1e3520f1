import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Folder of this user for what can be made again: configurations translated to JavaScript, by the hash of their content. By the XDG
 * Base Directory Specification, and its like on macOS and Windows. Nothing depends on it; where it can't be written, nothing is kept.
 */
export function cacheFolder(): string {
  const { XDG_CACHE_HOME: xdg = '', LOCALAPPDATA: local = '' } = process.env;
  if (process.platform === 'win32' && local !== '') return join(local, 'sdkwright', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'sdkwright');
  return join(xdg === '' ? join(homedir(), '.cache') : xdg, 'sdkwright');
}
