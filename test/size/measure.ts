import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { install } from '../support/install.js';
import { packedSdk } from '../support/package.js';

/** The part of esbuild that is used here; the package is installed only for this. */
interface Esbuild {
  build(options: Readonly<Record<string, unknown>>): Promise<{ readonly outputFiles: readonly { readonly contents: Uint8Array }[] }>;
}

export interface Sizes {
  /** The client with all resources, minified and gzipped, in bytes. */
  readonly full: number;
  /** One resource with the client that it needs, in bytes. */
  readonly resource: number;
}

/** Bundles what a page would load, from the packed SDK. */
export async function measureSizes(): Promise<Sizes> {
  const { project } = await packedSdk();
  return {
    full: await bundled(project, "export { Pocketsflow } from 'pocketsflow-sdk';"),
    resource: await bundled(project, "export { Orders } from 'pocketsflow-sdk/resources/orders'; export { PocketsflowCore } from 'pocketsflow-sdk/core';"),
  };
}

/**
 * How long Node takes to load the package into a fresh process, in milliseconds: the fastest of several, since whatever else the
 * machine does only adds to it.
 */
export async function measureImport(times: number): Promise<number> {
  const { project } = await packedSdk();
  const program = "const begun = performance.now(); await import('pocketsflow-sdk'); console.log(performance.now() - begun);";
  let fastest = Infinity;
  for (let time = 0; time < times; time++) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { cwd: project });
    fastest = Math.min(fastest, Number(stdout));
  }
  return fastest;
}

async function bundled(project: string, entry: string): Promise<number> {
  install(import.meta.dirname);
  const esbuild: Esbuild = createRequire(import.meta.url)('esbuild');
  const folder = await mkdtemp(path.join(project, 'entry-'));
  try {
    const file = path.join(folder, 'entry.mjs');
    await writeFile(file, entry);
    const { outputFiles } = await esbuild.build({ entryPoints: [file], bundle: true, minify: true, format: 'esm', platform: 'browser', target: 'es2022', write: false, logLevel: 'warning' });
    const [output] = outputFiles;
    if (!output) throw new Error('esbuild gave no bundle.');
    return gzipSync(output.contents, { level: 9 }).length;
  } finally {
    await rm(folder, { recursive: true });
  }
}
