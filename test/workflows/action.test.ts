import { chmod, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parse } from 'yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compileGenerator } from '../support/program.js';
import { root } from '../support/paths.js';
import { run } from '../support/run.js';
import { temporaryFolder } from '../support/tree.js';
import { readAction, runAction, type Action, type ActionRun } from './action.js';

let action: Action;
let work: string;
let project: string;
let cli: string;

/** Stands in for GitHub's command line: it writes down what it is asked, and knows one pull request after it was created. */
const gh = `#!/usr/bin/env bash
printf '%s\\n' "$*" >> "$GH_LOG"
case "$1 $2" in
  'pr create') touch "$GH_LOG.open" ;;
  'pr list') [ -e "$GH_LOG.open" ] && echo 1 || echo 0 ;;
  'pr view') case "$*" in *labels*) echo semver:minor ;; *) echo https://github.example/pull/1 ;; esac ;;
esac
`;

beforeAll(async () => {
  action = await readAction();
  cli = await compileGenerator('action');
  work = await temporaryFolder('action');
  project = path.join(work, 'project');
  await mkdir(path.join(work, 'bin'));
  await writeFile(path.join(work, 'bin/gh'), gh);
  await chmod(path.join(work, 'bin/gh'), 0o755);
  await git(work, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  await git(work, 'clone', '--quiet', 'remote.git', 'project');
  await git(project, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  await cp(path.join(root, 'test/diff/shop.yaml'), path.join(project, 'openapi.yaml'));
  await writeFile(path.join(project, 'sdkwright.config.json'), JSON.stringify({ spec: 'openapi.yaml', out: 'sdk', package: { name: 'shop', version: '1.0.0' } }));
  await commit('The document');
  expect((await run(process.execPath, [cli, 'release'], project)).code).toBe(0);
  await commit('Release shop 1.0.0');
});

afterAll(() => rm(work, { recursive: true, force: true }));

describe('the action', () => {
  it('uses the inputs that it declares, and no other', () => {
    const text = JSON.stringify(action.runs);
    const used = new Set([...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name));
    expect([...used].sort()).toEqual(Object.keys(action.inputs).sort());
    expect(action.runs.using).toBe('composite');
    expect(action.runs.steps.filter(({ shell }) => shell !== 'bash')).toEqual([]);
  });

  it('puts no input and no text of a document into a script, only into variables', () => {
    expect(action.runs.steps.filter((step) => step.run.includes('${{'))).toEqual([]);
  });

  it('is given inputs by the workflow that it has', async () => {
    const workflow = parse(await readFile(path.join(root, '.github/workflows/regenerate.yml'), 'utf8'));
    const step = workflow.jobs.regenerate.steps.find(({ uses }: { uses?: string }) => uses === './');
    expect(Object.keys(step.with).filter((name) => !(name in action.inputs))).toEqual([]);
  });

  it('does nothing where nothing has changed', async () => {
    const done = await act();
    expect(done).toMatchObject({ failed: false, ran: ['Check the description', 'Write the release'], outputs: { label: '' } });
    expect(await log()).toEqual([]);
  });

  it('opens a pull request for a change that is committed', async () => {
    await edit('        total: { type: number }\n', '        total: { type: number }\n        paidAt: { type: string }\n');
    const done = await act({ test: 'test -e sdk/package.json' });
    expect(done).toMatchObject({ failed: false, outputs: { label: 'semver:minor', 'pull-request': 'https://github.example/pull/1' } });
    expect(done.ran).toHaveLength(5);
    expect(await git(path.join(work, 'remote.git'), 'log', '-1', '--format=%s', 'sdkwright-release')).toBe('Release shop 1.1.0');
    const calls = await log();
    expect(calls.filter((call) => call.startsWith('pr create'))).toEqual([`pr create --head sdkwright-release --title Release shop 1.1.0 --body-file ${path.join(work, 'temp/sdkwright-body.md')} --label semver:minor`]);
    expect(await readFile(path.join(work, 'temp/sdkwright-body.md'), 'utf8')).toContain('- `Order.paidAt` is new.');
  });

  it('updates it for the next change, with another label', async () => {
    await afresh();
    await edit('        note: { type: string }\n', '');
    expect(await act()).toMatchObject({ failed: false, outputs: { label: 'semver:major' } });
    const calls = await log();
    expect(calls.filter((call) => call.startsWith('pr create'))).toEqual([]);
    expect(calls.filter((call) => call.startsWith('pr edit'))).toEqual([
      `pr edit sdkwright-release --title Release shop 2.0.0 --body-file ${path.join(work, 'temp/sdkwright-body.md')} --remove-label semver:minor`,
      'pr edit sdkwright-release --add-label semver:major',
    ]);
    expect(await git(path.join(work, 'remote.git'), 'log', '-1', '--format=%s', 'sdkwright-release')).toBe('Release shop 2.0.0');
  });

  it('pushes nothing where the test fails, and shows a broken document at its lines', async () => {
    await afresh();
    const before = await git(path.join(work, 'remote.git'), 'rev-parse', 'sdkwright-release');
    expect(await act({ test: 'exit 3' })).toMatchObject({ failed: true, ran: ['Check the description', 'Write the release', 'Test'] });
    expect(await git(path.join(work, 'remote.git'), 'rev-parse', 'sdkwright-release')).toBe(before);
    await afresh();
    await edit("'#/components/schemas/OrderPage'", "'#/components/schemas/OrderPages'");
    const broken = await act();
    expect(broken).toMatchObject({ failed: true, ran: ['Check the description'] });
    expect(broken.output).toMatch(/^::error file=openapi\.yaml,line=\d+/m);
  });
});

async function act(inputs: Readonly<Record<string, string>> = {}): Promise<ActionRun> {
  const temp = path.join(work, 'temp');
  await rm(temp, { recursive: true, force: true });
  await mkdir(temp);
  await writeFile(path.join(work, 'gh.log'), '');
  const env = { ...process.env, ...identity(), PATH: `${path.join(work, 'bin')}${path.delimiter}${process.env['PATH'] ?? ''}`, GH_LOG: path.join(work, 'gh.log') };
  return runAction(action, project, temp, { command: `${process.execPath} ${cli}`, ...inputs }, env);
}

async function log(): Promise<readonly string[]> {
  return (await readFile(path.join(work, 'gh.log'), 'utf8')).split('\n').filter((line) => line !== '');
}

/** A checkout as a runner has it: without what an earlier run wrote. */
async function afresh(): Promise<void> {
  await git(project, 'reset', '--quiet', '--hard');
  await git(project, 'clean', '--quiet', '--force', '-d');
}

async function edit(from: string, to: string): Promise<void> {
  const file = path.join(project, 'openapi.yaml');
  const document = await readFile(file, 'utf8');
  expect(document).toContain(from);
  await writeFile(file, document.replace(from, to));
  await git(project, 'commit', '--quiet', '--all', '--message', 'Change the document');
}

async function commit(message: string): Promise<void> {
  await git(project, 'add', '--all');
  await git(project, 'commit', '--quiet', '--message', message);
}

/** Without the configuration of whoever runs the tests. */
function identity(): NodeJS.ProcessEnv {
  return { GIT_CONFIG_GLOBAL: path.join(work, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1', GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@example.com', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@example.com' };
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, output } = await run('git', args, folder, { ...process.env, ...identity() });
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${output}`);
  return stdout.trimEnd();
}
