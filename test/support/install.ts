import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Installs the packages of a folder that has a package.json and a lock of its own, where they are missing or out of date:
 * what only some tests need stays out of the installation of the project. No package's own scripts are run.
 *
 * @throws Error where npm fails
 */
export function install(folder: string): void {
  const unlock = lock(path.join(folder, '.installing'));
  try {
    installLocked(folder);
  } finally {
    unlock();
  }
}

function installLocked(folder: string): void {
  const wanted = readFileSync(path.join(folder, 'package-lock.json'), 'utf8');
  const stamp = path.join(folder, 'node_modules', '.installed-lock.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: true });
  if (status !== 0) throw new Error(`Packages that tests need could not be installed: run "npm ${args.join(' ')}" in ${folder} to see why.`);
  writeFileSync(stamp, wanted);
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
