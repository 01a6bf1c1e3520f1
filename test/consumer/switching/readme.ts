import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeBlocks } from '../../support/markdown.js';

/** The package that the vendor of the API publishes, as installed. */
export const vendorFolder: string = path.join(path.dirname(createRequire(import.meta.url).resolve('pocketsflow')), '..');

/** Every TypeScript block of that package's README, as it stands. */
export const readmeBlocks: readonly string[] = codeBlocks(readFileSync(path.join(vendorFolder, 'README.md'), 'utf8'), 'typescript');

const importOf = /^import \{([^}]*)\} from 'pocketsflow';\n/gm;

/**
 * All blocks as one program that has nothing changed but the import's specifier: each block in a function of its own, since
 * names repeat between blocks and within one, imports first, and a client where a block has none.
 *
 * @param specifier what takes the place of `'pocketsflow'`
 * @param wrap how a block becomes a function: its number and its statements
 */
export function programOf(specifier: string, wrap: (index: number, statements: string) => string): string {
  const names = new Set(readmeBlocks.flatMap((block) => [...block.matchAll(importOf)].flatMap(([, list = '']) => list.split(',').map((name) => name.trim()).filter((name) => name !== ''))));
  const functions = readmeBlocks.map((block, index) => wrap(index, block.replace(importOf, '')));
  return `import { ${[...names].sort().join(', ')} } from '${specifier}';\n\n${functions.join('\n')}`;
}

/** Whether a block makes its client itself. */
export function makesClient(statements: string): boolean {
  return /const pocketsflow\b/.test(statements);
}

/**
 * The statements of a block, grouped so that no group declares a name twice. README blocks show several ways to fill one
 * name (`const product` three times), which one scope does not allow.
 */
export function scopes(statements: string): readonly string[] {
  const groups: { text: string; readonly names: Set<string> }[] = [];
  for (const part of statements.split(/\n{2,}/)) {
    const names = [...part.matchAll(/^(?:const|let) (?:(\w+)|\{([^}]*)\})/gm)].flatMap(([, one, several]) => (one === undefined ? (several ?? '').split(',').map((name) => name.trim()) : [one]));
    const last = groups.at(-1);
    if (last !== undefined && names.every((name) => !last.names.has(name))) {
      last.text += `\n\n${part}`;
      for (const name of names) last.names.add(name);
    } else groups.push({ text: part, names: new Set(names) });
  }
  return groups.map(({ text }) => text);
}
