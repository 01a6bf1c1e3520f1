import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { applySync } from '../../../generator/write/apply.js';
import { differences } from '../../../generator/write/compare.js';
import { hashText } from '../../../generator/inputs/hash.js';
import { isSafePath, ManifestError } from '../../../generator/write/manifest.js';
import { planSync, type Made } from '../../../generator/write/plan.js';
import { folderOf } from '../source/folder.js';

const files = (texts: Readonly<Record<string, string>>): Made => ({ files: new Map(Object.entries(texts)) });
const first = { 'src/index.ts': 'one\n', 'src/a/b.ts': 'two\n', 'README.md': 'three\n' };

async function sync(texts: Readonly<Record<string, string>>, out: string, force = false): Promise<void> {
  await applySync(planSync(files(texts), out), { force });
}

async function written(texts: Readonly<Record<string, string>> = first): Promise<string> {
  const out = path.join(folderOf({}), 'sdk');
  await sync(texts, out);
  return out;
}

const conflictsOf = (texts: Readonly<Record<string, string>>, out: string) => planSync(files(texts), out).conflicts;

describe('the first run', () => {
  test('writes all into a folder that is not there, and a sorted manifest', async () => {
    const out = await written();
    expect(readFileSync(path.join(out, 'src/a/b.ts'), 'utf8')).toBe('two\n');
    expect(readFileSync(path.join(out, '.sdkwright/manifest.json'), 'utf8')).toBe(
      `${JSON.stringify({ files: { 'README.md': hashText('three\n'), 'src/a/b.ts': hashText('two\n'), 'src/index.ts': hashText('one\n') } }, null, 2)}\n`,
    );
    expect(readdirSync(path.join(out, '.sdkwright')).sort()).toEqual(['manifest.json', 'pristine']);
  });

  test('is refused where files of others are, and spares them when forced', async () => {
    const out = folderOf({ 'mine.txt': 'mine\n', '.git/config': '', 'node_modules/x/y.js': '' });
    expect(conflictsOf(first, out)).toEqual([{ path: 'mine.txt', reason: 'foreign' }]);
    await expect(sync(first, out)).rejects.toThrow('mine.txt');
    expect(readdirSync(out).sort()).toEqual(['.git', 'mine.txt', 'node_modules']);
    await sync(first, out, true);
    expect(readFileSync(path.join(out, 'mine.txt'), 'utf8')).toBe('mine\n');
    expect(conflictsOf(first, out)).toEqual([]);
  });

  test('takes over files that are the same already', async () => {
    const out = folderOf(first);
    const plan = planSync(files(first), out);
    expect(plan).toMatchObject({ write: [], conflicts: [] });
    await applySync(plan);
    expect(existsSync(path.join(out, '.sdkwright/manifest.json'))).toBe(true);
  });

  test('is refused where the output is a file', async () => {
    const out = path.join(folderOf({ sdk: 'a file\n' }), 'sdk');
    expect(conflictsOf(first, out)).toContainEqual({ path: '.', reason: 'unsafe' });
  });
});

