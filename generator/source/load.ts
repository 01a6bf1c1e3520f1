import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Json, Origin } from '../ir/model.js';
import { fileReferences } from './collect.js';
import { identifiersOf, locationUnder, type Identifiers } from './identifiers.js';
import { defaultLimits, type Limits } from './limits.js';
import { displayName, documentName, isRemote, joinLocation, locationOf } from './location.js';
import type { OverlaidRoot } from './overlay/overlays.js';
import { parseText, yamlOnce, type YamlLoader } from './text/parse.js';
import { outside, readLocation, readStdin, type FileFailure, type Reader, type ReadResult } from './read.js';
import { createPlacer, type Locator, type Placer } from './text/span.js';

export interface LoadOptions {
  /** Folder that relative paths count from and that places are named from; the process's unless given. */
  readonly cwd?: string;
  readonly limits?: Partial<Limits>;
  readonly refs?: {
    /** Folder that references may reach, relative to `cwd`; the folder of the root document unless given. */
    readonly folder?: string;
    /** Whether the document and its references may be fetched by HTTP. */
    readonly remote?: boolean;
  };
  /** OpenAPI Overlays to apply to the root document, in order: paths, or URLs where `refs.remote` allows it. */
  readonly overlays?: readonly string[];
  /** Files parsed by an earlier run of the same session, which one whose text is the same takes over. */
  readonly parsed?: ParsedFiles;
  /** What `-` reads; the process's standard input unless given. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
  /** Reads local files from elsewhere than the disk, as from an earlier commit; the disk unless given. */
  readonly reader?: Reader;
}

/** Parsed files by location. A session that lasts keeps one; it is filled by the runs. */
export type ParsedFiles = Map<string, { readonly file: LoadedFile; readonly diagnostics: readonly Diagnostic[] }>;

/** A file that was read, with all that is needed to find places in it. */
export interface LoadedFile {
  /** Name in origins: relative to the folder of the root document. */
  readonly file: string;
  /** Name for people: relative to the working directory. */
  readonly display: string;
  readonly location: URL;
  readonly text: string;
  /** Undefined where the syntax is broken or the file is empty. */
  readonly value: Json | undefined;
  readonly identifiers: Identifiers;
  /** The file from which references count, where it is another: an overlay speaks for the document that it changes. */
  readonly standsFor?: LoadedFile;
  readonly locate: Locator;
  readonly place: Placer;
}

/** Every file of a document, and why the others are not there. */
export interface SourceSet {
  readonly root: LoadedFile;
  /** The root first, then in the order in which references led to them. */
  readonly files: readonly LoadedFile[];
  readonly byName: ReadonlyMap<string, LoadedFile>;
  readonly byLocation: ReadonlyMap<string, LoadedFile>;
  /** Parts of files that have a URI of their own, by that URI. */
  readonly byUri: ReadonlyMap<string, Identified>;
  /** Where objects of the root file were written that an overlay brought in or put elsewhere. */
  readonly moved: ReadonlyMap<object, Origin>;
  /** By location; reported at the references that lead there. */
  readonly failures: ReadonlyMap<string, FileFailure>;
}

/** A part of a file. */
export interface Identified {
  readonly file: LoadedFile;
  readonly pointer: string;
}

/** Files read at the same time: enough to keep the disk busy, few enough for any limit of open files. */
const batch = 32;

/**
 * Reads a document: the root file and, through references, every file that it uses. References are not resolved and nothing is
 * inlined.
 *
 * @param specPath a path, `-` for standard input, or a URL where `refs.remote` allows it
 * @returns the files, and the problems of files as such (reading, encoding, syntax); no `sources` where the root has no value
 */
