import { cp, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { runCheck } from '../../generator/commands/check.js';
import { runGenerate } from '../../generator/commands/generate.js';
import { createReporter } from '../../generator/commands/reporter.js';
import { root } from '../support/paths.js';
import { readTree, temporaryFolder, writeTree } from '../support/tree.js';

let folder: string;
let spec: ReadonlyMap<string, string>;
let first: ReadonlyMap<string, string>;
const manifest = '.sdkwright/manifest.json';

beforeAll(async () => {
  folder = await temporaryFolder('changes');
  await cp(path.join(root, 'spec'), path.join(folder, 'spec'), { recursive: true });
  const config = { spec: 'spec/openapi.yaml', out: 'sdk', client: 'Pocketsflow', package: { name: 'pocketsflow-sdk', license: 'MIT' }, custom: ['spec/custom/switching.ts'] };
  await writeFile(path.join(folder, 'sdkwright.config.json'), JSON.stringify(config));
  spec = await readTree(path.join(folder, 'spec'));
  expect((await command(runGenerate)).code).toBe(0);
  first = await sdk();
});

afterAll(() => rm(folder, { recursive: true }));

describe('when nothing has changed', () => {
  it('check is content', async () => {
    const { code, output } = await command(runCheck);
    expect(code).toBe(0);
    expect(output).toContain('sdk is up to date');
  });

  it('a second run writes nothing, and says so', async () => {
    const before = await times();
    const { code, output } = await command(runGenerate);
    expect(code).toBe(0);
    expect(output).toMatch(/\(0 written, \d{2,} unchanged\)/);
    expect(before.size).toBeGreaterThan(100);
    expect(await times()).toEqual(before);
  });
});

/** Holds the shapes of all that the API answers, for reporting what departs from them. */
const shapes = 'src/schemas.ts';

/** What is changed in the document, and every file that this may touch. */
const cases: readonly { readonly name: string; readonly file: string; readonly from: string; readonly to: string; readonly touched: readonly string[] }[] = [
  {
    name: 'a schema of one resource gets a property',
    file: 'schemas/products/ProductFile.yaml',
    from: 'properties:\n',
    to: 'properties:\n  checksum:\n    type: string\n    description: Digest of the content.\n',
    touched: ['src/resources/products.ts', shapes],
  },
  {
    name: 'a schema that several resources share gets a property',
    file: 'schemas/shared/Pagination.yaml',
    from: 'properties:\n',
    to: 'properties:\n  nextPage:\n    type: integer\n    description: Number of the page after this one.\n',
    touched: ['src/models/pagination.ts', shapes],
  },
  {
    name: 'a schema of the webhook events gets a property',
    file: 'schemas/events/parts/EventRefund.yaml',
    from: 'properties:\n',
    to: 'properties:\n  note:\n    type: string\n    description: A remark.\n',
    touched: ['src/webhook-events.ts'],
  },
  {
    name: 'an optional parameter is added',
    file: 'paths/reviews/collection.yaml',
    from: '  parameters:\n',
    to: '  parameters:\n    - name: rating\n      in: query\n      description: Only reviews with this many stars.\n      schema:\n        type: integer\n',
    touched: ['src/resources/reviews.ts', 'src/testing-data.ts'],
  },
];

describe('when one thing has changed', () => {
  afterEach(() => writeTree(path.join(folder, 'spec'), spec));

  it.each(cases.map((each) => [each.name, each] as const))('%s: check names the files that it touches, and no other', async (_, { file, from, to, touched }) => {
    await edit(file, from, to);
    expect(await namedByCheck()).toEqual(touched);
  });

  it('a description: only doc comments differ', async () => {
    const before = await sdk();
    await edit('schemas/products/Product.yaml', 'Title that buyers see.', 'What buyers read first. It stands over the price.');
    expect(await generateChecked()).toEqual(['src/resources/products.ts']);
    const text = (await sdk()).get('src/resources/products.ts') ?? '';
    expect(text).toContain('What buyers read first.');
    expect(withoutComments(text)).toBe(withoutComments(before.get('src/resources/products.ts') ?? ''));
  });

  it('and is changed back: everything is as it was', async () => {
    expect(await generateChecked()).toEqual(['src/resources/products.ts']);
    expect(differing(first, await sdk())).toEqual([]);
  });

  it('a resource is gone: so are its files, and nothing else', async () => {
    const [lines = ''] = /^ {2}\/subscriptions\/subscribers:\n(?: {4}.*\n)+/m.exec(spec.get('openapi.yaml') ?? '') ?? [];
    await edit('openapi.yaml', lines, '');
    const gone = ['src/resources/subscribers.ts', 'test/cases/subscribers.json'];
    // The schema that it alone used is still in the document, and moves to those that belong to no resource.
    const moved = 'src/models/subscribers-response.ts';
    expect(await generateChecked()).toEqual(['README.md', 'api.md', 'sdkwright.lock.json', 'src/client.ts', 'src/index.ts', moved, ...gone.slice(0, 1), shapes, 'src/testing-data.ts', 'src/testing.ts', ...gone.slice(1)]);
    const after = await sdk();
    expect([...first.keys()].filter((name) => !after.has(name))).toEqual(gone);
  });
});

async function edit(file: string, from: string, to: string): Promise<void> {
  const text = spec.get(file) ?? '';
  expect(from.length > 0 && text.includes(from), `${from} in ${file}`).toBe(true);
  await writeFile(path.join(folder, 'spec', file), text.replace(from, to));
}

/** The files in which `check` says that the SDK differs. It writes nothing. */
async function namedByCheck(): Promise<readonly string[]> {
  const before = await times();
  const { code, output } = await command(runCheck);
  expect(code).toBe(1);
  expect(await times()).toEqual(before);
  const named = [...output.matchAll(/^(\S+) (?:is|was|belongs) (?!up to date)/gm)].map(([, name]) => name ?? '');
  expect(output).toContain(`differs in ${named.length} file`);
  return named.sort();
}

/** Checks, then generates: the files that differ afterwards are those that `check` named, and no other was written again. */
async function generateChecked(): Promise<readonly string[]> {
  const [named, before, written] = [await namedByCheck(), await sdk(), await times()];
  expect((await command(runGenerate)).code).toBe(0);
  const [after, rewritten] = [await sdk(), await times()];
  const changed = differing(before, after).filter((name) => name !== manifest);
  expect(named).toEqual(changed);
  const touched = [...rewritten].filter(([name, time]) => written.get(name) !== time && name !== manifest).map(([name]) => name);
  expect(touched.filter((name) => !changed.includes(name))).toEqual([]);
  return changed;
}

/** Files that only one of two trees has, or that differ. */
function differing(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...after.keys()])].filter((name) => before.get(name) !== after.get(name)).sort();
}

function sdk(): Promise<ReadonlyMap<string, string>> {
  return readTree(path.join(folder, 'sdk'));
}

async function command(run: typeof runCheck): Promise<{ readonly code: number; readonly output: string }> {
  let output = '';
  const print = (text: string): void => void (output += text);
  const reporter = createReporter({ out: print, err: print, colours: false }, {});
  return { code: await run({}, { reporter, cwd: folder }), output };
}

/** When each file of the SDK was written, to the nanosecond. */
async function times(): Promise<ReadonlyMap<string, bigint>> {
  const files = [...(await sdk()).keys()];
  return new Map(await Promise.all(files.map(async (file) => [file, (await stat(path.join(folder, 'sdk', file), { bigint: true })).mtimeNs] as const)));
}

/** The code alone, as the compiler prints it. */
function withoutComments(text: string): string {
  return ts.createPrinter({ removeComments: true }).printFile(ts.createSourceFile('file.ts', text, ts.ScriptTarget.ES2022));
}
