import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { hashText } from '../../../generator/inputs/hash.js';
import { applySync, recover } from '../../../generator/write/apply.js';
import { decide, stage } from '../../../generator/write/journal.js';
import { locked } from '../../../generator/write/lock.js';
import { ManifestError, manifestText, readManifest } from '../../../generator/write/manifest.js';
import { planSync } from '../../../generator/write/plan.js';
import { folderOf } from '../source/folder.js';

const first = { 'src/index.ts': 'one\n', 'src/a/b.ts': 'two\n', 'README.md': 'three\n' };
const second = { 'src/index.ts': 'one, changed\n', 'README.md': 'three\n', 'src/new.ts': 'new\n' };
const made = (texts: Readonly<Record<string, string>>) => ({ files: new Map(Object.entries(texts)) });

/** A folder with the first tree, and a run to the second that was killed: before it decided, or after. */
async function killed(when: 'before' | 'after'): Promise<string> {
  const out = path.join(folderOf({}), 'sdk');
  await applySync(planSync(made(first), out));
  const plan = planSync(made(second), out);
  for (const write of plan.write) stage(out, write.path, plan.files.get(write.path) ?? '');
  if (when === 'after') decide(out, { write: new Map(plan.write.map((write) => [write.path, write.before ?? ''])), delete: plan.delete }, manifestText(plan.next));
  return out;
}

const textsOf = (out: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(out, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('.sdkwright'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .map((file) => [path.relative(out, file).split(path.sep).join('/'), readFileSync(file, 'utf8')]),
  );

describe('a run that was killed', () => {
  test('before it decided has changed nothing, and is forgotten by the next', async () => {
    const out = await killed('before');
    await recover(out);
    expect(textsOf(out)).toEqual(first);
    await applySync(planSync(made({ ...first, 'src/third.ts': '3\n' }), out));
    expect(textsOf(out)).toEqual({ ...first, 'src/third.ts': '3\n' });
    expect(readdirSync(path.join(out, '.sdkwright')).sort()).toEqual(['manifest.json', 'pristine']);
  });

  test('after it decided is completed', async () => {
    const out = await killed('after');
    await recover(out);
    expect(textsOf(out)).toEqual(second);
    expect(readManifest(out)?.files).toEqual(new Map(Object.entries(second).map(([file, text]) => [file, hashText(text)])));
    expect(existsSync(path.join(out, 'src/a'))).toBe(false);
    expect(readdirSync(path.join(out, '.sdkwright')).sort()).toEqual(['manifest.json', 'pristine']);
    await recover(out);
    expect(textsOf(out)).toEqual(second);
  });

  test('is not completed over what somebody has written meanwhile', async () => {
    const out = await killed('after');
    writeFileSync(path.join(out, 'src/index.ts'), 'mine\n');
    writeFileSync(path.join(out, 'src/a/b.ts'), 'mine too\n');
    await recover(out);
    expect(textsOf(out)).toEqual({ ...second, 'src/index.ts': 'mine\n', 'src/a/b.ts': 'mine too\n' });
    expect(planSync(made(second), out).conflicts).toEqual([{ path: 'src/index.ts', reason: 'edited' }]);
  });

  test('is not completed by a journal that leads elsewhere', async () => {
    const out = await killed('after');
    writeFileSync(path.join(out, '.sdkwright/journal.json'), JSON.stringify({ write: { '../evil.ts': '' }, delete: {} }));
    await expect(recover(out)).rejects.toThrow(ManifestError);
  });
});

describe('one at a time', () => {
  test('a second step waits for the first', async () => {
    const out = folderOf({});
    const steps: string[] = [];
    const slow = locked(out, async () => {
      steps.push('first');
      await new Promise((resolve) => setImmediate(resolve));
      steps.push('first ended');
    });
    await locked(out, () => void steps.push('second'));
    await slow;
    expect(steps).toEqual(['first', 'first ended', 'second']);
  });

  test('a lock of a process that is gone does not hold', async () => {
    // Process numbers end far below this one.
    const out = folderOf({ '.sdkwright/lock': '999999999' });
    expect(await locked(out, () => 'done')).toBe('done');
  });
});
