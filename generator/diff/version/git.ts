import { execFile, spawn } from 'node:child_process';
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path';
import { existsSync, realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { decode, tooLarge, type FileFailure, type Reader, type ReadResult } from '../../source/read.js';
import type { Limits } from '../../source/limits.js';

/** What `git` answered. */
export interface GitAnswer {
  readonly code: number;
  /** Standard output, without the line end behind it. */
  readonly out: string;
  readonly err: string;
}

/** Output of a git command beyond this is a fault. */
const mostOutput = 64 * 1024 * 1024;

/**
 * Runs git.
 *
 * @throws Error where there is no git
 */
export function git(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Promise<GitAnswer> {
  return new Promise((done, fail) => {
    const child = execFile('git', args, { cwd, env, maxBuffer: mostOutput }, (error, out, err) => {
      if (error !== null && child.exitCode === null) fail(error);
      else done({ code: child.exitCode ?? 0, out: out.replace(/\r?\n$/, ''), err });
    });
  });
}

/** A commit, with the files that it has. */
export interface Commit {
  readonly hash: string;
  /** Reads files as they are in the commit, by the paths that they have in the working tree. */
  readonly read: Reader;
  /** Text of one file; undefined where the commit has none. */
  readonly text: (path: string) => Promise<string | undefined>;
  /** Ends the process that reads. */
  readonly close: () => void;
}

/**
 * Opens a commit for reading. Nothing is checked out: one `git cat-file` gives every file that is asked for.
 *
 * @param ref anything that `git rev-parse` knows: a tag, a branch, `HEAD~2`
 * @param folder a folder of the working tree
 * @returns undefined where the folder is in no repository, or the repository knows no such commit
 */
export async function openCommit(ref: string, folder: string): Promise<Commit | undefined> {
  const start = nearestFolder(folder);
  const top = await git(['rev-parse', '--show-toplevel'], start).catch(() => undefined);
  if (top === undefined || top.code !== 0) return undefined;
  const found = await git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`], start);
  if (found.code !== 0) return undefined;
  const root = realpathSync(top.out);
  const blobs = openBlobs(root);
  const bytesOf = async (path: string): Promise<Uint8Array | undefined> => {
    const name = nameIn(root, path);
    return name === undefined ? undefined : blobs.read(`${found.out}:${name}`);
  };
  const read: Reader = async (location, limits, within) => {
    const path = realPath(fileURLToPath(location));
    if (within !== undefined && nameIn(within, path) === undefined) return { failure: { code: 'reference-outside', message: 'It is outside the folder of the document.' } };
    return asRead(await bytesOf(path), limits);
  };
  return {
    hash: found.out,
    read,
    text: async (path) => {
      const bytes = await bytesOf(realPath(path));
      return bytes === undefined ? undefined : new TextDecoder().decode(bytes);
    },
    close: blobs.close,
  };
}

const missing: FileFailure = { code: 'file-missing', message: 'The commit has no such file.' };

function asRead(bytes: Uint8Array | undefined, limits: Limits): ReadResult {
  if (bytes === undefined) return { failure: missing };
  return bytes.byteLength > limits.fileBytes ? { failure: tooLarge(bytes.byteLength, limits) } : decode(bytes);
}

/** The path from a folder, with forward slashes; undefined where it leaves the folder, or has a line end, which git's protocol cannot say. */
function nameIn(folder: string, path: string): string | undefined {
  const name = relative(folder, path);
  if (name === '' || name === '..' || name.startsWith(`..${sep}`) || isAbsolute(name) || /[\r\n]/.test(name)) return undefined;
  return sep === '/' ? name : name.replaceAll(sep, '/');
}

/** With links followed, as far as the path exists today: the commit may have folders that the working tree has not. */
function realPath(path: string): string {
  if (existsSync(path)) return realpathSync(path);
  const parent = dirname(path);
  return parent === path ? path : resolve(realPath(parent), relative(parent, path));
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));
}

interface Blobs {
  /** Content of an object, as `<commit>:<path>`; undefined where there is none, or it is no file. */
  read(name: string): Promise<Uint8Array | undefined>;
  close(): void;
}

/** Objects of a repository through one `git cat-file --batch`: a request is a line, an answer a header line, the content, and a line end. */
function openBlobs(cwd: string): Blobs {
  const child = spawn('git', ['cat-file', '--batch'], { cwd, stdio: ['pipe', 'pipe', 'ignore'] });
  const waiting: { readonly done: (bytes: Uint8Array | undefined) => void; readonly fail: (error: Error) => void }[] = [];
  let buffer: Buffer = Buffer.alloc(0);
  const answer = (): boolean => {
    const end = buffer.indexOf(10);
    if (end < 0 || waiting.length === 0) return false;
    const [, type, size] = /^\S+ (\w+) (\d+)$/.exec(buffer.toString('utf8', 0, end)) ?? [];
    const length = size === undefined ? 0 : Number(size) + 1;
    if (buffer.length < end + 1 + length) return false;
    const content = type === 'blob' ? Uint8Array.from(buffer.subarray(end + 1, end + length)) : undefined;
    buffer = buffer.subarray(end + 1 + length);
    waiting.shift()?.done(content);
    return true;
  };
  child.stdout.on('data', (chunk: Buffer) => {
    buffer = buffer.length === 0 ? chunk : Buffer.concat([buffer, chunk]);
    while (answer()) continue;
  });
  const failAll = (): void => {
    for (const { fail } of waiting.splice(0)) fail(new Error('git cat-file ended before it had answered.'));
  };
  child.on('error', failAll);
  child.on('close', failAll);
  child.stdin.on('error', failAll);
  return {
    read: (name) =>
      new Promise((done, fail) => {
        waiting.push({ done, fail });
        child.stdin.write(`${name}\n`);
      }),
    close: () => void child.stdin.end(),
  };
}
