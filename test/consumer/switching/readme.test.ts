import { cp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { json, serve, type Exchange, type Recorded, type TestServer } from '../../runtime/server.js';
import { consumerProject, packedSdk, type PackedSdk } from '../../support/package.js';
import { exampleOf, operationsOf, readSpec } from '../../support/spec.js';
import { nodenext, strictest, typeErrors } from '../../support/typescript.js';
import { makesClient, programOf, readmeBlocks, scopes, vendorFolder } from './readme.js';

let packed: PackedSdk;
let project: string;

beforeAll(async () => {
  packed = await packedSdk();
  project = await consumerProject(packed, 'module');
  await cp(vendorFolder, path.join(project, 'node_modules/pocketsflow'), { recursive: true });
});

afterAll(() => rm(project, { recursive: true }));

describe('the README of the vendor’s package compiles', () => {
  const declared = (index: number, statements: string): string => {
    const parameters = makesClient(statements) ? '' : 'pocketsflow: Pocketsflow';
    return `export async function block${index}(${parameters}): Promise<void> {\n${scopes(statements).map((scope) => `{\n${scope}\n}`).join('\n')}\n}\n`;
  };
  const errorsWith = async (specifier: string): Promise<readonly string[]> => {
    const file = `readme-${specifier}.ts`;
    await writeFile(path.join(project, file), programOf(specifier, declared));
    // The README leaves variables unused and imports types without saying so, as examples do.
    return typeErrors(project, '7', { ...strictest, ...nodenext, noUnusedLocals: false, verbatimModuleSyntax: false }, [file]);
  };

  it('all 18 blocks of it', () => {
    expect(readmeBlocks).toHaveLength(18);
  });

  it('with this one, by changing nothing but the import', async () => {
    expect(await errorsWith('pocketsflow-sdk')).toEqual([]);
  });

  it('with that package itself, but for the two things in which it departs from its types', async () => {
    const errors = await errorsWith('pocketsflow');
    expect(errors.filter((error) => !/'currency' does not exist in type 'CreateProductParams'|'"order.created"' is not assignable/.test(error))).toEqual([]);
    expect(errors).toHaveLength(4);
  });
});

/** Headers whose value is the client's own business. */
const own = ['user-agent', 'accept', 'host'];

describe('every call that the README of the vendor’s package shows', () => {
  let server: TestServer;
  let theirs: readonly Session[];
  let ours: readonly Session[];

  beforeAll(async () => {
    const answer = await createAnswer();
    server = await serve(answer);
    theirs = await sessionsOf('pocketsflow', createRequire(import.meta.url)('pocketsflow'), server);
    ours = await sessionsOf('pocketsflow-sdk', await import(pathToFileURL(path.join(project, 'node_modules', packed.name, 'dist/esm/index.js')).href), server);
  });

  afterAll(() => server[Symbol.asyncDispose]());

  it('is really sent, and there are many', () => {
    const requests = theirs.flatMap((session) => session.requests);
    expect(requests.length).toBeGreaterThanOrEqual(40);
    // All but the one of the block about errors gave something.
    expect(theirs.flatMap((session) => session.results)).toHaveLength(requests.length - 1);
    expect(new Set(requests.map(({ url }) => url.split('/')[1]?.split('?')[0])).size).toBeGreaterThanOrEqual(10);
  });

  it.each(readmeBlocks.map((block, index) => [index, block.split('\n').find((line) => line.includes('pocketsflow.')) ?? block.split('\n')[0]] as const))(
    'in block %i (%s) sends the same and gives the same',
    (index) => {
      const [their, our] = [theirs[index], ours[index]];
      expect(our?.requests.map(onTheWire)).toEqual(their?.requests.map(onTheWire));
      expect(our?.results).toEqual(their?.results);
      expect(our?.printed).toEqual(their?.printed);
      expect(our?.failure).toBeUndefined();
      expect(their?.failure).toBeUndefined();
    },
  );

  it('in the block about errors prints message, status and code', () => {
    const index = readmeBlocks.findIndex((block) => block.includes('instanceof PocketsflowError'));
    expect(ours[index]?.printed).toEqual([
      ['API Error:', 'Nothing has this identifier'],
      ['Status:', 404],
      ['Code:', 'not_found'],
    ]);
  });

  it('has the same headers, but that a request without a body has no content type', () => {
    const pairs = theirs.flatMap((session, index) => session.requests.map((request, place) => [request, ours[index]?.requests[place]] as const));
    for (const [their, our] of pairs) {
      const { 'content-type': contentType, ...headers } = their.headers;
      const shared = Object.fromEntries(Object.entries(headers).filter(([name]) => !own.includes(name)));
      expect(our?.headers).toMatchObject(shared);
      expect(our?.headers['content-type']).toBe(their.body.length === 0 ? undefined : contentType);
    }
  });
});

/** What one block of the README did. */
interface Session {
  readonly requests: readonly Recorded[];
  readonly results: readonly unknown[];
  readonly printed: readonly (readonly unknown[])[];
  readonly failure: unknown;
}

type Block = (record: (value: unknown) => Promise<unknown>) => Promise<void>;

/** Runs the blocks one after the other. The platform's fetch is led to the server wherever the README says the API is. */
async function sessionsOf(specifier: string, sdk: unknown, server: TestServer): Promise<readonly Session[]> {
  const blocks = await compiled(specifier, sdk);
  const sessions: Session[] = [];
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', (url: string | URL, init?: RequestInit) => real(String(url).replace('https://api.pocketsflow.com', server.url), init));
  for (const block of blocks) {
    const before = server.requests.length;
    const results: unknown[] = [];
    const printed: unknown[][] = [];
    const print = (...values: unknown[]): void => void printed.push(values);
    const spies = [vi.spyOn(console, 'log').mockImplementation(print), vi.spyOn(console, 'error').mockImplementation(print)];
    const failure: unknown = await block(async (value) => {
      const result = await value;
      results.push(result);
      return result;
    }).then(
      () => undefined,
      (error: unknown) => error,
    );
    for (const spy of spies) spy.mockRestore();
    sessions.push({ requests: server.requests.slice(before), results, printed, failure });
  }
  vi.unstubAllGlobals();
  return sessions;
}

/** The blocks as functions; what each `await` gives is recorded. */
async function compiled(specifier: string, sdk: unknown): Promise<readonly Block[]> {
  const program = programOf(specifier, (_, statements) => {
    const client = makesClient(statements) ? '' : "const pocketsflow = new Pocketsflow({ apiKey: 'pk_test_0123456789abcdef' });\n";
    const recorded = statements.replace(/\bawait (pocketsflow\.[\s\S]*?\));$/gm, 'await __record($1);');
    return `blocks.push(async (__record: any) => {\n${client}${scopes(recorded).map((scope) => `{\n${scope}\n}`).join('\n')}\n});\n`;
  });
  const body = program.replace(/^import \{([^}]*)\} from '[^']*';$/m, (_, names: string) => `const { ${names} } = sdk;`);
  const { outputText } = ts.transpileModule(`export default (sdk: any) => { const blocks: any[] = [];\n${body}\nreturn blocks; };`, { compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 } });
  const file = path.join(project, `run-${specifier}.mjs`);
  await writeFile(file, outputText);
  const module: { readonly default: (sdk: unknown) => readonly Block[] } = await import(pathToFileURL(file).href);
  return module.default(sdk);
}

