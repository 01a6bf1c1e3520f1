import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const endings = ['', '.ts', '.mts', '.js', '.mjs', '.json', '/index.ts', '/index.js'];

/** A configuration file and the files beside it that it imports, theirs included. A relative import that leads nowhere is left out. */
export function configFiles(path: string, seen: Set<string> = new Set()): readonly string[] {
  if (seen.has(path) || !existsSync(path)) return [];
  seen.add(path);
  for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(/(?:\bfrom|\bimport\(?|\brequire\()\s*['"](\.[^'"]*)['"]/g)) {
    const base = resolve(dirname(path), specifier);
    // TypeScript is imported by the name of what it becomes.
    const candidates = [base, base.replace(/\.([cm]?)js$/, '.$1ts')].flatMap((name) => endings.map((ending) => `${name}${ending}`));
    const found = candidates.find((candidate) => existsSync(candidate) && /\.[a-z]+$/.test(candidate));
    if (found !== undefined) configFiles(found, seen);
  }
  return [...seen];
}
