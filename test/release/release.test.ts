import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runGenerate } from '../../generator/commands/generate.js';
import { runRelease, type ReleaseOptions } from '../../generator/commands/release.js';
import { runCheck } from '../../generator/commands/check.js';
import { createReporter } from '../../generator/commands/reporter.js';
import { root } from '../support/paths.js';
import { run } from '../support/run.js';
import { readTree, temporaryFolder, writeTree } from '../support/tree.js';

let work: string;
let project: string;
let released: string;

/** A project whose SDK was released once and committed, for tests to start from. */
beforeAll(async () => {
  await createProject();
  expect((await release()).code).toBe(0);
  await commit('Release 1.0.0');
  released = work;
});

afterAll(() => rm(released, { recursive: true, force: true }));

async function startReleased(): Promise<void> {
  work = await temporaryFolder('release');
  project = path.join(work, 'project');
  await cp(released, work, { recursive: true });
}

/** A project with the shop's document, committed, with a bare repository as its remote. */
async function createProject(): Promise<void> {
  work = await temporaryFolder('release');
  project = path.join(work, 'project');
  await git(work, 'init', '--quiet', '--bare', '--initial-branch=main', 'remote.git');
  await git(work, 'clone', '--quiet', 'remote.git', 'project');
  await git(project, 'config', 'user.name', 'A maintainer');
  await git(project, 'config', 'user.email', 'maintainer@example.com');
  await git(project, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  await cp(path.join(root, 'test/diff/shop.yaml'), path.join(project, 'openapi.yaml'));
  await writeFile(path.join(project, 'sdkwright.config.json'), JSON.stringify({ spec: 'openapi.yaml', out: 'sdk', package: { name: 'shop', version: '1.0.0' } }));
  await git(project, 'remote', 'set-url', 'origin', path.join('..', 'remote.git'));
  await commit('The document');
}

afterEach(() => rm(work, { recursive: true, force: true }));

describe('the first release', () => {
  beforeEach(createProject);

  it('has the version of the configuration, and a changelog', async () => {
    const { code, out } = await release();
    expect(out).toContain('shop 1.0.0 (the first release): written to sdk.');
    expect(code).toBe(0);
    expect(await text('sdk/CHANGELOG.md')).toMatch(/^# Changelog\n\n.*\n\n## 1\.0\.0\n\nThe first release: 6 operations, \d+ models, 1 webhook event\.\n$/);
    expect(JSON.parse(await text('sdk/.sdkwright/release.json'))).toEqual({ version: '1.0.0', commit: await git(project, 'rev-parse', 'HEAD') });
    expect(await version()).toBe('1.0.0');
  });

  it('is refused while the document is not committed', async () => {
    await edit('properties: { id: { type: string }, size', 'properties: { name: { type: string }, id: { type: string }, size');
    const { code, err } = await release();
    expect(code).toBe(1);
    expect(err).toContain('release-uncommitted');
    expect(err).toContain('openapi.yaml');
  });
});

describe('a later release', () => {
  beforeEach(startReleased);

  it('is none where nothing has changed', async () => {
    const before = await readTree(path.join(project, 'sdk'));
    const { code, out } = await release();
    expect(code).toBe(0);
    expect(out).toBe('There is nothing to release: 1.0.0 has all there is.\n');
    expect(await readTree(path.join(project, 'sdk'))).toEqual(before);
    expect((await release({ label: true })).out).toBe('');
  });

  it('after an edit of a description is a patch: only doc comments differ', async () => {
    const before = await readTree(path.join(project, 'sdk'));
    await edit('description: Identifier.', 'description: What the order is called.');
    await commit('Describe');
    const { code, out } = await release();
    expect(code).toBe(0);
    expect(out).toContain('shop 1.0.1 (after 1.0.0, patch): written to sdk.');
    expect(out).toContain('- The text of `Order.id` is new.');
    const after = await readTree(path.join(project, 'sdk'));
    expect(changed(before, after)).toEqual([...written, 'src/resources/orders.ts']);
    const orders = 'src/resources/orders.ts';
    expect(after.get(orders)).toContain('/** What the order is called. */');
    expect(withoutComments(after.get(orders))).toBe(withoutComments(before.get(orders)));
  });

  it('after a new optional property of a response is a minor: no other line is touched', async () => {
    const before = await readTree(path.join(project, 'sdk'));
    await edit('        total: { type: number }\n', '        total: { type: number }\n        paidAt: { type: string, description: When it was paid. }\n');
    await commit('When was it paid?');
    expect((await release()).out).toContain('shop 1.1.0 (after 1.0.0, minor)');
    const after = await readTree(path.join(project, 'sdk'));
    const orders = 'src/resources/orders.ts';
    expect(changed(before, after)).toEqual([...written, orders, 'src/schemas.ts']);
    expect(addedLines(before.get(orders), after.get(orders))).toEqual(['  /** When it was paid. */', '  paidAt?: string;']);
    expect(await text('sdk/CHANGELOG.md')).toContain('## 1.1.0\n\n### New\n\n- `Order.paidAt` is new.\n\n## 1.0.0\n');
  });

  it('goes by the names that the lock holds: an operation that is renamed in the document is called as before', async () => {
    expect(await text('sdk/sdkwright.lock.json')).toContain('"GET /orders/{id}": {"call":"orders.get"');
    await edit('operationId: getOrder', 'operationId: fetchOrder');
    await commit('Another operationId');
    const { code, out } = await release();
    expect(code).toBe(0);
    expect(out).toContain('shop 1.1.0 (after 1.0.0, minor): written to sdk.');
    expect(out).toContain('### Changed\n\n- `client.orders.get`: operationId was `"getOrder"` and is `"fetchOrder"`.\n');
  });

  it('raises the first number where something breaks', async () => {
    await edit('        note: { type: string }\n', '');
    await commit('No notes');
    const { out } = await release({ label: true });
    expect(out).toBe('semver:major\n');
    expect(await version()).toBe('2.0.0');
    expect(await text('sdk/CHANGELOG.md')).toContain('## 2.0.0\n\n### Breaking changes\n\n- `Order.note` is gone.\n');
  });

  it('gives check nothing to object to, and generate nothing to write', async () => {
    await edit('        note: { type: string }\n', '');
    await commit('No notes');
    await release();
    expect((await command((context) => runCheck({}, context))).code).toBe(0);
    expect((await command((context) => runGenerate({}, context))).out).toContain('(0 written,');
    expect(await version()).toBe('2.0.0');
  });

  it('writes nothing in a dry run', async () => {
    const before = await readTree(project);
    await edit('        note: { type: string }\n', '');
    const { code, out } = await release({ dryRun: true });
    expect(code).toBe(0);
    expect(out).toContain('shop 2.0.0 (after 1.0.0, major): nothing was written.');
    expect(changed(before, await readTree(project))).toEqual(['openapi.yaml']);
  });

  it('can have another version, which promises no more', async () => {
    await edit('        note: { type: string }\n', '');
    await commit('No notes');
    const refused = await release({ setVersion: '1.1.0' });
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('2.0.0 at least');
    expect((await release({ setVersion: '0.9.0' })).err).toContain('does not come after the last one');
    expect((await release({ setVersion: '3.0.0' })).code).toBe(0);
    expect(await version()).toBe('3.0.0');
  });

  it('is a patch where the document is as it was and the SDK is not', async () => {
    await writeFile(path.join(project, 'sdkwright.config.json'), JSON.stringify({ spec: 'openapi.yaml', out: 'sdk', package: { name: 'shop', version: '1.0.0', homepage: 'https://shop.example' } }));
    expect((await release()).out).toContain('## 1.0.1\n\nThe API is as it was; the code of the SDK is new.');
  });

  it('lists the programs that break', async () => {
    await writeTree(path.join(project, 'programs'), [
      ['read.ts', "import { Shop } from 'shop';\nexport async function read(client: Shop): Promise<string | undefined> {\n  return (await client.orders.get('1')).note;\n}\n"],
      ['paid.ts', "import type { Order } from 'shop';\nexport const state = (order: Order): string => order.status;\n"],
      ['wrong.ts', "import { Gone } from 'shop';\nexport const gone = Gone;\n"],
    ]);
    await edit('        note: { type: string }\n', '');
    await commit('No notes');
    const body = path.join(work, 'body.md');
    expect((await release({ programs: 'programs', body })).code).toBe(0);
    expect(await readFile(body, 'utf8')).toContain('Of 2 programs that use the previous version, these no longer compile: `read.ts`.');
  });

  it('is refused where a program breaks and the changes are not breaking, unless people say that they are', async () => {
    await writeTree(path.join(project, 'programs'), [['all.ts', "import type { Address } from 'shop';\nexport const names: Record<keyof Address, string> = { street: 'Street', city: 'City' };\n"]]);
    await edit('city: { type: string }', 'city: { type: string }, zip: { type: string }');
    await commit('Where is it?');
    const refused = await release({ programs: 'programs' });
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('error release-programs: The program all.ts compiles with the previous version and not with this one');
    expect((await release({ programs: 'programs', setVersion: '2.0.0' })).code).toBe(0);
  });
});

describe('before 1.0.0', () => {
  beforeEach(createProject);

  it('what breaks raises the second number, and all else the third', async () => {
    await writeFile(path.join(project, 'sdkwright.config.json'), JSON.stringify({ spec: 'openapi.yaml', out: 'sdk', package: { name: 'shop', version: '0.3.1' } }));
    await release();
    await commit('Release');
    await edit('        total: { type: number }\n', '        total: { type: number }\n        paidAt: { type: string }\n');
    await commit('One more');
    expect((await release()).out).toContain('shop 0.3.2 (after 0.3.1, minor)');
    await commit('Release');
    await edit('        note: { type: string }\n', '');
    await commit('One less');
    expect((await release()).out).toContain('shop 0.4.0 (after 0.3.2, major)');
  });
});

describe('a change of the document that is committed', () => {
  beforeEach(startReleased);

  it('becomes a branch with the SDK, its changelog, its version and a text for the pull request', async () => {
    await git(project, 'push', '--quiet', 'origin', 'main');
    await edit('        total: { type: number }\n', '        total: { type: number }\n        paidAt: { type: string }\n');
    await commit('When was it paid?');
    await git(project, 'push', '--quiet', 'origin', 'main');
    const body = path.join(work, 'body.md');

    const first = await release({ branch: 'sdk-release', body, label: true });
    expect(first).toMatchObject({ code: 0, out: 'semver:minor\n' });
    expect(await remote('log', '-1', '--format=%s', 'sdk-release')).toBe('Release shop 1.1.0');
    expect(await remote('rev-parse', 'sdk-release^')).toBe(await remote('rev-parse', 'main'));
    expect(JSON.parse(await remote('show', 'sdk-release:sdk/package.json'))).toMatchObject({ version: '1.1.0' });
    expect(await remote('show', 'sdk-release:sdk/CHANGELOG.md')).toContain('- `Order.paidAt` is new.');
    expect(await remote('diff', '--name-only', 'main', 'sdk-release')).toBe(
      ['CHANGELOG.md', '.sdkwright/manifest.json', '.sdkwright/release.json', 'package.json', 'src/core/sdk.ts', 'src/resources/orders.ts', 'src/schemas.ts'].map((name) => `sdk/${name}`).sort().join('\n'),
    );
    const told = await readFile(body, 'utf8');
    for (const part of ['# shop 1.1.0\n', 'After 1.0.0. Programs that use the SDK go on as they are.', '## New\n\n- `Order.paidAt` is new.', '## Proof', '## Operations\n\nAll 6 operations', '## Size\n\n| sources |']) expect(told).toContain(part);
    expect(await git(project, 'status', '--porcelain', '--', 'openapi.yaml')).toBe('');
    expect(await git(project, 'branch', '--show-current')).toBe('main');
  });

  it('and another one after it takes the place of the first, on the same branch', async () => {
    await edit('        total: { type: number }\n', '        total: { type: number }\n        paidAt: { type: string }\n');
    await commit('When was it paid?');
    await release({ branch: 'sdk-release' });
    await git(project, 'checkout', '--quiet', '--', 'sdk');
    await git(project, 'clean', '--quiet', '--force', '-d', 'sdk');
    await edit('        note: { type: string }\n', '');
    await commit('No notes');
    expect((await release({ branch: 'sdk-release', label: true })).out).toBe('semver:major\n');
    expect(await remote('log', '-1', '--format=%s', 'sdk-release')).toBe('Release shop 2.0.0');
    const changelog = await remote('show', 'sdk-release:sdk/CHANGELOG.md');
    expect(changelog).toContain('`Order.note` is gone');
    expect(changelog).toContain('`Order.paidAt` is new');
    expect(changelog).not.toContain('1.1.0');
  });
});

/** Files that every release writes. */
const written = ['CHANGELOG.md', '.sdkwright/manifest.json', '.sdkwright/release.json', 'package.json', 'src/core/sdk.ts'].sort();

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function release(options: ReleaseOptions = {}): Promise<Ended> {
  return command((context) => runRelease(options, context));
}

async function command(runIt: (context: Parameters<typeof runRelease>[1]) => Promise<number>): Promise<Ended> {
  let [out, err] = ['', ''];
  const reporter = createReporter({ out: (text) => (out += text), err: (text) => (err += text), colours: false }, {});
  const code = await runIt({ reporter, cwd: project });
  reporter.finish();
  return { code, out, err };
}

async function git(folder: string, ...args: readonly string[]): Promise<string> {
  const { code, stdout, output } = await run('git', args, folder, { ...process.env, GIT_CONFIG_GLOBAL: path.join(work, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1' });
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${output}`);
  return stdout.trimEnd();
}

function remote(...args: readonly string[]): Promise<string> {
  return git(path.join(work, 'remote.git'), ...args);
}

async function commit(message: string): Promise<void> {
  await git(project, 'add', '--all');
  await git(project, 'commit', '--quiet', '--message', message);
}

async function edit(from: string, to: string): Promise<void> {
  const document = await text('openapi.yaml');
  expect(document).toContain(from);
  await writeFile(path.join(project, 'openapi.yaml'), document.replace(from, to));
}

function text(name: string): Promise<string> {
  return readFile(path.join(project, name), 'utf8');
}

async function version(): Promise<string> {
  return JSON.parse(await text('sdk/package.json')).version;
}

function changed(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort();
}

function addedLines(before = '', after = ''): readonly string[] {
  const old = before.split('\n');
  const now = after.split('\n');
  const start = now.findIndex((line, index) => line !== old[index]);
  const added = now.slice(start, start + now.length - old.length);
  expect([...now.slice(0, start), ...now.slice(start + added.length)]).toEqual(old);
  return added;
}

function withoutComments(source = ''): string {
  const file = ts.createSourceFile('x.ts', source, ts.ScriptTarget.Latest);
  return ts.createPrinter({ removeComments: true }).printFile(file);
}