function onTheWire({ method, url, headers, body }: Recorded): unknown {
  const { pathname, searchParams } = new URL(url, 'http://server.test');
  const text = body.toString();
  return { method, pathname, query: [...searchParams].sort(), authorization: headers.authorization, body: text === '' ? undefined : JSON.parse(text) };
}

/** Answers with what the document gives as the example of the operation; 404 for the identifier that is called invalid. */
async function createAnswer(): Promise<(exchange: Exchange) => void> {
  const operations = operationsOf(await readSpec())
    .map((operation) => ({ ...operation, pattern: new RegExp(`^${operation.path.replace(/\{[^}]*\}/g, '([^/]+)')}$`) }))
    // A fixed path goes before one with a variable (OpenAPI 3.1, section 4.8.8.2).
    .sort((a, b) => (a.path.includes('{') ? 1 : 0) - (b.path.includes('{') ? 1 : 0));
  return (exchange) => {
    const { pathname } = new URL(exchange.request.url, 'http://server.test');
    const found = operations.find(({ method, pattern }) => method === exchange.request.method && pattern.test(pathname));
    const [status, response] = Object.entries(found?.operation.responses ?? {}).find(([code]) => code.startsWith('2')) ?? [];
    const invalid = pathname.endsWith('/invalid_id');
    if (invalid || status === undefined || response === undefined || '$ref' in response) {
      json({ message: 'Nothing has this identifier', code: 'not_found' }, invalid ? 404 : 501)(exchange);
    } else json(exampleOf(response.content?.['application/json']), Number(status))(exchange);
  };
}
