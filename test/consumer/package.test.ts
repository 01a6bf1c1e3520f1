import { cp, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { json, redirect, serve, type Exchange, type TestServer } from '../runtime/server.js';
import { consumerProject, packedSdk, type PackedSdk } from '../support/package.js';
import { tools } from '../support/paths.js';
import { run, type Ended } from '../support/run.js';

const programs = path.join(import.meta.dirname, 'fixtures/programs');
const apiKey = 'pk_test_0123456789abcdef';

/** Of the package, beside the main one and those of the resources. */
const entries = ['core-client', 'pacer', 'tracing', 'drift', 'webhooks', 'testing'];

const resourcesOf = ({ files }: PackedSdk): string[] => files.flatMap((file) => /^src\/(resources\/.+)\.ts$/.exec(file)?.[1] ?? []);

let packed: PackedSdk;
let project: string;
let server: TestServer;

beforeAll(async () => {
  packed = await packedSdk();
  project = await consumerProject(packed, 'module');
  await cp(programs, project, { recursive: true });
  server = await serve(answer);
});

afterAll(async () => {
  await server[Symbol.asyncDispose]();
  await rm(project, { recursive: true });
});

describe('the tarball', () => {
  it('holds the builds, the sources that their maps point to, and the documents', () => {
    const folders = new Set(packed.files.map((file) => (file.includes('/') ? file.split('/').slice(0, file.startsWith('dist/') ? 2 : 1).join('/') : file)));
    expect([...folders].sort()).toEqual(['LICENSE', 'README.md', 'api.md', 'dist/browser', 'dist/cjs', 'dist/esm', 'package.json', 'src']);
  });

  it('holds nothing else: no tests, configuration, scripts or leftovers', () => {
    const strays = packed.files.filter((file) => file.includes('/') && !/^src\/.*\.ts$|^dist\/(?:esm|cjs)\/(?:.*\.(?:js|d\.ts)(?:\.map)?|package\.json)$|^dist\/browser\/(?:.*\.js(?:\.map)?|package\.json)$/.test(file));
    expect(strays).toEqual([]);
    expect(packed.files.filter((file) => /(?:^|\/)tests?\/|\.test\.|fixture|tsconfig|\.sdkwright|\.gitignore/.test(file))).toEqual([]);
  });

  it('has the types of each source file, and a module for each entry with one for what they share, in both formats', () => {
    const sources = packed.files.filter((file) => file.startsWith('src/')).map((file) => file.slice('src/'.length, -'.ts'.length));
    expect(sources.length).toBeGreaterThan(50);
    for (const format of ['esm', 'cjs', 'browser']) {
      // Those for pages have the types of the other ES modules.
      const types = format === 'browser' ? [] : sources.map((source) => `dist/${format}/${source}.d.ts`);
      expect(types.filter((file) => !packed.files.includes(file))).toEqual([]);
      const modules = packed.files.flatMap((file) => new RegExp(`^dist/${format}/(.*)\\.js$`).exec(file)?.[1] ?? []);
      expect(modules).toEqual(expect.arrayContaining(['index', ...entries, ...resourcesOf(packed), 'runtime']));
      // Chunks of two or three entries, but not a file for each source.
      expect(modules.length).toBeLessThan(resourcesOf(packed).length + 15);
    }
  });

  it('has nothing that publint objects to', async () => {
    const { code, output } = await tool('publint/src/cli.js', ['run', packed.tarball, '--strict']);
    expect(output).toContain('All good!');
    expect(code).toBe(0);
  });

  it('has types that fit its modules, by the judgement of "are the types wrong"', async () => {
    const { code, stdout } = await tool('@arethetypeswrong/cli/dist/index.js', [
      packed.tarball, '--format', 'json', '--profile', 'node16', '--entrypoints', '.', 'core', ...entries.slice(1), ...resourcesOf(packed),
    ]);
    const { analysis, problems } = JSON.parse(stdout);
    // `node10` knows no `exports`, so it finds the main entry alone; TypeScript 7 no longer has it.
    const found = Object.values<readonly { readonly entrypoint: string; readonly resolutionKind: string }[]>(problems).flat();
    expect(found.filter(({ entrypoint, resolutionKind }) => entrypoint === '.' || resolutionKind !== 'node10')).toEqual([]);
    expect(code).toBe(0);
    expect(Object.keys(analysis.entrypoints)).toHaveLength(1 + entries.length + resourcesOf(packed).length);
    expect(resourcesOf(packed).length).toBeGreaterThan(10);
  });
});

describe('the installed package runs', () => {
  const seen = {
    products: [{ _id: 'p1', name: 'Course', price: 9.5 }],
    emails: ['a@example.com', 'b@example.com', 'c@example.com'],
    missing: { root: true, own: true, status: 404, message: 'Product not found' },
    limited: { ok: false, own: true },
    resource: true,
  };

  it.each(['module.mjs', 'script.cjs'])('%s', async (program) => {
    const before = server.requests.length;
    expect(await printed(program)).toEqual(seen);
    const requests = server.requests.slice(before);
    expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
      'GET /products',
      'GET /orders?startDate=2026-01-01&pageSize=2',
      'GET /orders?startDate=2026-01-01&pageSize=2&page=2',
      'GET /products/missing',
      'GET /refunds',
    ]);
    for (const { headers } of requests) expect(headers.authorization).toBe(`Bearer ${apiKey}`);
  });

  it('twice in one process, as module and as script, and each knows the errors of the other', async () => {
    expect(await printed('copies.mjs')).toEqual({
      copies: true,
      'thrown by ESM': [true, true, true, false],
      'thrown by CommonJS': [true, true, true, false],
    });
  });

  const everywhere = { sameClasses: true, keyFromEnvironment: 'found', userAgent: true, attemptsWithoutConnection: 2, moved: 'p1' };
  const key = 'Pocketsflow needs a credential: pass the option apiKey.';

  it.each([
    ['on Node.js', [], { ...everywhere, file: 'esm/index.js' }],
    ['on a worker, though bundlers take it for a browser too', ['workerd', 'worker', 'browser'], { ...everywhere, file: 'esm/index.js' }],
    ['at the edge', ['edge-light', 'browser'], { ...everywhere, file: 'esm/index.js' }],
    [
      'on a page: without environment, headers of its own and redirects, and a POST is not repeated since nobody says that it never left',
      ['browser'],
      { file: 'browser/index.js', sameClasses: true, keyFromEnvironment: key, userAgent: false, attemptsWithoutConnection: 1, moved: 'moved' },
    ],
  ])('%s', async (_, conditions, expected) => {
    const nobody = await serve(() => undefined);
    await nobody[Symbol.asyncDispose]();
    const flags = conditions.map((condition) => `--conditions=${condition}`);
    const { code, stdout, output } = await run(process.execPath, [...flags, 'builds.mjs', server.url, nobody.url], project, { ...process.env, POCKETSFLOW_API_KEY: apiKey });
    expect(code, output).toBe(0);
    expect(JSON.parse(stdout)).toEqual(expected);
  });

  it('gives nobody its inner files', async () => {
    const { code, output } = await run(process.execPath, ['-e', "import('pocketsflow-sdk/dist/esm/core/client.js')"], project);
    expect(code).not.toBe(0);
    expect(output).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED');
  });
});

