import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { DiagnosticCode } from '../diagnostics/catalogue.js';
import { suggest } from '../diagnostics/suggest.js';
import type { Limits } from './limits.js';

/** Why a file could not be had. */
export interface FileFailure {
  readonly code: DiagnosticCode;
  /** A sentence without the name of the file in front. */
  readonly message: string;
  readonly fix?: string;
}

export type ReadResult = { readonly text: string } | { readonly failure: FileFailure };

/** Reads one file as text; see {@link readLocation}. */
export type Reader = (location: URL, limits: Limits, within?: string) => Promise<ReadResult>;

/** Milliseconds that one remote file may take, where fetching is allowed at all. */
const remoteTimeout = 30_000;

/**
 * Reads one file as UTF-8 text. Nothing is thrown: each way of failing is a value.
 *
 * @param within real path of the folder that the file must be in, links followed; absent: anywhere
 */
export async function readLocation(location: URL, limits: Limits, within?: string): Promise<ReadResult> {
  if (location.protocol === 'file:') return readLocal(location, limits, within);
  if (location.protocol === 'http:' || location.protocol === 'https:') return readRemote(location, limits);
  return { failure: { code: 'reference-remote', message: `Files cannot be read by "${location.protocol}".` } };
}

async function readLocal(location: URL, limits: Limits, within: string | undefined): Promise<ReadResult> {
  const given = fileURLToPath(location);
  // Before anything else: whether a file outside exists is none of the document's business.
  if (within !== undefined && !isInside(await nearestRealPath(given), within)) return { failure: outside };
  try {
    const path = await realpath(given);
    const { size } = await stat(path);
    if (size > limits.fileBytes) return { failure: tooLarge(size, limits) };
    return decode(await readFile(path));
  } catch (error) {
    return { failure: await systemFailure(error, given) };
  }
}

async function readRemote(location: URL, limits: Limits): Promise<ReadResult> {
  try {
    const response = await fetch(location, { signal: AbortSignal.timeout(remoteTimeout), headers: { accept: 'application/json, application/yaml, */*;q=0.1' } });
    if (!response.ok) return { failure: { code: 'file-unreadable', message: `The server answered ${response.status}.`, fix: 'Check the URL.' } };
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > limits.fileBytes) return { failure: tooLarge(size, limits) };
      chunks.push(chunk);
    }
    return decode(Buffer.concat(chunks));
  } catch (error) {
    const reason = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    return { failure: { code: 'file-unreadable', message: `It could not be fetched: ${reason}.`, fix: 'Check the URL and the network.' } };
  }
}

/** The path with all links followed, as far as it exists. */
async function nearestRealPath(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch {
    const parent = dirname(path);
    return parent === path ? path : join(await nearestRealPath(parent), basename(path));
  }
}

/** Reads standard input to its end. */
export async function readStdin(stdin: AsyncIterable<Uint8Array | string>, limits: Limits): Promise<ReadResult> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of stdin) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    size += bytes.byteLength;
    if (size > limits.fileBytes) return { failure: tooLarge(size, limits) };
    chunks.push(bytes);
  }
  return decode(Buffer.concat(chunks));
}

/** Whether a real path is the folder or below it. */
export function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way);
}

export const outside: FileFailure = { code: 'reference-outside', message: 'It is outside the folder of the document.' };

/** The text of a file's bytes, which must be UTF-8. */
export function decode(bytes: Uint8Array): ReadResult {
  try {
    // Removes a byte order mark too.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { failure: { code: 'file-encoding', message: encodingMessage(bytes) } };
  }
}

function encodingMessage(bytes: Uint8Array): string {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return 'It is UTF-16, not UTF-8.';
  return 'Its bytes are not UTF-8.';
}

export function tooLarge(size: number, limits: Limits): FileFailure {
  return { code: 'file-too-large', message: `It has at least ${size} bytes; the limit is ${limits.fileBytes}.` };
}

async function systemFailure(error: unknown, path: string): Promise<FileFailure> {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    const near = suggest(basename(path), await namesIn(dirname(path)));
    return { code: 'file-missing', message: 'There is no such file.', ...(near === undefined ? {} : { fix: `Did you mean ${near}, which is in the same folder?` }) };
  }
  if (code === 'EISDIR') return { code: 'file-unreadable', message: 'It is a folder.', fix: 'Name the file in it that begins with `openapi:`.' };
  if (code === 'EACCES' || code === 'EPERM') return { code: 'file-unreadable', message: 'This user may not read it.' };
  return { code: 'file-unreadable', message: `It cannot be read (${code || String(error)}).` };
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch {
    return [];
  }
}
