import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../generator/config/load.js';
import { resolveConfig } from '../../generator/config/resolve.js';
import { hashText } from '../../generator/inputs/hash.js';
import { openProjects } from '../../generator/run/project.js';
import { makeSdk } from '../../generator/run/make.js';
import { generated, root } from '../support/paths.js';
import { sdkFrom } from '../support/sdk.js';
import { readTree, temporaryFolder, writeTree } from '../support/tree.js';
import { bundler, nodenext, strictest, typeErrors } from '../support/typescript.js';

// `UPDATE=1 npx vitest run test/golden` writes the SDKs anew; read what changed before it is committed.
const update = (process.env['UPDATE'] ?? '') !== '';
const fixtures = path.join(import.meta.dirname, 'fixtures');
const names = readdirSync(fixtures).sort();

/** What a reader of the SDK sees of it: the runtime's files are the same in every SDK, and tested by themselves. */
function isShown(file: string): boolean {
  return file === 'api.md' || file === 'src/core/sdk.ts' || (file.startsWith('src/') && !file.startsWith('src/core/'));
}

describe('small SDKs, each about one theme', () => {
  const sdks = new Map<string, ReadonlyMap<string, string>>();
  let folder: string;

  beforeAll(async () => {
    folder = await temporaryFolder('golden');
    for (const name of names) {
      const { files } = await sdkFrom(path.join(fixtures, name, 'openapi.yaml'));
      sdks.set(name, files);
      await writeTree(path.join(folder, name), files);
      if (!update) continue;
      await rm(path.join(fixtures, name, 'sdk'), { recursive: true, force: true });
      await writeTree(path.join(fixtures, name, 'sdk'), [...files].filter(([file]) => isShown(file)));
    }
  });

  afterAll(() => rm(folder, { recursive: true }));

  it('there are several', () => {
    expect(names).toEqual(['media-types', 'parameters', 'schemas', 'security']);
  });

  it.each(names)('%s is as it was when it was last read', async (name) => {
    const shown = [...(sdks.get(name) ?? [])].filter(([file]) => isShown(file));
    const golden = await readTree(path.join(fixtures, name, 'sdk'));
    expect(shown.map(([file]) => file).sort()).toEqual([...golden.keys()]);
    for (const [file, text] of shown) expect(text, file).toBe(golden.get(file));
  });

  it.each([
    ['nodenext', nodenext],
    ['bundler', bundler],
  ])('all of them compile under %s', async (_, options) => {
    expect(await typeErrors(folder, '7', { ...strictest, isolatedDeclarations: true, declaration: true, ...options }, names.map((name) => `${name}/src`))).toEqual([]);
  });
});

describe('the SDK in generated/', () => {
  it('is what spec/ gives: the same files with the same bytes, and no other', async () => {
    const opened = await openProjects({ cwd: root }, ['spec', 'out']);
    const [project] = 'projects' in opened ? opened.projects : [];
    if (!project) throw new Error(`The project cannot be opened: ${JSON.stringify(opened)}`);
    const made = await makeSdk(project);
    if (made.kind !== 'made') throw new Error(`The SDK was not made: ${JSON.stringify(made)}`);
    const there = await readTree(generated);
    const { files } = made.plan;
    expect([...there.keys()].filter((file) => !file.startsWith('.sdkwright/'))).toEqual([...files.keys()].sort());
    const differing = [...files].filter(([file, text]) => there.get(file) !== text).map(([file]) => file);
    expect(differing, 'run `npm run generate`').toEqual([]);
    const manifest = JSON.parse(there.get('.sdkwright/manifest.json') ?? '{}');
    expect(manifest).toMatchObject({ files: Object.fromEntries([...files].map(([file, text]) => [file, hashText(text)])) });
  });

  it('is written by the configuration of the project', async () => {
    const resolved = resolveConfig(await loadConfig(undefined, root), {}, root);
    expect(resolved).toMatchObject({ configs: [{ spec: path.join(root, 'spec/openapi.yaml'), out: generated }] });
  });
});
