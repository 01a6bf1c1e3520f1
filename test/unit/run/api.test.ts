import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { check, generate, type UserConfig } from '../../../generator/index.js';
import { folderOf, head } from '../source/folder.js';

const spec = (summary: string): string => `${head}servers: [{ url: https://api.example.com }]\npaths:\n  /pets:\n    get: { tags: [pets], operationId: listPets, summary: ${summary}, responses: { "200": { description: OK, content: { application/json: { schema: { type: string } } } } } }\n`;

describe('as functions', () => {
  test('generate and check return what they did, and print nothing', async () => {
    const written = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')];
    const cwd = folderOf({ 'openapi.yaml': spec('Lists.') });
    const config: UserConfig = { spec: 'openapi.yaml', out: 'sdk' };
    const out = path.join(cwd, 'sdk');
    const first = await generate({ config, cwd });
    expect(first).toMatchObject({ ok: true, diagnostics: [], sdks: [{ out, status: 'written', summary: { operations: 1 }, diagnostics: [] }] });
    expect(first.sdks[0]?.files.written).toContain('src/resources/pets.ts');
    expect(await generate({ config, cwd })).toMatchObject({ ok: true, sdks: [{ status: 'unchanged', files: { written: [], deleted: [] } }] });
    expect(await check({ config, cwd })).toMatchObject({ ok: true, sdks: [{ status: 'current', differences: [] }] });

    writeFileSync(path.join(cwd, 'openapi.yaml'), spec('Lists all.'));
    expect(await check({ config, cwd })).toMatchObject({ ok: false, sdks: [{ status: 'differs', differences: expect.arrayContaining([{ path: 'src/resources/pets.ts', kind: 'changed' }]), changes: [{ kind: 'changes', name: 'client.pets.list', place: { file: 'openapi.yaml', line: 6 } }] }] });
    for (const stream of written) expect(stream).not.toHaveBeenCalled();
  });

  test('what stands in the way is a value', async () => {
    const cwd = folderOf({ 'openapi.yaml': 'paths: [', 'sdk/mine.txt': '' });
    expect(await generate({ config: { spec: 'openapi.yaml', out: 'sdk' }, cwd })).toMatchObject({ ok: false, sdks: [{ status: 'document', diagnostics: [{ severity: 'error' }] }] });
    writeFileSync(path.join(cwd, 'openapi.yaml'), spec('Lists.'));
    expect(await generate({ config: { spec: 'openapi.yaml', out: 'sdk' }, cwd })).toMatchObject({ ok: false, sdks: [{ status: 'output', diagnostics: [{ code: 'output-foreign' }] }] });
    expect(await generate({ config: { spec: 'openapi.yaml' }, cwd })).toMatchObject({ ok: false, sdks: [], diagnostics: [{ code: 'config-option' }] });
    expect(await check({ config: 'none.ts', cwd })).toMatchObject({ ok: false, sdks: [], diagnostics: [{ code: 'config-missing' }] });
  });
});

