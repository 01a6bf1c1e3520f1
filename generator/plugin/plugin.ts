import { createUnplugin, type UnpluginInstance } from 'unplugin';
import { renderTerminal } from '../diagnostics/terminal.js';
import { generate, type GenerateOptions, type GeneratedSdk, type Run } from '../run/generate.js';
import { watchSdks } from '../watch/watch.js';

/** What the plugin takes: the same as {@link generate}. */
export type PluginOptions = GenerateOptions;

const name = 'sdkwright';

/**
 * Generates the SDKs before a bundler reads them, and again when a file that they are made from has changed: in a build that watches, and
 * in the development server of Vite. An error in the document is an error of the build.
 *
 * @example
 * ```ts
 * import { sdkwright } from 'sdkwright/plugin';
 *
 * export default defineConfig({ plugins: [sdkwright.vite()] });
 * ```
 */
export const sdkwright: UnpluginInstance<PluginOptions | undefined, false> = createUnplugin<PluginOptions | undefined, false>((options = {}, { framework }) => {
  /** Files that the last run has read. */
  let inputs: readonly string[] = [];
  let serves = false;
  const serving = new AbortController();
  const run = async (): Promise<void> => {
    const found = await generate(options);
    inputs = found.sdks.flatMap((sdk) => sdk.inputs);
    if (!found.ok) throw new Error(problemsText(found));
  };
  const compiles = (compiler: Compiler): void => {
    compiler.hooks.beforeCompile.tapPromise(name, run);
    compiler.hooks.afterCompile.tap(name, ({ fileDependencies }) => {
      for (const path of inputs) fileDependencies.add(path);
    });
  };
  return {
    name,
    enforce: 'pre',
    async buildStart() {
      // These begin to read modules while this hook runs, or have no place here to name files: they have hooks of their own below.
      if (framework === 'webpack' || framework === 'rspack' || framework === 'esbuild' || serves) return;
      await run();
      for (const path of inputs) this.addWatchFile(path);
    },
    buildEnd: () => serving.abort(),
    webpack: compiles,
    rspack: compiles,
    esbuild: {
      setup(build: EsbuildBuild) {
        build.onStart(run);
        build.onResolve({ filter: /.*/ }, ({ kind }) => (kind === 'entry-point' ? { watchFiles: [...inputs] } : undefined));
      },
    },
    vite: {
      configResolved({ command }: ViteConfig) {
        serves = command === 'serve';
      },
      /** The server waits for the first run, not for a document without errors. */
      configureServer: ({ config }: ViteServer) =>
        new Promise<void>((resolve, reject) => {
          const tell = (found: Run<GeneratedSdk>): void => {
            if (!found.ok) config.logger.error(problemsText(found));
            resolve();
          };
          watchSdks(options, tell, serving.signal).catch(reject);
        }),
    },
  };
});

/** Of webpack and Rspack, as far as it is used here: neither is a dependency. */
interface Compiler {
  readonly hooks: {
    readonly beforeCompile: { tapPromise(name: string, step: () => Promise<void>): void };
    readonly afterCompile: { tap(name: string, step: (compilation: { readonly fileDependencies: { add(path: string): void } }) => void): void };
  };
}

interface EsbuildBuild {
  onStart(step: () => Promise<void>): void;
  onResolve(options: { readonly filter: RegExp }, step: (args: { readonly kind: string }) => { watchFiles: string[] } | undefined): void;
}

interface ViteConfig {
  readonly command: string;
}

interface ViteServer {
  readonly config: { readonly logger: { error(text: string): void } };
}

function problemsText({ diagnostics, texts, sdks }: Run<GeneratedSdk>): string {
  const all = [{ diagnostics, texts }, ...sdks].map((of) => renderTerminal(of.diagnostics, { colours: false, textOf: (file) => of.texts.get(file) }));
  return `The SDK could not be generated.\n${all.join('')}`;
}
