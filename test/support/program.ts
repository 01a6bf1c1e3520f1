import path from 'node:path';
import { root } from './paths.js';
import { run } from './run.js';

/**
 * Compiles the generator as it is published, into a folder of its own beside the templates, so that a test never runs what an
 * earlier build left.
 *
 * @param name of the folder: tests run at the same time
 * @returns path of the command line
 */
export async function compileGenerator(name: string): Promise<string> {
  const out = path.join(root, '.cache', name);
  const { code, output } = await run(process.execPath, [path.join(root, 'node_modules/typescript/bin/tsc'), '-p', path.join(root, 'tsconfig.build.json'), '--outDir', out], root);
  if (code !== 0) throw new Error(`The generator does not compile:\n${output}`);
  return path.join(out, 'generator/cli.js');
}
