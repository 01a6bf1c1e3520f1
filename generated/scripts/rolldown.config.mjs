// One file for each entry of the package, one for the resources and one for the runtime that they share: platforms load a few
// files faster than a hundred. Bundlers still take no more of them than a program uses.
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync('package.json', 'utf8'));

/** What package.json promises, by the names that it promises: `index`, `resources/orders`. */
const entries = Object.values(exports)
  .flatMap((entry) => entry.import?.default ?? [])
  .map((output) => output.replace('./dist/esm/', '').replace(/\.js$/, ''))
  .flatMap((name) => (name.endsWith('/*') ? modulesIn(name.slice(0, -2)) : [name]));

function modulesIn(folder) {
  // An API that only sends webhooks has no resources.
  if (!existsSync(`src/${folder}`)) return [];
  return readdirSync(`src/${folder}`, { recursive: true })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => name.endsWith('.ts'))
    .map((name) => name.slice(0, -3));
}

const outputs = [
  { folder: 'esm', format: 'esm' },
  { folder: 'cjs', format: 'cjs' },
  // For pages: a file `x.browser.ts` stands for its neighbour `x.ts`.
  { folder: 'browser', format: 'esm', extensionAlias: { '.js': ['.browser.ts', '.ts'] } },
];

export default outputs.map(({ folder, format, extensionAlias }) => ({
  input: Object.fromEntries(entries.map((name) => [name, `./src/${name}.ts`])),
  platform: 'neutral',
  ...(extensionAlias && { resolve: { extensionAlias } }),
  // Packages that hand-written modules import stay imports.
  external: [/^node:/, /^(?!\.|\/|[a-z]:)/i],
  output: {
    dir: `dist/${folder}`,
    format,
    sourcemap: true,
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    codeSplitting: {
      groups: [
        { name: 'resources', test: /[\\/]src[\\/]resources[\\/]/, minShareCount: 2 },
        // What two opt-in entries share is not loaded with the others.
        { name: 'shapes', test: /[\\/]src[\\/]core[\\/]features[\\/]shapes/ },
        { name: 'runtime', test: /[\\/]src[\\/]core[\\/]/, minShareCount: 2 },
      ],
    },
  },
}));
