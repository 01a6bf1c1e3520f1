import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs the tools that only tests need (test/tools/package.json: Prism, older TypeScripts) where they are missing
 * or out of date, so that installing the project itself stays small.
 */
export default function setup(): void {
  const folder = path.join(import.meta.dirname, 'tools');
  const unlock = lock(path.join(folder, '.installing'));
  try {
    install(folder);
  } finally {
    unlock();
  }
}

function install(folder: string): void {
  const lock = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const stamp = path.join(folder, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: folder, stdio: 'inherit', shell: true });
  if (status !== 0) throw new Error('The tools of the tests could not be installed: run "npm ci" in test/tools to see why.');
  writeFileSync(stamp, lock);
}

/** Two runs at once must not install into one folder: the second waits for the first. A lock that is ten minutes old was left by a killed run. */
function lock(folder: string): () => void {
  for (;;) {
    try {
      mkdirSync(folder);
      return () => rmSync(folder, { recursive: true, force: true });
    } catch {
      const age = Date.now() - (statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
      if (age > 600_000) rmSync(folder, { recursive: true, force: true });
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}
