import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { compileRuntime, type Compiled } from '../runtime/compiled.js';

let runtime: Compiled;
beforeAll(async () => {
  runtime = await compileRuntime();
}, 120_000);
afterAll(() => runtime[Symbol.asyncDispose]());

interface Left {
  readonly programs: number;
  readonly succeeded: number;
  readonly failed: Readonly<Record<string, number>>;
  readonly untyped: readonly string[];
  readonly unhandled: readonly string[];
  readonly uncaught: readonly string[];
  readonly warnings: readonly string[];
  readonly listeners: number;
  readonly timers: number;
}

/** Another seed or number of programs, to look for more: `OWNERSHIP_SEED=7 OWNERSHIP_RUNS=50000`. */
const seed = process.env['OWNERSHIP_SEED'] ?? '1';
const runs = process.env['OWNERSHIP_RUNS'] ?? '2000';

it('30 random programs that call, abort, break, read and time out leave no rejection, exception, timer or listener', { timeout: 300_000 }, async () => {
  const script = path.join(import.meta.dirname, 'programs.mjs');
  const { stdout } = await promisify(execFile)(process.execPath, [script, runtime.folder, seed, runs], { maxBuffer: 64 * 1024 * 1024 });
  const left: Left = JSON.parse(stdout);
  const { unhandled, uncaught, untyped, warnings, listeners, timers } = left;
  expect({ unhandled, uncaught, untyped, warnings, listeners, timers }).toEqual({ unhandled: [], uncaught: [], untyped: [], warnings: [], listeners: 0, timers: 0 });
  expect(left.programs).toBe(Number(runs));
  // The programs reach what they are about.
  expect(left.succeeded).toBeGreaterThan(0);
  for (const name of ['AbortError', 'TimeoutError']) expect(left.failed[name], name).toBeGreaterThan(0);
});
