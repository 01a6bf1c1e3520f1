import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stateFolder } from './manifest.js';

/** Milliseconds after which a lock was left behind, whoever holds it: writing takes a fraction of it. */
const patience = 30_000;

const pause = 20;

/**
 * Runs a step that only one process at a time may do to an output folder. One that died with the lock in its hand loses it at
 * once, one of another machine (a shared folder) after half a minute.
 */
export async function locked<T>(outDir: string, step: () => T | Promise<T>): Promise<T> {
  const lock = join(outDir, stateFolder, 'lock');
  mkdirSync(dirname(lock), { recursive: true });
  while (!taken(lock)) {
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    else await sleep(pause);
  }
  try {
    return await step();
  } finally {
    rmSync(lock, { force: true });
  }
}

function taken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function isAbandoned(lock: string): boolean {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const owner = Number(readFileSync(lock, 'utf8'));
    // An empty file is one that is being written: it has not got its number yet.
    return age > patience || (owner > 0 && owner !== process.pid && !isAlive(owner));
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
