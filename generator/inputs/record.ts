import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Config } from '../config/config.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Summary } from '../pipeline.js';
import { hashBytes } from './hash.js';
import type { ProgramIdentity } from './program.js';
import { inputFolder, inputName, settingsHash } from './settings.js';

/**
 * All that an SDK was made from, as hashes of contents, and what was said about it. Where all of it is as it was, so is the SDK:
 * the output is a function of these inputs.
 */
export interface RunRecord {
  /** Identity of the generator. */
  readonly program: string;
  /** Hash of the options. */
  readonly settings: string;
  /** Hash of every file that was read, by its path from the folder of the document. */
  readonly inputs: ReadonlyMap<string, string>;
  readonly summary: Summary;
  /** How many problems were found that did not stand in the way. */
  readonly warnings: number;
  readonly notes: number;
}

/** A file that a run has read. */
export interface InputFile {
  /** Absolute path. */
  readonly path: string;
  readonly text: string;
}

/** What a run uses beside the document. */
export interface Used {
  readonly config: Config;
  readonly custom: readonly InputFile[];
  readonly templates: readonly InputFile[];
}

/**
 * The record of a run.
 *
 * @param read every file of the document; undefined where some input is no file (standard input, a server), or could not be read, so that its
 * content cannot be compared later
 */
export function recordRun({ config, custom, templates }: Used, read: readonly InputFile[] | undefined, summary: Summary, diagnostics: readonly Diagnostic[], program: ProgramIdentity): RunRecord | undefined {
  if (read === undefined) return undefined;
  const folder = inputFolder(config);
  const of = (severity: string): number => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  return {
    program: program(),
    settings: settingsHash(config, templates.map(({ path }) => path)),
    inputs: new Map([...read, ...custom, ...templates].map(({ path, text }) => [inputName(path, folder), hashBytes(text)])),
    summary,
    warnings: of('warning'),
    notes: of('info'),
  };
}

/** Whether everything that a run was made from has the content that it had. Reads every input; times of files do not count. */
export function stillHolds(record: RunRecord, { config, templates }: Used, program: ProgramIdentity): boolean {
  if (record.settings !== settingsHash(config, templates.map(({ path }) => path))) return false;
  const folder = inputFolder(config);
  for (const [name, hash] of record.inputs) if (contentHash(resolve(folder, name)) !== hash) return false;
  return record.program === program();
}

/** Of the text of a file, to which a byte order mark does not belong; undefined where it cannot be read. */
function contentHash(path: string): string | undefined {
  try {
    const bytes = readFileSync(path);
    return hashBytes(bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes);
  } catch {
    return undefined;
  }
}
