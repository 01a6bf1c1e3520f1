import { cp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runDiff, type DiffOptions } from '../../generator/commands/diff.js';
import { createReporter } from '../../generator/commands/reporter.js';
import { diff } from '../../generator/run/diff.js';
import { root } from '../support/paths.js';
import { run } from '../support/run.js';
import { readTree, temporaryFolder, writeTree } from '../support/tree.js';

let folder: string;
let spec: ReadonlyMap<string, string>;

/** The project's own document, of many files, in a repository: committed once, then changed. */
beforeAll(async () => {
  folder = await temporaryFolder('diff');
  await cp(path.join(root, 'spec'), path.join(folder, 'spec'), { recursive: true });
  spec = await readTree(path.join(folder, 'spec'));
  await writeFile(path.join(folder, 'sdkwright.config.json'), JSON.stringify({ spec: 'spec/openapi.yaml', out: 'sdk', client: 'Pocketsflow', package: { name: 'pocketsflow-sdk' } }));
  await git('init', '--quiet', '--initial-branch=main');
  await git('add', '--all');
  await git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'The document');
  await git('tag', 'v1.0.0');
  await writeTree(path.join(folder, 'spec'), [
    ['schemas/products/ProductFile.yaml', (spec.get('schemas/products/ProductFile.yaml') ?? '').replace('properties:\n', 'properties:\n  checksum:\n    type: string\n    description: Digest of the content.\n')],
    ['schemas/orders/OrderCustomer.yaml', (spec.get('schemas/orders/OrderCustomer.yaml') ?? '').replace('required: [_id, buyerEmail]', 'required: [_id]')],
  ]);
});

afterAll(() => rm(folder, { recursive: true }));

describe('sdkwright diff', () => {
  it('reads the earlier document, with all its files, from a tag, and names the lines of both', async () => {
    const { code, out } = await command('v1.0.0');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      expect.stringMatching(/^major {2}OrderCustomer\.buyerEmail may be absent {2}\[member-now-optional\] {2}\(v1\.0\.0:spec\/schemas\/orders\/OrderCustomer\.yaml:\d+:\d+ → spec\/schemas\/orders\/OrderCustomer\.yaml:\d+:\d+\)$/),
      expect.stringMatching(/^minor {2}ProductFile\.checksum is new {2}\[member-added\] {2}\(spec\/schemas\/products\/ProductFile\.yaml:\d+:\d+\)$/),
      '',
      'Advice: major (1 major, 1 minor).',
      '',
    ]);
  });

  it('is proved by the compiler', async () => {
    const { code, out } = await command('HEAD', { prove: true });
    expect(code).toBe(0);
    expect(out).toMatch(/TypeScript 7\.\S+ was asked \d{3,} questions and agrees\.\n$/);
  });

  it('is Markdown for a changelog, and JSON for machines', async () => {
    expect((await command('v1.0.0', { format: 'markdown' })).out).toMatch(/^### Breaking changes\n\n- `OrderCustomer\.buyerEmail` may be absent \(`spec\/.*`\)\.\n\n### New\n\n- `ProductFile\.checksum` is new \(`spec\/.*`\)\.\n$/);
    const report = JSON.parse((await command('v1.0.0', { format: 'json' })).out);
    expect(report).toMatchObject({ advice: 'major', reads: 'major', changes: [{ rule: 'member-added' }, { rule: 'member-now-optional', level: 'major', reads: 'major', evidence: 'type', reason: 'a member may be absent', subject: { kind: 'type', name: 'OrderCustomer', member: 'buyerEmail' } }] });
    expect(report.changes[1].before).toMatchObject({ file: 'v1.0.0:spec/schemas/orders/OrderCustomer.yaml', line: expect.any(Number) });
  });

  it('compares with a document too, and fails where it is told to', async () => {
    const old = path.join(folder, 'old');
    await writeTree(old, spec);
    expect((await command('old/openapi.yaml', { failOn: 'major' })).code).toBe(1);
    expect((await command('spec/openapi.yaml', { failOn: 'patch' })).out).toBe('Nothing differs.\n');
    await rm(old, { recursive: true });
  });

  it('does not know every name', async () => {
    for (const name of ['v9.9.9', '--output=x', 'HEAD~99']) {
      const { code, err } = await command(name);
      expect(code).toBe(2);
      expect(err).toContain(`error version-unknown: "${name}" is no document, and no commit`);
    }
  });

  it('gives values to a program', async () => {
    const done = await diff('v1.0.0', { cwd: folder });
    expect('sdks' in done ? done.sdks : []).toMatchObject([{ report: { advice: 'major' } }]);
  });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function command(version: string, options: DiffOptions = {}): Promise<Ended> {
  let [out, err] = ['', ''];
  const reporter = createReporter({ out: (text) => (out += text), err: (text) => (err += text), colours: false }, {});
  const code = await runDiff(version, options, { reporter, cwd: folder });
  reporter.finish();
  return { code, out, err };
}

async function git(...args: readonly string[]): Promise<void> {
  const { code, output } = await run('git', args, folder);
  if (code !== 0) throw new Error(`git ${args.join(' ')} failed: ${output}`);
}
