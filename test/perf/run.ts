// Measures one call of the packed SDK against bare fetch, beside other SDKs that do the same work; writes docs/performance.md.
import { execFile } from 'node:child_process';
import { cp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { install } from '../support/install.js';
import { consumerProject, packedSdk } from '../support/package.js';
import { root } from '../support/paths.js';
import { startServer } from './serve.js';
import { performancePage, target, type Measured } from './page.js';

const rounds = 4000;
const others = ['pocketsflow', 'openai', 'stripe'];

install(import.meta.dirname);
const project = await consumerProject(await packedSdk(), 'module');
try {
  for (const name of others) await symlink(path.join(import.meta.dirname, 'node_modules', name), path.join(project, 'node_modules', name), 'junction');
  await cp(path.join(import.meta.dirname, 'calls.mjs'), path.join(project, 'calls.mjs'));
  await using server = await startServer();
  const { stdout } = await promisify(execFile)(process.execPath, ['calls.mjs', server.url, String(rounds)], { cwd: project, timeout: 180_000, maxBuffer: 64 * 1024 * 1024 });
  const times: Readonly<Record<string, readonly number[]>> = JSON.parse(stdout);
  const bare = median(times['fetch'] ?? []);
  const measured: Measured[] = [];
  for (const [name, values] of Object.entries(times)) {
    measured.push({ name, version: name.startsWith('fetch') ? '' : await versionOf(name), ratio: median(values) / bare });
    console.log(`${name}: ${(median(values) / bare).toFixed(3)} times bare fetch (${median(values).toFixed(0)} µs)`);
  }
  await writeFile(path.join(root, 'docs/performance.md'), performancePage(measured, process.versions.node));
  const ratio = measured.find(({ name }) => name === 'pocketsflow-sdk')?.ratio ?? Infinity;
  console.log(`Target ${target.toFixed(2)}: ${ratio <= target ? 'met' : 'not met'}.`);
} finally {
  await rm(project, { recursive: true });
}

async function versionOf(name: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(project, 'node_modules', name, 'package.json'), 'utf8'));
  return version;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
}