export async function loadSources(specPath: string, options: LoadOptions = {}): Promise<LoadResult> {
  const cwd = options.cwd ?? process.cwd();
  const limits: Limits = { ...defaultLimits, ...options.limits };
  const rootLocation = locationOf(specPath, cwd);
  const within = await folderOf(rootLocation, options, cwd);
  const rootRead = await readRoot(specPath, rootLocation, limits, options);
  const display = specPath === '-' ? '<stdin>' : displayName(rootLocation, cwd);
  if ('failure' in rootRead) {
    const { code, message, fix } = rootRead.failure;
    const text = `The document ${display} is unavailable. ${message}`;
    return { texts: new Map(), inputs: [{ location: rootLocation }], diagnostics: [{ code, severity: 'error', message: text, place: { file: display }, ...(fix === undefined ? {} : { fix }) }] };
  }

  const diagnostics: Diagnostic[] = [];
  const byLocation = new Map<string, LoadedFile>();
  const failures = new Map<string, FileFailure>();
  const context: OpenContext = { rootLocation, cwd, limits, yaml: yamlOnce(), ...(options.parsed ? { parsed: options.parsed } : {}) };
  const open = async (location: URL, text: string): Promise<LoadedFile> => {
    const loaded = await openFile(location, text, context, diagnostics);
    byLocation.set(location.href, loaded);
    return loaded;
  };

  const opened = await open(rootLocation, rootRead.text);
  const { root, overlays, moved, inputs: overlayInputs, ...overlaid } = await overlay(opened, context, options);
  diagnostics.push(...overlaid.diagnostics);
  byLocation.set(rootLocation.href, root);
  let wave: readonly LoadedFile[] = [root];
  while (wave.length > 0) {
    const targets = newTargets(wave, root, byLocation, failures);
    if (byLocation.size + targets.length > limits.files) {
      diagnostics.push(tooManyFiles(root, limits));
      break;
    }
    const next: LoadedFile[] = [];
    for (let start = 0; start < targets.length; start += batch) {
      const part = targets.slice(start, start + batch);
      const reads = await Promise.all(part.map((location) => readReferenced(location, limits, within, options)));
      for (const [index, location] of part.entries()) {
        const read = reads[index];
        if (!read) continue;
        if ('failure' in read) failures.set(location.href, read.failure);
        else next.push(await open(location, read.text));
      }
    }
    wave = next;
  }

  const files = [...byLocation.values()];
  const texts = new Map([...files, ...overlays].map((file) => [file.display, file.text]));
  const inputs = [...files, ...overlayInputs, ...[...failures.keys()].map((href) => ({ location: new URL(href) }))];
  if (root.value === undefined) return { texts, inputs, diagnostics };
  const byName = new Map([...overlays, ...files].map((file) => [file.file, file]));
  // The first of equal names counts, as it does for one who reads the document from its root.
  const byUri = new Map(files.flatMap((file) => file.identifiers.resources.map(({ uri, pointer }) => [uri, { file, pointer }] as const)).reverse());
  return { sources: { root, files, byName, byLocation, byUri, moved, failures }, texts, inputs, diagnostics };
}

export interface LoadResult {
  readonly sources?: SourceSet;
  /** The text of each file by {@link LoadedFile.display}, for code frames. */
  readonly texts: ReadonlyMap<string, string>;
  /** Every file that was asked for. */
  readonly inputs: readonly Input[];
  readonly diagnostics: readonly Diagnostic[];
}

/** A file that a document is made of. */
export interface Input {
  readonly location: URL;
  /** Absent where it could not be read. */
  readonly text?: string;
}

async function readRoot(specPath: string, location: URL, limits: Limits, options: LoadOptions): Promise<ReadResult> {
  if (specPath === '-') return readStdin(options.stdin ?? process.stdin, limits);
  if (isRemote(specPath) && options.refs?.remote !== true) return { failure: remoteRefused('It is on the network.') };
  return readFrom(location, limits, undefined, options);
}

/** Reads and applies the overlays; one that cannot be had is a diagnostic. The user named them, so that they may lie anywhere. */
async function overlay(root: LoadedFile, context: OpenContext, options: LoadOptions): Promise<OverlaidRoot & Pick<LoadResult, 'inputs'>> {
  if ((options.overlays ?? []).length === 0) return { root, overlays: [], inputs: [], moved: new Map(), diagnostics: [] };
  const { withOverlays } = await import('./overlay/overlays.js');
  const diagnostics: Diagnostic[] = [];
  const opened: LoadedFile[] = [];
  const inputs: Input[] = [];
  for (const path of options.overlays ?? []) {
    const location = locationOf(path, context.cwd);
    const read = isRemote(path) && options.refs?.remote !== true ? { failure: remoteRefused('It is on the network.') } : await readFrom(location, context.limits, undefined, options);
    inputs.push({ location, ...('text' in read ? { text: read.text } : {}) });
    if ('text' in read) {
      opened.push(await openFile(location, read.text, context, diagnostics));
      continue;
    }
    const { code, message, fix } = read.failure;
    const display = displayName(location, context.cwd);
    diagnostics.push({ code, severity: 'error', message: `The overlay ${display} is unavailable. ${message}`, place: { file: display }, ...(fix === undefined ? {} : { fix }) });
  }
  const overlaid = withOverlays(root, opened);
  return { ...overlaid, inputs, diagnostics: [...diagnostics, ...overlaid.diagnostics] };
}

