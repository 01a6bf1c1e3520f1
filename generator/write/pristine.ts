import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { hashText } from '../inputs/hash.js';
import { stateFolder } from './manifest.js';

/** Texts as they were generated, by their hash, compressed. Left out of version control, which has them itself. */
const storeFolder = `${stateFolder}/pristine`;

/** Commits of a file that are looked through for the one in which it was as it was generated. */
const commits = 50;

/** Keeps the generated text of every file, so that hand edits can be told from it later. What is kept already is not written again. */
export function keepPristine(outDir: string, files: ReadonlyMap<string, string>): void {
  const store = join(outDir, storeFolder);
  mkdirSync(store, { recursive: true });
  const there = new Set(readdirSync(store));
  if (!there.has('.gitignore')) writeFileSync(join(store, '.gitignore'), '*\n');
  for (const text of files.values()) {
    const hash = hashText(text);
    if (there.has(hash)) continue;
    there.add(hash);
    writeFileSync(join(store, hash), deflateRawSync(text));
  }
}

/** Forgets the texts of files that are no more. */
export function forgetPristine(outDir: string, hashes: ReadonlySet<string>): void {
  const store = join(outDir, storeFolder);
  for (const name of readdirSync(store)) if (name !== '.gitignore' && !hashes.has(name)) rmSync(join(store, name), { force: true });
}

/**
 * The text of a file as it was generated: from the store or, in a fresh clone, from the commits of the file.
 *
 * @param hash of the text: nothing else is taken for it
 */
export function readPristine(outDir: string, path: string, hash: string): string | undefined {
  return checked(hash, () => inflateRawSync(readFileSync(join(outDir, storeFolder, hash))).toString('utf8')) ?? fromCommits(outDir, path, hash);
}

function fromCommits(outDir: string, path: string, hash: string): string | undefined {
  const git = (...args: readonly string[]): string => execFileSync('git', [...args], { cwd: outDir, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024, stdio: ['ignore', 'pipe', 'ignore'] });
  let found: readonly string[];
  try {
    found = git('log', `--max-count=${commits}`, '--format=%H', '--', path).split('\n').filter((commit) => commit !== '');
  } catch {
    // No repository, or no git.
    return undefined;
  }
  for (const commit of found) {
    const text = checked(hash, () => git('show', `${commit}:./${path}`));
    if (text !== undefined) return text;
  }
  return undefined;
}

function checked(hash: string, read: () => string): string | undefined {
  try {
    const text = read();
    return hashText(text) === hash ? text : undefined;
  } catch {
    return undefined;
  }
}
