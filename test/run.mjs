// Runs the tests with vitest and closes with one plain line of counts. Arguments are passed on to vitest.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

const require = createRequire(import.meta.url);
const vitest = path.join(path.dirname(require.resolve('vitest/package.json')), 'vitest.mjs');
const folder = mkdtempSync(path.join(tmpdir(), 'sdkwright-test-'));
const report = path.join(folder, 'report.json');

try {
  const { status, error } = spawnSync(
    process.execPath,
    [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...process.argv.slice(2)],
    { stdio: 'inherit' },
  );
  if (error) throw error;
  const { numPassedTests, numFailedTests, numPendingTests, numFailedTestSuites, numTotalTests } = JSON.parse(readFileSync(report, 'utf8'));
  // A suite that does not load has no failed test in it; it counts as one.
  const failed = Math.max(numFailedTests, status === 0 ? 0 : Math.min(1, numFailedTestSuites || 1));
  const skipped = numPendingTests > 0 ? `, ${numPendingTests} skipped` : '';
  console.log(`${numPassedTests} passed, ${failed} failed${skipped}`);
  process.exitCode = status === 0 && numTotalTests > 0 && failed === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
