import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Lock } from '../../generator/lock/lock.js';
import { lockText, parseLock } from '../../generator/lock/text.js';
import { inspect } from '../../generator/pipeline.js';
import { draft, edit, textOf } from './documents.js';

// LOCK_RUNS=1000 looks at as many documents, LOCK_SEED at others.
const { LOCK_RUNS: runs = '100', LOCK_SEED: seed = '20260101' } = process.env;
const options = { numRuns: Number(runs), seed: Number(seed), endOnFailure: true };

describe('names', () => {
  it('never move, whatever is added, removed or put elsewhere in the document', async () => {
    let movedWithout = 0;
    await fc.assert(
      fc.asyncProperty(draft, edit, async (before, [, change]) => {
        const first = await namesOf(textOf(before));
        const lock = parseLock(lockText(first));
        const after = textOf(change(before));
        expect(moved(first, await namesOf(after, lock))).toEqual([]);
        movedWithout += moved(first, await namesOf(after)).length;
      }),
      options,
    );
    expect(movedWithout).toBeGreaterThan(0);
  }, 600_000);

  it('are the same with the lock that they were written to, and so is the lock', async () => {
    await fc.assert(
      fc.asyncProperty(draft, async (document) => {
        const text = textOf(document);
        const first = lockText(await namesOf(text));
        expect(lockText(await namesOf(text, parseLock(first)))).toBe(first);
      }),
      { ...options, numRuns: Math.min(options.numRuns, 50) },
    );
  }, 600_000);
});

/** Every name that belongs to something of both documents and is not the same. */
function moved(before: Lock, after: Lock): readonly string[] {
  const flat = ({ operations, resources, schemas, credentials }: Lock): ReadonlyMap<string, string> =>
    new Map([
      ...[...operations].flatMap(([key, { call, params }]) => [[`call ${key}`, call] as const, ...(params === undefined ? [] : [[`params ${key}`, params] as const])]),
      ...[...resources].map(([key, name]) => [`class ${key}`, name] as const),
      ...[...schemas].map(([key, { name }]) => [`schema ${key}`, name] as const),
      ...[...credentials].map(([key, name]) => [`option ${key}`, name] as const),
    ]);
  const now = flat(after);
  return [...flat(before)].flatMap(([key, name]) => {
    const other = now.get(key);
    return other === undefined || other === name ? [] : [`${key}: ${name} is now ${other}`];
  });
}

async function namesOf(text: string, lock?: Lock): Promise<Lock> {
  const { names, diagnostics } = await inspect({ spec: '-', out: 'sdk', custom: [], strict: false }, { custom: [], load: { stdin: once(text) }, ...(lock === undefined ? {} : { lock }) });
  if (names === undefined) throw new Error(diagnostics.map(({ message }) => message).join('\n'));
  return names;
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
