// Takes out one piece of behaviour after the other, in a copy of the project, and sees whether a test of its line in the contract
// notices: `npm run test:mutation [line …]`.
import { spawn } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { install } from '../support/install.js';
import { root } from '../support/paths.js';
import { mutations, type Mutation } from './mutations.js';

/** The tests of the contract; those of the enum's type are programs in the scenarios. */
const suites = ['test/runtime/', 'test/runtime-codecs/', 'test/runtime-streams/', 'test/features/', 'test/webhooks/', 'test/ownership/', 'test/scenarios/'];

interface Report {
  readonly testResults: readonly { readonly name: string; readonly status: string; readonly message: string; readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[] }[];
}

/** A test that ran: its file below the root, its name with those of its groups. */
interface Ran {
  readonly file: string;
  readonly name: string;
  readonly failed: boolean;
}

// Some suites send with the fetches of other packages.
install(path.join(root, 'test/tools'));
const asked = process.argv.slice(2).map(Number);
const chosen = asked.length === 0 ? mutations : mutations.filter(({ line }) => asked.includes(line));
const queue = [...chosen];
const missed: string[] = [];
const sound = await inCopy((copy) => run(copy, suites));
const broken = sound.filter(({ failed }) => failed);
if (broken.length > 0) throw new Error(`Tests fail without any mutation: ${broken.map(({ name }) => name).join('; ')}`);
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, () => inCopy(work)));
console.log(`${chosen.length - missed.length} passed, ${missed.length} failed`);
process.exitCode = missed.length === 0 && chosen.length > 0 ? 0 : 1;

/** Works off the queue in a copy of the project. */
async function work(copy: string): Promise<void> {
  for (let mutation = queue.shift(); mutation !== undefined; mutation = queue.shift()) {
    const verdict = await judge(mutation, copy);
    if (verdict !== undefined) missed.push(verdict);
    console.log(`${mutation.line} without ${mutation.gone}: ${verdict ?? 'noticed'}`);
  }
}

async function inCopy<T>(act: (copy: string) => Promise<T>): Promise<T> {
  const copy = await mkdtemp(path.join(tmpdir(), 'sdkwright-mutation-'));
  try {
    for (const name of ['generator', 'templates', 'test', 'spec', 'generated', 'package.json', 'tsconfig.json', 'sdkwright.config.ts'])
      await cp(path.join(root, name), path.join(copy, name), { recursive: true, filter: (source) => !/[\\/](node_modules|dist)$/.test(source) });
    await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'), 'junction');
    await symlink(path.join(root, 'test/tools/node_modules'), path.join(copy, 'test/tools/node_modules'), 'junction');
    return await act(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

/** Undefined where a test noticed, else what is wrong. */
async function judge({ line, file, find, replace }: Mutation, copy: string): Promise<string | undefined> {
  const target = path.join(copy, file);
  const text = await readFile(target, 'utf8');
  const parts = text.split(find);
  if (parts.length !== 2) return `${file} has the text ${JSON.stringify(find)} ${parts.length - 1} times: write the mutation anew`;
  // A test bears the number of its line, alone or in a list; the scenario of enums has none.
  const name = line === 41 ? /^enums\.md/ : new RegExp(`(^|[^\\d.])${line}(-\\d+)? `);
  const files = new Set(sound.filter((test) => name.test(test.name)).map((test) => test.file));
  if (files.size === 0) return 'no test has this number';
  await writeFile(target, parts.join(replace));
  try {
    const ran = await run(copy, [...files], name);
    return ran.some(({ failed }) => failed) ? undefined : 'NOT NOTICED';
  } catch (error) {
    return `is none: ${String(error).slice(0, 500)}`;
  } finally {
    await writeFile(target, text);
  }
}

async function run(copy: string, files: readonly string[], name?: RegExp): Promise<readonly Ran[]> {
  const report = path.join(copy, 'report.json');
  await rm(report, { force: true });
  const vitest = path.join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', copy, '--config', 'test/mutation/vitest.config.ts', '--reporter=json', `--outputFile=${report}`, ...(name ? ['-t', name.source] : []), ...files];
  await new Promise<void>((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: copy, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  const { testResults }: Report = JSON.parse(await readFile(report, 'utf8'));
  // A file that can't be loaded shows that the project is broken, not that a test noticed.
  const unloaded = testResults.find(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'));
  if (unloaded) throw new Error(`${unloaded.name}: ${unloaded.message}`);
  return testResults.flatMap(({ name: file, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'passed' || status === 'failed')
      .map(({ status, fullName }) => ({ file: path.relative(copy, file), name: fullName, failed: status === 'failed' })),
  );
}
