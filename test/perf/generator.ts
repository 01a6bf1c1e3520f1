// Measures how long the generator takes, as its user waits for it; writes docs/speed.md. `npm run bench:generator [document]`.
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { generate } from '../../generator/run/generate.js';
import { watchSdks } from '../../generator/watch/watch.js';
import { root } from '../support/paths.js';
import { compileGenerator } from '../support/program.js';
import { run } from '../support/run.js';
import { temporaryFolder } from '../support/tree.js';
import { speedPage, type Timing } from './speed-page.js';

const times = 10;
const folder = await temporaryFolder('speed');
try {
  const program = await compileGenerator('speed');
  const [given] = process.argv.slice(2);
  for (const name of ['spec', 'sdkwright.config.ts', 'package.json']) await cp(path.join(root, name), path.join(folder, name), { recursive: true });
  // The configuration imports what types it from the checkout; here it stands alone.
  const config = await readFile(path.join(folder, 'sdkwright.config.ts'), 'utf8');
  await writeFile(path.join(folder, 'sdkwright.config.ts'), config.replace('./generator/config/config.js', 'sdkwright'));
  const args = given === undefined ? [] : ['--spec', path.resolve(given), '--out', path.join(folder, 'other')];
  const out = path.join(folder, given === undefined ? 'generated' : 'other');
  const node = (...parts: readonly string[]): (() => Promise<void>) => async () => {
    const { code, output } = await run(process.execPath, [...parts], folder);
    if (code !== 0) throw new Error(output);
  };
  const timings: Timing[] = [];
  const measure = async (name: string, step: () => Promise<void>, prepare: (index: number) => Promise<void> = async () => undefined, count = times): Promise<void> => {
    const taken: number[] = [];
    for (let index = 0; index < count; index += 1) {
      await prepare(index);
      const started = performance.now();
      await step();
      taken.push(performance.now() - started);
    }
    const sorted = taken.toSorted((a, b) => a - b);
    const [fastest = NaN, median = NaN] = [sorted[0], sorted[Math.floor(sorted.length / 2)]];
    timings.push({ name, fastest, median });
    console.log(`${name}: ${fastest.toFixed(0)} ms, median ${median.toFixed(0)} ms`);
  };

  await measure('Node.js with nothing to do', node('-e', '0'));
  await measure('`--help`', node(program, '--help'));
  await measure('`generate`, first run', node(program, 'generate', ...args), () => rm(out, { recursive: true, force: true }), 3);
  await measure('`check`, nothing changed', node(program, 'check', ...args));
  await measure('`generate`, nothing changed', node(program, 'generate', ...args));
  if (given === undefined) {
    await measure('`generate`, one description changed', node(program, 'generate'), (index) => describe(`Revision ${index}.`));
    await measureWatch(measure);
    await writeFile(path.join(root, 'docs/speed.md'), speedPage(timings, process.versions.node));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** Writes another description of one property into the document. */
async function describe(text: string): Promise<void> {
  const file = path.join(folder, 'spec/schemas/products/ProductFile.yaml');
  const before = await readFile(path.join(root, 'spec/schemas/products/ProductFile.yaml'), 'utf8');
  await writeFile(file, before.replace('properties:\n', `properties:\n  checksum:\n    type: string\n    description: ${text}\n`));
}

/** From the moment in which a file is saved to the moment in which the SDK is written. */
async function measureWatch(measure: (name: string, step: () => Promise<void>, prepare: (index: number) => Promise<void>, count?: number) => Promise<void>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await generate({ cwd: folder });
  const controller = new AbortController();
  let runs = 0;
  let revision = 0;
  const ended = watchSdks({ cwd: folder }, () => void (runs += 1), controller.signal);
  const settled = async (count: number): Promise<void> => {
    while (runs < count) await sleep(1);
  };
  const step = async (): Promise<void> => {
    const before = runs;
    await describe(`Watched ${(revision += 1)}.`);
    await settled(before + 1);
  };
  await settled(1);
  for (let warm = 0; warm < 5; warm += 1) await step();
  await measure('`generate --watch`, one description changed', step, () => sleep(200));
  controller.abort();
  await ended;
}
