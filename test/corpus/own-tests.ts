import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateFrom } from '../support/generate.js';
import { root } from '../support/paths.js';
import { run } from '../support/run.js';
import { temporaryFolder, writeTree } from '../support/tree.js';
import type { CorpusDocument } from './documents.js';

const rolldown = path.join(root, 'node_modules/rolldown/bin/cli.mjs');

/**
 * Declares a test for every document: the tests that its SDK comes with pass. The SDK is built by its own build but for the
 * types, which another stage checks.
 */
export function proveOwnTests(documents: readonly CorpusDocument[]): void {
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder('own-tests');
  });
  afterAll(() => rm(folder, { recursive: true }));

  describe.concurrent.each(documents)('$name', ({ name, spec, config }) => {
    it('passes the tests that it comes with', async ({ expect: that }) => {
      const { files = new Map<string, string>() } = await generateFrom(spec, config);
      const sdk = path.join(folder, name);
      await writeTree(sdk, files);
      await build(sdk);
      const { code, stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'test/operations.test.mjs'], sdk);
      await rm(sdk, { recursive: true });
      that(failures(stdout)).toEqual([]);
      that(code).toBe(0);
      that(count(stdout, 'pass')).toBeGreaterThan([...files.keys()].some((file) => file.startsWith('test/cases/')) ? 1 : -1);
    }, 900_000);
  });
}

/** What `npm run build` of an SDK does, without the types. */
async function build(sdk: string): Promise<void> {
  const { code, output } = await run(process.execPath, [rolldown, '--config', 'scripts/rolldown.config.mjs', '--log-level', 'warn'], sdk);
  expect(code, output).toBe(0);
  await mkdir(path.join(sdk, 'dist/cjs'), { recursive: true });
  await writeFile(path.join(sdk, 'dist/cjs/package.json'), '{"type":"commonjs"}');
}

/** The names and the errors of the tests that failed, from a report in the Test Anything Protocol. */
function failures(report: string): readonly string[] {
  const lines = report.split('\n');
  return lines.flatMap((line, index) => (/^\s*not ok /.test(line) && !/subtestsFailed/.test(lines.slice(index, index + 12).join('\n')) ? [lines.slice(index, index + 30).join('\n')] : [])).slice(0, 5);
}

function count(report: string, what: 'pass' | 'fail'): number {
  return Number(new RegExp(`^# ${what} (\\d+)$`, 'mu').exec(report)?.[1] ?? 0);
}