describe('several SDKs in one configuration', () => {
  const config = { package: { license: 'ISC' }, out: 'never', sdks: { shop: { spec: 'shop.yaml', out: 'sdks/shop', client: 'Shop' }, admin: { spec: 'admin.yaml', out: 'sdks/admin', package: { name: 'admin' } } } };
  const project = (): string => folderOf({ 'shop.yaml': spec('Shop.'), 'admin.yaml': spec('Admin.') });

  test('each is written, with what is common to all', async () => {
    const cwd = project();
    expect(await generate({ config, cwd })).toMatchObject({ ok: true, sdks: [{ name: 'shop' }, { name: 'admin' }] });
    expect(readFileSync(path.join(cwd, 'sdks/shop/src/client.ts'), 'utf8')).toContain('class Shop ');
    expect(JSON.parse(readFileSync(path.join(cwd, 'sdks/admin/package.json'), 'utf8'))).toMatchObject({ name: 'admin', license: 'ISC' });
    expect(existsSync(path.join(cwd, 'never'))).toBe(false);
    expect(await check({ config, cwd })).toMatchObject({ ok: true, sdks: [{ name: 'shop', status: 'current' }, { name: 'admin', status: 'current' }] });
  });

  test('or those that are named', async () => {
    const cwd = project();
    expect(await generate({ config, cwd, only: ['admin'] })).toMatchObject({ sdks: [{ name: 'admin' }] });
    expect(existsSync(path.join(cwd, 'sdks/shop'))).toBe(false);
    expect(await generate({ config, cwd, only: ['admin'], out: 'other' })).toMatchObject({ ok: true, sdks: [{ out: path.join(cwd, 'other') }] });
  });

  test('one that fails does not keep the others', async () => {
    const cwd = folderOf({ 'shop.yaml': 'nothing', 'admin.yaml': spec('Admin.') });
    expect(await generate({ config, cwd })).toMatchObject({ ok: false, sdks: [{ status: 'document' }, { status: 'written' }] });
  });

  test.each([
    [{ only: ['adminn'] }, 'The configuration has no SDK called adminn.', 'Did you mean admin?'],
    [{ out: 'elsewhere' }, '--out is meant for one SDK, but the configuration has several.', 'Choose one with --only: shop, admin.'],
    [{ config: { sdks: { shop: { out: 'a' } } } }, 'There is no configuration file here, and --spec is not given.', /^Pass --spec/],
    [{ config: { sdks: { shop: { colour: 'red' } } } }, 'There is no option `sdks.shop.colour`.', /^The options of sdks\.shop are spec, /],
    [{ config: { sdks: [] } }, 'The option `sdks` should be options by name, but is a list.', /./],
    [{ config: { sdks: { shop: { sdks: {} } } } }, 'There is no option `sdks.shop.sdks`.', /./],
  ])('%j is refused', async (options, message, fix) => {
    const { diagnostics } = await generate(JSON.parse(JSON.stringify({ config, cwd: project(), ...options })));
    expect(diagnostics).toMatchObject([{ message, fix: typeof fix === 'string' ? fix : expect.stringMatching(fix) }]);
  });
});

describe('templates of the user', () => {
  const run = (templates: Readonly<Record<string, string>>) => {
    const cwd = folderOf({ 'openapi.yaml': spec('Lists.'), ...Object.fromEntries(Object.entries(templates).map(([name, text]) => [`mine/${name}`, text])) });
    return { cwd, options: { config: { spec: 'openapi.yaml', out: 'sdk', templates: 'mine' }, cwd } };
  };

  test('take the place of ours, and are followed', async () => {
    const { cwd, options } = run({ 'gitignore.hbs': 'mine/\n' });
    expect(await generate(options)).toMatchObject({ ok: true });
    expect(readFileSync(path.join(cwd, 'sdk/.gitignore'), 'utf8')).toBe('mine/\n');
    expect(await check(options)).toMatchObject({ ok: true, sdks: [{ asBefore: {} }] });
    writeFileSync(path.join(cwd, 'mine/gitignore.hbs'), 'yours/\n');
    expect(await check(options)).toMatchObject({ ok: false, sdks: [{ differences: [{ path: '.gitignore' }] }] });
    writeFileSync(path.join(cwd, 'mine/gitignore.hbs'), 'mine/\n');
    writeFileSync(path.join(cwd, 'mine/tsconfig.json.hbs'), '{}\n');
    expect(await check(options)).toMatchObject({ ok: false, sdks: [{ differences: [{ path: 'tsconfig.json' }] }] });
  });

  test.each([
    ['READNE.md.hbs', '', 'There is no template called READNE.md.', 'Did you mean README.md.hbs?'],
    ['README.md.hbs', '{{packageNam}}', /^The template mine.README\.md\.hbs cannot be rendered: "packageNam" not defined/, undefined],
    ['README.md.hbs', '{{#if', /^The template mine.README\.md\.hbs cannot be rendered: Parse error/, undefined],
  ])('%s with %j is refused', async (name, text, message, fix) => {
    const { diagnostics, sdks } = await generate(run({ [name]: text }).options);
    const [found] = [...diagnostics, ...sdks.flatMap((sdk) => sdk.diagnostics)];
    expect(found).toMatchObject({ message: typeof message === 'string' ? message : expect.stringMatching(message), ...(fix === undefined ? {} : { fix }) });
  });

  test('a folder that is not there', async () => {
    const cwd = folderOf({ 'openapi.yaml': spec('Lists.') });
    expect(await generate({ config: { spec: 'openapi.yaml', out: 'sdk', templates: 'none' }, cwd })).toMatchObject({ diagnostics: [{ message: 'The folder of templates none cannot be read.' }] });
  });
});
