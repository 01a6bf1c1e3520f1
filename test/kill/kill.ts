import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { recover } from '../../generator/write/apply.js';
import { run } from '../support/run.js';
import { readTree, temporaryFolder } from '../support/tree.js';

/** What became of the output of one run that was killed. */
export interface Killed {
  /** Whose files stand in the folder once the next command has looked at it. */
  readonly tree: 'old' | 'new' | 'mixed';
  /** Whether the run had begun to write when it was killed, and had not ended. */
  readonly writing: boolean;
}

/** Resources of the document: each is a file to write. */
const resources = 30;

/**
 * Generates an SDK again and again, each time from a document in which every resource has changed, and kills the process: every other time at
 * a random moment of its life, else while it writes. Nothing but SIGKILL, which no program sees coming.
 *
 * @param program path of the compiled command line
 */
export async function killRuns(program: string, times: number): Promise<readonly Killed[]> {
  const folder = await temporaryFolder('kill');
  try {
    const out = path.join(folder, 'sdk');
    const spec = path.join(folder, 'openapi.json');
    const args = [program, 'generate', '--spec', spec, '--out', out];
    const generate = async (revision: number): Promise<ReadonlyMap<string, string>> => {
      await writeFile(spec, documentOf(revision));
      const { code, output } = await run(process.execPath, args, folder);
      if (code !== 0) throw new Error(output);
      return filesOf(out);
    };
    let life = performance.now();
    await generate(0);
    life = performance.now() - life;
    await writeFile(path.join(out, 'src/mine.ts'), 'export {};\n');
    let old = await filesOf(out);

    const outcomes: Killed[] = [];
    for (let revision = 1; revision <= times; revision += 1) {
      await writeFile(spec, documentOf(revision));
      const child = spawn(process.execPath, args, { cwd: folder, stdio: 'ignore' });
      const ended = once(child, 'exit');
      if (revision % 2 === 0) await sleep(Math.random() * life);
      else await writingBegins(out, child);
      const writing = isWriting(out) && child.exitCode === null;
      child.kill('SIGKILL');
      await ended;
      await recover(out);
      const found = await filesOf(out);
      const next = await generate(revision);
      outcomes.push({ writing, tree: same(found, old) ? 'old' : same(found, next) ? 'new' : 'mixed' });
      old = next;
    }
    return outcomes;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A line for the terminal. */
export function killedText(outcomes: readonly Killed[]): string {
  const of = (tree: Killed['tree']): number => outcomes.filter((outcome) => outcome.tree === tree).length;
  const writing = outcomes.filter((outcome) => outcome.writing).length;
  return `${outcomes.length} runs killed, ${writing} of them while they wrote: ${of('old')} old trees, ${of('new')} new, ${of('mixed')} mixed.`;
}

async function writingBegins(out: string, child: { readonly exitCode: number | null }): Promise<void> {
  while (!isWriting(out) && child.exitCode === null) await new Promise((resolve) => setImmediate(resolve));
  // From here on it takes some milliseconds: sometimes none of them pass, sometimes all.
  const until = performance.now() + Math.random() * 40;
  while (performance.now() < until) await new Promise((resolve) => setImmediate(resolve));
}

function isWriting(out: string): boolean {
  return existsSync(path.join(out, '.sdkwright/lock'));
}

/** The tree without what belongs to the generator. */
async function filesOf(out: string): Promise<ReadonlyMap<string, string>> {
  return new Map([...(await readTree(out))].filter(([file]) => !file.startsWith('.sdkwright/')));
}

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([file, text]) => b.get(file) === text);
}

/** A document whose every resource speaks of its revision; one resource comes and goes. */
function documentOf(revision: number): string {
  const names = Array.from({ length: resources + (revision % 2) }, (_, index) => `thing${index}`);
  const operation = (name: string) => ({
    tags: [name],
    operationId: `list_${name}`,
    summary: `Lists them, revision ${revision}.`,
    responses: { 200: { description: 'OK', content: { 'application/json': { schema: { type: 'object', properties: { id: { type: 'string' } } } } } } },
  });
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    servers: [{ url: 'https://api.example.com' }],
    paths: Object.fromEntries(names.map((name) => [`/${name}`, { get: operation(name) }])),
  });
}
