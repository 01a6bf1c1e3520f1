import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { placeText } from '../../../generator/diagnostics/terminal.js';
import { loadConfig } from '../../../generator/config/load.js';
import { options, type Option } from '../../../generator/config/options.js';
import { resolveConfig } from '../../../generator/config/resolve.js';
import { folderOf } from '../source/folder.js';

async function problems(name: string, text: string): Promise<readonly string[]> {
  const { diagnostics } = await loadConfig(name, folderOf({ [name]: text }));
  return diagnostics.map(({ code, message, place, fix }) => `${place ? placeText(place) : ''} ${code} ${message} ${fix ?? ''}`.trim());
}

describe('what is wrong is named with its place and what is allowed', () => {
  test.each([
    ['an option that does not exist', '{\n  "specc": "a.yaml"\n}', 'sdkwright.config.json:2:3 config-option There is no option `specc`. Did you mean `spec`?'],
    ['one that is nowhere near', '{ "colour": 1 }', /There is no option `colour`\. The options are spec, out, client, /],
    ['one of a group', '{ "package": {\n "nam": "x" } }', 'sdkwright.config.json:2:2 config-option There is no option `package.nam`. Did you mean `name`?'],
    ['a wrong type', '{ "strict": "yes" }', 'sdkwright.config.json:1:3 config-option The option `strict` should be true or false, but is the string "yes". Give it true or false, or remove it.'],
    ['a list with something else in it', '{ "custom": ["a.ts", 1] }', /`custom` should be a list of paths, but is a list/],
    ['a text that is no package name', '{ "package": { "name": "My Package" } }', /`package\.name` should be an npm package name such as "acme"/],
    ['a text that is no class name', '{ "client": "acme-sdk" }', /`client` should be a class name such as "Acme"/],
    ['a list in place of the options', '[]', /should be an object with options, but is a list/],
    ['broken JSON', '{ "spec": ', /syntax-json/],
  ])('%s', async (_name, text, expected) => {
    const [first, ...others] = await problems('sdkwright.config.json', text);
    expect(others).toEqual([]);
    if (typeof expected === 'string') expect(first).toBe(expected);
    else expect(first).toMatch(expected);
  });

  test('a module', async () => {
    expect(await problems('sdkwright.config.mjs', 'export default {\n  out: 5,\n};\n')).toEqual([
      'sdkwright.config.mjs:2:3 config-option The option `out` should be a folder, but is the number 5. Give it a folder, or remove it.',
    ]);
  });

  test('a module without a default, and one that throws', async () => {
    expect(await problems('a.mjs', 'export const spec = 1;\n')).toEqual(['a.mjs config-unreadable The configuration a.mjs cannot be loaded. It has no default export.']);
    expect(await problems('b.mjs', 'throw new Error("no way");\n')).toEqual(['b.mjs config-unreadable The configuration b.mjs cannot be loaded. no way']);
  });

  test('a file that is named but not there', async () => {
    const { options: found, diagnostics } = await loadConfig('none.ts', folderOf({}));
    expect(found).toBeUndefined();
    expect(diagnostics.map(({ code }) => code)).toEqual(['config-missing']);
  });
});

describe('where it is taken from', () => {
  test('TypeScript, with types in it', async () => {
    const cwd = folderOf({ 'sdkwright.config.ts': 'interface T { spec: string; out: string }\nconst config: T = { spec: "a.yaml", out: "sdk" };\nexport default config satisfies T;\n' });
    expect(await loadConfig(undefined, cwd)).toMatchObject({ options: { spec: 'a.yaml', out: 'sdk' }, path: path.join(cwd, 'sdkwright.config.ts'), diagnostics: [] });
  });

  test.each(['ts', 'mjs'])('a .%s file that imports defineConfig, though the package is not installed there', async (ending) => {
    const cwd = folderOf({ [`sdkwright.config.${ending}`]: "import { defineConfig } from 'sdkwright';\nexport default defineConfig({ out: 'sdk' });\n" });
    expect(await loadConfig(undefined, cwd)).toMatchObject({ options: { out: 'sdk' }, diagnostics: [] });
  });

  test('the first of the known names, else none', async () => {
    const cwd = folderOf({ 'sdkwright.config.json': '{ "out": "b" }', 'sdkwright.config.mjs': 'export default { out: "a" };\n' });
    expect((await loadConfig(undefined, cwd)).options).toEqual({ out: 'a' });
    expect(await loadConfig(undefined, folderOf({}))).toMatchObject({ options: {}, diagnostics: [] });
  });
});

describe('the options of a run', () => {
  const path_ = path.resolve('/project/config/sdkwright.config.json');
  const base = { options: { spec: 'api/openapi.yaml', out: '../sdk', custom: ['extra.ts'], refs: { folder: '..' } }, path: path_ };

  test('paths count from the file, those of the command line from the working directory', () => {
    expect(resolveConfig(base, {}, '/elsewhere')).toEqual({
      configs: [
        {
          spec: path.resolve('/project/config/api/openapi.yaml'),
          out: path.resolve('/project/sdk'),
          custom: [path.resolve('/project/config/extra.ts')],
          refs: { folder: path.resolve('/project') },
          strict: false,
        },
      ],
    });
    expect(resolveConfig(base, { spec: 'other.yaml', out: 'o', strict: true }, path.resolve('/elsewhere'))).toMatchObject({
      configs: [{ spec: path.resolve('/elsewhere/other.yaml'), out: path.resolve('/elsewhere/o'), strict: true }],
    });
  });

  test('standard input and URLs are no paths', () => {
    expect(resolveConfig(base, { spec: '-' }, '/')).toMatchObject({ configs: [{ spec: '-' }] });
    expect(resolveConfig(base, { spec: 'https://example.com/a.yaml' }, '/')).toMatchObject({ configs: [{ spec: 'https://example.com/a.yaml' }] });
  });

  test('what nobody gives is missing', () => {
    expect(resolveConfig({ options: { out: 'x' } }, {}, '/')).toEqual({ missing: ['spec'] });
  });

  test('they are frozen to the bottom', () => {
    const resolved = resolveConfig(base, {}, '/');
    const [config] = 'configs' in resolved ? resolved.configs : [];
    for (const value of [config, config?.refs, config?.custom]) expect(value !== undefined && Object.isFrozen(value)).toBe(true);
  });
});

test('there are at most 20 options', () => {
  const count = (table: Readonly<Record<string, Option>>): number =>
    Object.values(table).reduce((sum, { type }) => sum + (type.kind === 'group' ? count(type.options) : 1), 0);
  expect(count(options)).toBeLessThanOrEqual(20);
});
