// Tries the packed SDK on every runtime: one smoke program, the same assertions everywhere, against one server on loopback.
// Writes docs/runtimes.md, and closes with one plain line of counts.
import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { install } from '../support/install.js';
import { consumerProject, packedSdk } from '../support/package.js';
import { root } from '../support/paths.js';
import { chromium } from './chromium.js';
import { commandLine } from './command-line.js';
import { runtimesPage, type Row } from './page.js';
import type { Outcome, Place, Result, Runtime } from './runtime.js';
import { smokeServer } from './server.js';
import { workerd } from './workerd.js';

install(import.meta.dirname);
const project = await consumerProject(await packedSdk(), 'module');
const rows: Row[] = [];
try {
  await cp(path.join(import.meta.dirname, 'programs'), project, { recursive: true });
  await using server = await smokeServer();
  for (const runtime of [...commandLine, workerd, ...chromium]) rows.push(await tryOn(runtime, { project, origin: server.url }));
} finally {
  await rm(project, { recursive: true });
}

const results = rows.flatMap((row) => row.results);
const failed = results.filter(({ ok }) => !ok).length;
const skipped = rows.filter((row) => row.results.length === 0).length;
// A runtime that was skipped here would be lost from the page.
if (skipped === 0) await writeFile(path.join(root, 'docs/runtimes.md'), runtimesPage(rows));
console.log(`${results.length - failed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
process.exitCode = failed === 0 && results.length > 0 ? 0 : 1;

async function tryOn({ name, run }: Runtime, place: Place): Promise<Row> {
  const outcome = await run(place).catch((error: unknown) => failure(error));
  if ('skipped' in outcome) {
    console.log(`${name}: skipped, since ${outcome.skipped}.`);
    return { name, version: '', results: [] };
  }
  const leak = outcome.printed.includes('0123456789abcdef');
  const all: Result[] = [...outcome.results, { name: 'secrets: what is printed shows none', ok: !leak, ...(leak && { seen: outcome.printed }) }];
  console.log(`${name} (${outcome.version}): ${all.filter(({ ok }) => ok).length} of ${all.length}`);
  for (const { name: assertion, seen } of all.filter(({ ok }) => !ok)) console.log(`  failed: ${assertion}; seen: ${seen}`);
  return { name, version: outcome.version, results: all };
}

function failure(error: unknown): Outcome {
  return { version: 'unknown', results: [{ name: 'the program runs to its end', ok: false, seen: String(error) }], printed: '' };
}
