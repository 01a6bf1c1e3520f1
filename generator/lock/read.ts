import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from './lock.js';
import { lockFile, parseLock } from './text.js';

/** A lock that cannot be understood: to go on without it would move every name. */
export class LockError extends Error {
  override readonly name = 'LockError';
  readonly path: string;

  constructor(path: string) {
    super(`The lock ${path} is damaged.`);
    this.path = path;
  }
}

/**
 * Reads the lock of an SDK.
 *
 * @param outDir its folder
 * @returns undefined where there is none
 * @throws LockError where there is one that cannot be understood
 */
export function readLock(outDir: string): Lock | undefined {
  const path = join(outDir, lockFile);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw error;
  }
  const lock = parseLock(text);
  if (lock === undefined) throw new LockError(path);
  return lock;
}