describe('a later run', () => {
  test('touches nothing where nothing changed', async () => {
    const out = await written();
    const old = new Date(1_000_000_000_000);
    const paths = ['src/index.ts', '.sdkwright/manifest.json'].map((name) => path.join(out, name));
    for (const name of paths) utimesSync(name, old, old);
    await sync(first, out);
    expect(paths.map((name) => statSync(name).mtimeMs)).toEqual([old.getTime(), old.getTime()]);
  });

  test('writes what changed, deletes what is gone and the folders that this empties, and spares the rest', async () => {
    const out = await written();
    mkdirSync(path.join(out, 'custom'));
    writeFileSync(path.join(out, 'custom/mine.ts'), 'mine\n');
    const second = { 'src/index.ts': 'one, changed\n', 'README.md': 'three\n', 'src/new.ts': 'new\n' };
    const plan = planSync(files(second), out);
    expect(plan).toMatchObject({
      write: [{ path: 'src/index.ts', before: hashText('one\n') }, { path: 'src/new.ts' }],
      delete: new Map([['src/a/b.ts', hashText('two\n')]]),
      unchanged: ['README.md'],
      conflicts: [],
    });
    await applySync(plan);
    expect(existsSync(path.join(out, 'src/a'))).toBe(false);
    expect(readFileSync(path.join(out, 'custom/mine.ts'), 'utf8')).toBe('mine\n');
    expect(planSync(files(second), out)).toMatchObject({ write: [], delete: new Map(), conflicts: [] });
  });

  test('does not lose a hand edit, neither by writing nor by deleting', async () => {
    const out = await written();
    writeFileSync(path.join(out, 'src/index.ts'), 'edited\n');
    writeFileSync(path.join(out, 'src/a/b.ts'), 'edited too\n');
    const second = { 'src/index.ts': 'one, changed\n', 'README.md': 'three\n' };
    expect(conflictsOf(second, out)).toEqual([
      { path: 'src/index.ts', reason: 'edited' },
      { path: 'src/a/b.ts', reason: 'edited' },
    ]);
    await expect(sync(second, out)).rejects.toThrow('src/index.ts');
    expect(readFileSync(path.join(out, 'src/index.ts'), 'utf8')).toBe('edited\n');
    await sync(second, out, true);
    expect(readFileSync(path.join(out, 'src/index.ts'), 'utf8')).toBe('one, changed\n');
    expect(existsSync(path.join(out, 'src/a/b.ts'))).toBe(false);
  });

  test('does not overwrite a new file of somebody', async () => {
    const out = await written();
    writeFileSync(path.join(out, 'src/new.ts'), 'mine\n');
    expect(conflictsOf({ ...first, 'src/new.ts': 'generated\n' }, out)).toEqual([{ path: 'src/new.ts', reason: 'foreign' }]);
  });

  test('writes again what was deleted by hand', async () => {
    const out = await written();
    rmSync(path.join(out, 'README.md'));
    await sync(first, out);
    expect(readFileSync(path.join(out, 'README.md'), 'utf8')).toBe('three\n');
  });

  test('takes a checkout with CRLF for what it is', async () => {
    const out = await written();
    writeFileSync(path.join(out, 'README.md'), 'three\r\n');
    expect(planSync(files(first), out)).toMatchObject({ write: [], conflicts: [] });
  });
});

describe('nothing leaves the folder', () => {
  test.each(['../a', '/a', 'a/../../b', 'a\\b', 'C:/a', 'a//b', '', 'a/./b', 'a\u0000b'])('%j is no path of an output', (name) => {
    expect(isSafePath(name)).toBe(false);
  });

  test('unsafe names are never written, not even when forced', async () => {
    const out = path.join(folderOf({}), 'sdk');
    const plan = planSync(files({ '../evil.ts': 'x' }), out);
    expect(plan.conflicts).toEqual([{ path: '../evil.ts', reason: 'unsafe' }]);
    await expect(applySync(plan, { force: true })).rejects.toThrow('../evil.ts');
    expect(existsSync(path.join(out, '../evil.ts'))).toBe(false);
  });

  test('a linked folder is not followed', async () => {
    const out = await written();
    const elsewhere = folderOf({});
    rmSync(path.join(out, 'src'), { recursive: true });
    symlinkSync(elsewhere, path.join(out, 'src'));
    await expect(sync(first, out, true)).rejects.toThrow('unsafe');
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test('a manifest that names other places is not believed', async () => {
    const out = await written();
    writeFileSync(path.join(out, '.sdkwright/manifest.json'), JSON.stringify({ files: { '../../etc/passwd': hashText('') } }));
    expect(() => planSync(files(first), out)).toThrow(ManifestError);
  });

  test('two names that are one file on some systems', async () => {
    const out = path.join(folderOf({}), 'sdk');
    expect(conflictsOf({ 'src/User.ts': 'a', 'src/user.ts': 'b' }, out)).toEqual([{ path: 'src/user.ts', reason: 'unsafe' }]);
  });
});

test('the differences in words', async () => {
  const out = await written({ ...first, 'old.ts': 'old\n', 'gone.ts': 'gone\n' });
  writeFileSync(path.join(out, 'README.md'), 'edited\n');
  rmSync(path.join(out, 'gone.ts'));
  const plan = planSync(files({ ...first, 'src/index.ts': 'changed\n', 'gone.ts': 'gone\n' }), out);
  expect(differences(plan)).toEqual([
    { path: 'src/index.ts', kind: 'changed' },
    { path: 'README.md', kind: 'edited' },
    { path: 'gone.ts', kind: 'missing' },
    { path: 'old.ts', kind: 'extra' },
  ]);
});
