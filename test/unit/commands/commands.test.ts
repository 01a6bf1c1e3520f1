import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCheck } from '../../../generator/commands/check.js';
import type { ExitCode } from '../../../generator/commands/exit-codes.js';
import { runGenerate, type GenerateOptions } from '../../../generator/commands/generate.js';
import { runLint } from '../../../generator/commands/lint.js';
import { createReporter } from '../../../generator/commands/reporter.js';
import { options, type Option } from '../../../generator/config/options.js';
import { folderOf, head } from '../source/folder.js';

interface Run {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

const commands = { generate: runGenerate, check: runCheck, lint: runLint };

async function run(command: 'generate' | 'check' | 'lint', cwd: string, given: GenerateOptions = {}): Promise<Run> {
  let out = '';
  let err = '';
  const reporter = createReporter({ out: (text) => (out += text), err: (text) => (err += text), colours: false }, given);
  const code = await commands[command](given, { reporter, cwd });
  reporter.finish();
  return { code, out, err };
}

const spec = (operation: string): string => `${head}servers: [{ url: https://api.example.com }]\npaths:\n  /pets:\n    get: { tags: [pets], operationId: listPets, ${operation}responses: { "200": { description: OK, content: { application/json: { schema: { type: string } } } } } }\n`;
const project = { 'openapi.yaml': spec(''), 'sdkwright.config.json': '{ "spec": "openapi.yaml", "out": "sdk" }' };

test('generate, check, change, check: each says what it did', async () => {
  const cwd = folderOf(project);
  const first = await run('generate', cwd);
  expect(first).toMatchObject({ code: 0, err: '' });
  expect(first.out).toMatch(/^1 operation, \d+ models?, (\d+) files \(\1 written, 0 unchanged\), \d+\.\d s\n$/);
  const second = await run('generate', cwd);
  expect(second.out).toMatch(/, (\d+) files \(0 written, \1 unchanged\), /);
  expect(await run('check', cwd)).toMatchObject({ code: 0, out: expect.stringMatching(/^sdk is up to date: \d+ files\.\n$/) });

  writeFileSync(path.join(cwd, 'openapi.yaml'), spec('summary: Lists all pets, '));
  const changed = await run('check', cwd);
  expect(changed.code).toBe(1);
  expect(changed.out).toContain('src/resources/pets.ts is not what the document and the configuration give now\n');
  expect(changed.out).toMatch(/^sdk differs in \d+ files?; run `sdkwright generate`\.$/m);
  expect(await run('generate', cwd)).toMatchObject({ code: 0 });
  expect(readFileSync(path.join(cwd, 'sdk/src/resources/pets.ts'), 'utf8')).toContain('Lists all pets');
});

test('check says in words what the document adds, changes and removes, and machines get it at its lines', async () => {
  const cwd = folderOf(project);
  await run('generate', cwd);
  const more = '  /pets/{id}:\n    delete: { tags: [pets], operationId: deletePet, parameters: [{ name: id, in: path, required: true, schema: { type: string } }], responses: { "204": { description: Gone } } }\n';
  writeFileSync(path.join(cwd, 'openapi.yaml'), `${spec('summary: Lists all pets, ')}${more}`);
  const { out } = await run('check', cwd);
  expect(out.split('\n').slice(0, 2)).toEqual([expect.stringMatching(/^openapi\.yaml:6:\d+ changes client\.pets\.list$/), expect.stringMatching(/^openapi\.yaml:8:\d+ adds client\.pets\.delete$/)]);
  const github = await run('check', cwd, { format: 'github' });
  expect(github.out).toMatch(/^::error file=openapi\.yaml,line=8,.*title=output-stale::The document adds client\.pets\.delete; sdk does not have it yet\./m);
  expect(JSON.parse((await run('check', cwd, { format: 'json' })).out)).toMatchObject([{ code: 'output-stale', place: { line: 6 } }, { code: 'output-stale', place: { line: 8 } }]);

  await run('generate', cwd);
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(''));
  expect((await run('check', cwd)).out).toMatch(/^the document removes client\.pets\.delete$/m);
  writeFileSync(path.join(cwd, 'openapi.yaml'), `${spec('summary: Lists all pets, ')}${more}`);
  rmSync(path.join(cwd, 'sdk/README.md'));
  const missing = await run('check', cwd, { format: 'json' });
  expect(JSON.parse(missing.out)).toMatchObject([{ code: 'output-stale', message: '1 file of sdk is not what the document and the configuration give.' }]);
});

test('a hand edit is refused with its name, and overwritten when forced', async () => {
  const cwd = folderOf(project);
  await run('generate', cwd);
  const file = path.join(cwd, 'sdk/package.json');
  writeFileSync(file, '{}\n');
  expect(await run('generate', cwd)).toMatchObject({ code: 3, err: expect.stringContaining('edited by hand after they were generated: package.json') });
  expect(readFileSync(file, 'utf8')).toBe('{}\n');
  expect(await run('generate', cwd, { force: true })).toMatchObject({ code: 0 });
  expect(readFileSync(file, 'utf8')).not.toBe('{}\n');
});

test('a folder of others is refused', async () => {
  const cwd = folderOf({ ...project, 'sdk/mine.txt': '' });
  expect(await run('generate', cwd)).toMatchObject({ code: 3, err: expect.stringContaining('mine.txt') });
});

