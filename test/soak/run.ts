// Ten thousand calls of the packed SDK against a server on loopback of which one answer in five is a fault. Prints what came
// of them and what was left behind, and closes with one plain line of counts.
import { execFile } from 'node:child_process';
import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { consumerProject, packedSdk } from '../support/package.js';
import { faultyServer } from './faults.js';

const calls = 10_000;
const lanes = 64;
/** It takes about half a minute; after this long something hangs. */
const patience = 180_000;
/** Between two measurements the heap differs by up to 500 kB; a call that leaves something behind costs 1 to 13 kB. */
const heapSlack = 200 * (calls / 2);

/** What load.mjs prints. */
interface Figures {
  readonly data: number;
  readonly errors: Readonly<Record<string, number>>;
  readonly untyped: Readonly<Record<string, number>>;
  readonly mixedUp: number;
  readonly unhandled: number;
  readonly warnings: readonly string[];
  readonly listeners: number;
  readonly timers: number;
  readonly heap: readonly [number, number];
}

const project = await consumerProject(await packedSdk(), 'module');
try {
  await cp(path.join(import.meta.dirname, 'load.mjs'), path.join(project, 'load.mjs'));
  await using server = await faultyServer();
  const begun = performance.now();
  const { stdout } = await promisify(execFile)(process.execPath, ['--expose-gc', 'load.mjs', server.url, String(calls), String(lanes)], {
    cwd: project,
    timeout: patience,
    killSignal: 'SIGKILL',
  });
  const figures: Figures = JSON.parse(stdout);
  const typed = Object.values(figures.errors).reduce((sum, count) => sum + count, 0);
  const growth = figures.heap[1] - figures.heap[0];
  const share = (count: number): string => `${((100 * count) / server.requests.length).toFixed(1)} %`;
  console.log(`${calls} calls on ${lanes} lanes: ${server.requests.length} requests over ${server.connections()} connections in ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  console.log(`faults: ${[...server.faults].map(([fault, count]) => `${fault} ${share(count)}`).join(', ')}`);
  console.log(`outcomes: data ${figures.data}, ${Object.entries(figures.errors).map(([name, count]) => `${name} ${count}`).join(', ')}`);
  console.log(`heap in use after each half: ${figures.heap.map((bytes) => `${(bytes / 1e6).toFixed(2)} MB`).join(', ')}`);
  const checks: readonly (readonly [string, boolean, unknown])[] = [
    ['each kind of fault came in at least 4 % of the requests', server.faults.size === 4 && [...server.faults.values()].every((count) => count >= 0.04 * server.requests.length), [...server.faults]],
    ['no call is lost: each ends in its data or in an error of the SDK', figures.data + typed === calls && Object.keys(figures.untyped).length === 0, figures.untyped],
    ['no call gets the data of another', figures.mixedUp === 0, figures.mixedUp],
    ['most calls succeed in spite of the faults', figures.data >= 0.8 * calls, figures.data],
    ['no listener is left on the signal that all calls share', figures.listeners === 0, figures.listeners],
    ['no timer is left', figures.timers === 0, figures.timers],
    ['no rejection was unhandled', figures.unhandled === 0, figures.unhandled],
    ['the platform warned of nothing', figures.warnings.length === 0, figures.warnings],
    [`the heap is flat: it grew by less than ${heapSlack} bytes over the second half`, growth < heapSlack, growth],
  ];
  for (const [name, ok, seen] of checks) console.log(ok ? `passed: ${name}` : `failed: ${name}; seen: ${JSON.stringify(seen)}`);
  const failed = checks.filter(([, ok]) => !ok).length;
  console.log(`${checks.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
} finally {
  await rm(project, { recursive: true });
}