async function readReferenced(location: URL, limits: Limits, within: string | undefined, options: LoadOptions): Promise<ReadResult> {
  if (location.protocol !== 'file:') {
    if (options.refs?.remote !== true) return { failure: remoteRefused('It is on the network.') };
    return readFrom(location, limits, undefined, options);
  }
  // A remote document has no folder here, and no business with local files.
  if (within === undefined) return { failure: outside };
  return readFrom(location, limits, within, options);
}

function readFrom(location: URL, limits: Limits, within: string | undefined, { reader = readLocation }: LoadOptions): Promise<ReadResult> {
  return (location.protocol === 'file:' ? reader : readLocation)(location, limits, within);
}

function remoteRefused(message: string): FileFailure {
  return { code: 'reference-remote', message };
}

/** Real path of the folder that references may reach; undefined where the document itself is remote. */
async function folderOf(rootLocation: URL, options: LoadOptions, cwd: string): Promise<string | undefined> {
  const given = options.refs?.folder;
  if (given === undefined && rootLocation.protocol !== 'file:') return undefined;
  const folder = given === undefined ? fileURLToPath(new URL('.', rootLocation)) : resolve(cwd, given);
  try {
    return await realpath(folder);
  } catch {
    return folder;
  }
}

function newTargets(wave: readonly LoadedFile[], root: LoadedFile, known: ReadonlyMap<string, LoadedFile>, failures: Map<string, FileFailure>): readonly URL[] {
  const targets = new Map<string, URL>();
  const named = new Set([...known.values()].flatMap(({ identifiers }) => identifiers.resources.map(({ uri }) => uri)));
  for (const { value, location } of wave) {
    if (value === undefined) continue;
    for (const reference of fileReferences(value)) {
      const joined = joinLocation(reference, location);
      if (!joined || named.has(joined.href)) continue;
      const target = locationUnder(joined, root);
      if (!known.has(target.href) && !failures.has(target.href)) targets.set(target.href, target);
    }
  }
  return [...targets.values()];
}

interface OpenContext {
  readonly rootLocation: URL;
  readonly cwd: string;
  readonly limits: Limits;
  readonly yaml: YamlLoader;
  readonly parsed?: ParsedFiles;
}

async function openFile(location: URL, text: string, context: OpenContext, diagnostics: Diagnostic[]): Promise<LoadedFile> {
  const known = context.parsed?.get(location.href);
  const opened = known?.file.text === text ? known : await parseFile(location, text, context);
  context.parsed?.set(location.href, opened);
  diagnostics.push(...opened.diagnostics);
  return opened.file;
}

async function parseFile(location: URL, text: string, context: OpenContext): Promise<{ readonly file: LoadedFile; readonly diagnostics: readonly Diagnostic[] }> {
  const diagnostics: Diagnostic[] = [];
  const display = displayName(location, context.cwd);
  const place = createPlacer(display, text);
  const parsed = await parseText(text, display, context.limits, context.yaml);
  for (const { span, related, ...problem } of parsed.problems) {
    diagnostics.push({
      ...problem,
      place: place(span),
      ...(related ? { related: [{ message: related.message, place: place(related.span) }] } : {}),
    });
  }
  if (parsed.value === undefined && parsed.problems.length === 0) {
    diagnostics.push({ code: 'document-empty', severity: 'error', message: `The file ${display} is empty.`, place: { file: display, line: 1, column: 1 } });
  }
  const { value, locate } = parsed;
  const identifiers = identifiersOf(value ?? null, text, location);
  return { diagnostics, file: { file: documentName(location, context.rootLocation), display, location, text, value, identifiers, locate, place } };
}

function tooManyFiles(root: LoadedFile, limits: Limits): Diagnostic {
  return { code: 'files-too-many', severity: 'error', message: `References lead to more than ${limits.files} files.`, place: { file: root.display } };
}
