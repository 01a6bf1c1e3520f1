import { relativePath } from './file.js';

/**
 * The files of the runtime that an SDK needs: those its own code imports, and what these import in turn. A feature that
 * an API does not use is not in its SDK.
 *
 * @param roots runtime files by path below the runtime folder, without extension
 */
export function runtimeClosure(roots: Iterable<string>, runtime: ReadonlyMap<string, string>): readonly string[] {
  const needed = new Set<string>();
  const open = [...roots];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (needed.has(file)) continue;
    const text = runtime.get(file);
    if (text === undefined) throw new Error(`The runtime has no file "${file}", which emitted code imports.`);
    needed.add(file);
    open.push(...importsOf(file, text));
    // What stands for it in the build for pages.
    if (runtime.has(`${file}.browser`)) open.push(`${file}.browser`);
  }
  return [...needed].sort();
}

/** Relative imports and re-exports of a runtime file. Our own sources: one import declaration never holds a quote but its module's. */
function importsOf(file: string, text: string): readonly string[] {
  return [...text.matchAll(/^(?:import|export)\b[^'"]*?from '(\.[^']*)\.js';$/gm)].map(([, specifier = '']) => relativePath(file, specifier));
}
