import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Fetch } from '../../templates/runtime/options.js';
import { root } from './paths.js';

const require = createRequire(path.join(root, 'test/tools/package.json'));

/** A module that only tests need (test/tools/package.json). */
export async function tool<Module>(name: string): Promise<Module> {
  const module: Module = await import(pathToFileURL(require.resolve(name)).href);
  return module;
}

/** Fetches that give responses of classes of their own, the platform's beside them. */
export const fetches: readonly (readonly [name: string, load: () => Promise<Fetch>])[] = [
  ["the platform's fetch", async () => (url, init) => fetch(url, init)],
  ['node-fetch 2', async () => (await tool<{ default: Fetch }>('node-fetch-2')).default],
  ['node-fetch 3', async () => (await tool<{ default: Fetch }>('node-fetch-3')).default],
  ['undici', async () => (await tool<{ fetch: Fetch }>('undici')).fetch],
];