async function printed(program: string): Promise<unknown> {
  const { code, stdout, output } = await run(process.execPath, [program, server.url], project, { ...process.env, POCKETSFLOW_API_KEY: apiKey });
  expect(code, output).toBe(0);
  const value: unknown = JSON.parse(stdout);
  return value;
}

function tool(file: string, args: readonly string[]): Promise<Ended> {
  return run(process.execPath, [path.join(tools, file), ...args], project, { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' });
}

function answer(exchange: Exchange): void {
  const url = new URL(exchange.request.url, 'http://server.test');
  const page = Number(url.searchParams.get('page') ?? '1');
  const orders = page === 1 ? ['a@example.com', 'b@example.com'] : ['c@example.com'];
  const pagination = { totalCount: 3, totalPages: 2, currentPage: page, pageSize: 2, hasMore: page === 1 };
  const answers: Readonly<Record<string, ReturnType<typeof json>>> = {
    '/products': json([{ _id: 'p1', name: 'Course', price: 9.5 }]),
    '/orders': json({ orders: orders.map((buyerEmail) => ({ buyerEmail })), pagination }),
    '/products/p1': json({ _id: 'p1' }),
    '/products/moved': redirect(307, '/products/p1'),
    '/refunds': json({ message: 'Too many requests' }, 429),
  };
  void (answers[url.pathname] ?? json({ message: 'Product not found' }, 404))(exchange);
}