test('a damaged manifest is refused', async () => {
  const cwd = folderOf({ ...project, 'sdk/.sdkwright/manifest.json': '{' });
  expect(await run('generate', cwd)).toMatchObject({ code: 3, err: expect.stringContaining('is damaged') });
});

test('without a document or an output there is nothing to do', async () => {
  expect(await run('generate', folderOf({}))).toMatchObject({ code: 2, err: expect.stringContaining('--spec and --out are not given') });
  expect(await run('check', folderOf({}), { spec: 'a.yaml' })).toMatchObject({ code: 2, err: expect.stringContaining('--out is not given') });
});

test('a configuration that is wrong', async () => {
  const cwd = folderOf({ ...project, 'sdkwright.config.json': '{ "spec": "openapi.yaml", "outt": "sdk" }' });
  expect(await run('generate', cwd)).toMatchObject({ code: 2, err: expect.stringContaining('sdkwright.config.json:1:27: error config-option') });
});

test('a custom module that is not there', async () => {
  const cwd = folderOf({ ...project, 'sdkwright.config.json': '{ "spec": "openapi.yaml", "out": "sdk", "custom": ["extra.ts"] }' });
  expect(await run('generate', cwd)).toMatchObject({ code: 2, err: expect.stringContaining('extra.ts cannot be read') });
});

test('strict takes a warning for an error', async () => {
  const cwd = folderOf({ ...project, 'openapi.yaml': spec('sumary: x, ') });
  expect(await run('generate', cwd, { strict: true })).toMatchObject({ code: 1 });
  expect(existsSync(path.join(cwd, 'sdk'))).toBe(false);
  expect(await run('generate', cwd)).toMatchObject({ code: 0, err: expect.stringContaining('warning keyword-unknown') });
});

test('lint needs the document only, and writes nothing', async () => {
  const cwd = folderOf({ 'openapi.yaml': spec('sumary: x, ') });
  expect(await run('lint', cwd, { spec: 'openapi.yaml' })).toMatchObject({ code: 0, out: '1 of 1 operation can be generated: 0 errors, 1 warning, 0 notes.\n', err: expect.stringContaining('keyword-unknown') });
  expect(await run('lint', cwd, { spec: 'openapi.yaml', strict: true })).toMatchObject({ code: 1, out: '' });
  expect(readdirSync(cwd)).toEqual(['openapi.yaml']);
  writeFileSync(path.join(cwd, 'openapi.yaml'), spec(''));
  expect(await run('lint', cwd, { spec: 'openapi.yaml' })).toEqual({ code: 0, out: 'Nothing is wrong: 1 operation.\n', err: '' });
  writeFileSync(path.join(cwd, 'openapi.yaml'), 'openapi: 3.1.0\ninfo: [');
  expect(await run('lint', cwd, { spec: 'openapi.yaml' })).toMatchObject({ code: 1, out: '', err: expect.stringMatching(/^1 error, 0 warnings, 0 notes\.$/m) });
  expect(await run('lint', cwd)).toMatchObject({ code: 2, err: expect.stringContaining('--spec is not given') });
});

test('overlays of the command line count in place of those of the configuration', async () => {
  const titled = (title: string): string => `overlay: 1.0.0\ninfo: { title: O, version: "1" }\nactions: [{ target: $.info, update: { title: ${title} } }]\n`;
  const cwd = folderOf({ ...project, 'sdkwright.config.json': '{ "spec": "openapi.yaml", "out": "sdk", "overlays": ["one.yaml"] }', 'one.yaml': titled('Acme'), 'two.yaml': titled('Zeta') });
  await run('generate', cwd);
  expect(readFileSync(path.join(cwd, 'sdk/README.md'), 'utf8')).toContain('Acme');
  await run('generate', cwd, { overlay: ['two.yaml'] });
  expect(readFileSync(path.join(cwd, 'sdk/README.md'), 'utf8')).toContain('Zeta');
});

test.each([
  ['sarif', /^\{\n {2}"\$schema"/],
  ['github', /^::warning file=openapi\.yaml,line=6,/],
] as const)('in the format %s, standard output has the problems and nothing else', async (format, expected) => {
  const { out, err } = await run('lint', folderOf({ 'openapi.yaml': spec('sumary: x, ') }), { spec: 'openapi.yaml', format });
  expect(out).toMatch(expected);
  expect(err).toBe('1 of 1 operation can be generated: 0 errors, 1 warning, 0 notes.\n');
});

test('for machines, standard output is one JSON array', async () => {
  const cwd = folderOf({ ...project, 'openapi.yaml': spec('sumary: x, ') });
  const { out, code } = await run('generate', cwd, { format: 'json' });
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject([{ code: 'keyword-unknown', place: { file: 'openapi.yaml', line: 6 } }]);
});

test('docs/cli.md lists the options as they are', () => {
  const rows = (table: Readonly<Record<string, Option>>, prefix = ''): readonly string[] =>
    Object.entries(table).flatMap(([name, { type, about }]) => {
      if (type.kind === 'group') return rows(type.options, `${name}.`);
      return [`| \`${prefix}${name}\` | ${type.kind === 'flag' ? 'true or false' : type.expects} | ${about} |`];
    });
  const text = readFileSync(path.resolve(import.meta.dirname, '../../../docs/cli.md'), 'utf8');
  const [, section = ''] = text.split('## The configuration');
  expect(section.split('\n').filter((line) => line.startsWith('| `'))).toEqual(rows(options));
});
