import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const root = path.resolve(import.meta.dirname, '../..');

export interface Compiled extends AsyncDisposable {
  readonly folder: string;
}

/** The runtime as JavaScript, compiled without the types of the DOM to lean on. */
export async function compileRuntime(format: 'esm' | 'cjs' = 'esm'): Promise<Compiled> {
  const folder = await mkdtemp(path.join(tmpdir(), 'sdkwright-runtime-'));
  const config = path.join(folder, 'tsconfig.json');
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ type: format === 'esm' ? 'module' : 'commonjs' }),
  );
  await writeFile(
    config,
    JSON.stringify({
      extends: path.join(root, 'tsconfig.json'),
      compilerOptions: {
        ...(format === 'cjs' && { module: 'commonjs', moduleResolution: 'bundler', verbatimModuleSyntax: false }),
        noEmit: false,
        declaration: false,
        isolatedDeclarations: false,
        lib: ['es2023'],
        types: ['node'],
        typeRoots: [path.join(root, 'node_modules/@types')],
        rootDir: path.join(root, 'templates/runtime'),
        outDir: folder,
      },
      include: [path.join(root, 'templates/runtime')],
    }),
  );
  const { bin } = createRequire(import.meta.url)('typescript/package.json');
  await promisify(execFile)(process.execPath, [path.join(root, 'node_modules/typescript', bin.tsc), '-p', config]);
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true }) };
}
