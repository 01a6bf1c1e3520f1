// Builds src/ as ES modules in dist/esm and as CommonJS in dist/cjs, each with its own types, and in dist/browser for pages.
import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';

rmSync('dist', { recursive: true, force: true });

for (const step of [
  'tsc -p tsconfig.json --emitDeclarationOnly',
  'tsc -p tsconfig.cjs.json --emitDeclarationOnly',
  'rolldown --config scripts/rolldown.config.mjs --log-level warn',
]) {
  const { status, error } = spawnSync(step, { stdio: 'inherit', shell: true });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

for (const [folder, type] of [
  ['esm', 'module'],
  ['cjs', 'commonjs'],
  ['browser', 'module'],
]) {
  writeFileSync(`dist/${folder}/package.json`, `${JSON.stringify({ type, sideEffects: false })}\n`);
}
