import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ts } from 'ts-morph';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeBlocks } from '../support/markdown.js';
import { methodsOf } from '../support/methods.js';
import { consumerProject, packedSdk, type PackedSdk } from '../support/package.js';
import { bundler, nodenext, typeErrors } from '../support/typescript.js';
import { Pocketsflow } from '../../generated/src/index.js';

let packed: PackedSdk;
let installed: string;
let readme: string;
let apiList: string;
const projects: string[] = [];

beforeAll(async () => {
  packed = await packedSdk();
  installed = path.join(packed.project, 'node_modules', packed.name);
  readme = await readFile(path.join(installed, 'README.md'), 'utf8');
  apiList = await readFile(path.join(installed, 'api.md'), 'utf8');
});

afterAll(() => Promise.all(projects.map((project) => rm(project, { recursive: true }))));

describe('what the documents of the package show', () => {
  it.each([
    ['nodenext', nodenext],
    ['bundler', bundler],
  ])('compiles as it stands in the README, under %s', async (_, options) => {
    const blocks = codeBlocks(readme, 'ts');
    expect(blocks.length).toBeGreaterThanOrEqual(4);
    expect(await errorsOf(blocks, options)).toEqual([]);
  });

  it('compiles as it stands in the doc comment of each method', async () => {
    const examples = await docExamples();
    expect(examples.length).toBeGreaterThanOrEqual(45);
    expect(await errorsOf(examples, nodenext)).toEqual([]);
  });

  it('would not compile with a method that is not there', async () => {
    expect(await errorsOf(["await client.products.fetch('id');"], nodenext)).toEqual([expect.stringContaining('TS2339')]);
  });
});

describe('api.md', () => {
  it('lists each method of the client once, with the HTTP method and path it calls', () => {
    const listed = [...apiList.matchAll(/^- `([\w.]+)\([^`]*\)` `([A-Z]+ \/[^`]*)`/gm)].map(([, call, request]) => `${call} ${request}`);
    const client = new Pocketsflow({ apiKey: 'pk_test_0123456789abcdef' });
    const methods = methodsOf(client).map(({ access, operation }) => `${access} ${operation.method} ${operation.path}`);
    expect(methods.length).toBeGreaterThanOrEqual(45);
    expect([...listed].sort()).toEqual([...methods].sort());
  });

  it('gives the arguments that each call takes, and names types that can be imported', async () => {
    const calls = [...apiList.matchAll(/^- `([\w.]+)\(([^`]*)\)`/gm)];
    const named = new Set([...apiList.matchAll(/`([A-Z]\w+)(?:\[\])?`/g)].map(([, name]) => name ?? ''));
    const source = [
      `import type { ${[...named].join(', ')} } from '${packed.name}';`,
      `export type Named = [${[...named].join(', ')}];`,
      'type Takes<F, Count> = F extends (...args: infer A) => unknown ? ([A["length"], Count] extends [Count, A["length"]] ? true : false) : false;',
      ...calls.map(([, call = '', list = ''], index) => {
        const names = list.split(', ');
        const required = names.filter((name) => !name.endsWith('?')).length;
        const counts = names.slice(required).reduce((all, _, extra) => `${all} | ${required + extra + 1}`, String(required));
        return `export const call${index}: Takes<typeof ${call}, ${counts}> = true;`;
      }),
    ].join('\n');
    expect(calls.length).toBeGreaterThanOrEqual(45);
    expect(await errorsOf([source], nodenext)).toEqual([]);
  });
});

/** The examples in the doc comments of the emitted sources, as an editor shows them. */
async function docExamples(): Promise<readonly string[]> {
  const sources = packed.files.filter((file) => /^src\/(?:client|resources\/.*)\.ts$/.test(file));
  const texts = await Promise.all(sources.map((file) => readFile(path.join(installed, file), 'utf8')));
  return texts.flatMap((text) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      for (const tag of ts.getJSDocTags(node)) if (tag.tagName.text === 'example') found.push(...codeBlocks(ts.getTextOfJSDocComment(tag.comment) ?? '', 'ts'));
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2022, true));
    return found;
  });
}

/** Each block is a module of its own; the class is in scope unless it imports, and there is a client unless it makes one. */
async function errorsOf(blocks: readonly string[], options: Readonly<Record<string, unknown>>): Promise<readonly string[]> {
  const project = await consumerProject(packed, 'module');
  projects.push(project);
  const imported = `import { Pocketsflow } from '${packed.name}';\n`;
  const given = `declare const client: import('${packed.name}').Pocketsflow;\n`;
  const moduleOf = (block: string): string => `${/^import /m.test(block) ? '' : imported}${/const (\{ )?client\b/.test(block) ? '' : given}${block}\nexport {};\n`;
  await Promise.all(blocks.map((block, index) => writeFile(path.join(project, `block-${index + 1}.ts`), moduleOf(block))));
  return typeErrors(project, '7', { strict: true, skipLibCheck: false, ...options }, ['*.ts']);
}
