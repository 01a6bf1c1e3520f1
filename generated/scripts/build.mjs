// Compiles src/ twice: to ES modules in dist/esm and to CommonJS in dist/cjs, each with its own types.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });

for (const project of ['tsconfig.json', 'tsconfig.cjs.json']) {
  const { status, error } = spawnSync('tsc', ['-p', project], { stdio: 'inherit', shell: true });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

for (const [folder, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
]) {
  mkdirSync(`dist/${folder}`, { recursive: true });
  writeFileSync(`dist/${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false })}\n`);
}
