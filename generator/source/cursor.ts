import type { Json, Origin } from '../ir/model.js';
import type { Document, Node } from './document.js';
import type { LoadedFile, SourceSet } from './load.js';
import { appendToken, pointerTokens } from './pointer.js';
import { isList, memberOf, referenceOf, resolveChain, resolveReference, type Resolution } from './resolve.js';

/**
 * How a document differs from its text after normalisation. Both maps are keyed by the objects of the parsed text (or of a
 * rewriting), so that a rewriting costs only what it changes and every node keeps its own origin.
 */
export interface Rewritings {
  /** What to read in place of an object that was parsed. The replacement and its members are looked up here again. */
  readonly replaced: ReadonlyMap<object, Json>;
  /** Where a value was written that a rewriting has put elsewhere. */
  readonly moved: ReadonlyMap<object, Origin>;
}

const asWritten: Rewritings = { replaced: new Map(), moved: new Map() };

/**
 * Makes the document of the files read.
 *
 * @param rewritings of normalisation; the document as written unless given
 */
export function createDocument(sources: SourceSet, rewritings: Rewritings = asWritten): SourcedDocument {
  const context = createContext(sources, rewritings);
  const root = new Cursor(context, sources.root, { file: sources.root.file, pointer: '' }, '', sources.root.value ?? null);
  return {
    root,
    version: versionOf(sources.root.value ?? null),
    files: sources.files.map(({ file, display, text, value }) => ({ file, display, text, value: value ?? null })),
    sources,
    resolve: (reference, from) => found(resolveChain(sources, reference, from), context),
    trace: (reference, from) => resolveReference(sources, reference, from),
    textOf: ({ file, pointer }) => {
      const source = sources.byName.get(file);
      const span = source?.locate(pointerTokens(pointer) ?? [], 'value');
      return source && span ? source.text.slice(span.start, span.end) : '';
    },
    locate: (origin, part = 'value') => {
      const file = sources.byName.get(origin.file);
      if (!file) return { file: origin.file, pointer: origin.pointer };
      return file.place(file.locate(pointerTokens(origin.pointer) ?? [], part), origin.pointer);
    },
  };
}

/** A document together with the files it was made of, for the stages that check and rewrite it. */
export interface SourcedDocument extends Document {
  readonly sources: SourceSet;
  /** One step of a reference, with the reason where it leads nowhere. */
  trace(reference: string, from: Origin): Resolution;
  /** The text of a value, as it is written. */
  textOf(origin: Origin): string;
}

/** `major.minor`. An unquoted version is a number in YAML, of which `3.0` has lost its zero. */
function versionOf(root: Json): string {
  const declared = memberOf(root, 'openapi') ?? memberOf(root, 'swagger');
  const text = typeof declared === 'number' ? declared.toFixed(1) : declared;
  return typeof text === 'string' ? (/^\s*(\d+\.\d+)/.exec(text)?.[1] ?? '') : '';
}

interface Context {
  readonly sources: SourceSet;
  readonly rewritings: Rewritings;
  /** Whether nothing was rewritten or moved, so that there is nothing to look up. */
  readonly asWritten: boolean;
  /** What references of a file have led to. Most schemas are referred to many times. */
  readonly resolved: Map<LoadedFile, Map<string, Resolution>>;
}

function createContext(sources: SourceSet, rewritings: Rewritings): Context {
  const asWritten = rewritings.replaced.size === 0 && rewritings.moved.size === 0 && sources.moved.size === 0;
  return { sources, rewritings, asWritten, resolved: new Map() };
}

function found(resolution: Resolution, context: Context): Node | undefined {
  if (resolution.kind !== 'found') return undefined;
  const { file, pointer, value } = resolution;
  return new Cursor(context, file, { file: file.file, pointer }, pointerTokens(pointer)?.at(-1) ?? '', value);
}

/** As {@link resolveChain}; once for each text in a file, unless what it means depends on where it stands. */
function resolveOnce(context: Context, reference: string, holder: LoadedFile, from: () => Origin): Resolution {
  if (holder.identifiers.resources.length > 0) return resolveChain(context.sources, reference, from());
  const known = context.resolved.get(holder) ?? new Map<string, Resolution>();
  context.resolved.set(holder, known);
  const resolution = known.get(reference) ?? resolveChain(context.sources, reference, from());
  known.set(reference, resolution);
  return resolution;
}

/** The value to read in place of a parsed one, and where it was written if that is elsewhere. */
function rewritten({ sources, rewritings: { replaced, moved } }: Context, parsed: Json): { readonly value: Json; readonly origin: Origin | undefined } {
  let value = parsed;
  let origin: Origin | undefined;
  while (typeof value === 'object' && value !== null) {
    origin = moved.get(value) ?? sources.moved.get(value) ?? origin;
    const next = replaced.get(value);
    if (next === undefined) break;
    value = next;
  }
  return { value, origin };
}

class Cursor implements Node {
  readonly key: string;
  readonly value: Json;
  readonly #context: Context;
  readonly #file: LoadedFile;
  /** Where the value was written; for most nodes it follows from the node above, and nobody asks. */
  #origin: Origin | Cursor;

  constructor(context: Context, file: LoadedFile, origin: Origin | Cursor, key: string, value: Json) {
    this.#context = context;
    this.key = key;
    this.value = value;
    this.#file = file;
    this.#origin = origin;
    if (context.asWritten || typeof value !== 'object' || value === null) return;
    const read = rewritten(context, value);
    this.value = read.value;
    if (read.origin === undefined) return;
    this.#origin = read.origin;
    this.#file = read.origin.file === file.file ? file : (context.sources.byName.get(read.origin.file) ?? file);
  }

  get origin(): Origin {
    if (!(this.#origin instanceof Cursor)) return this.#origin;
    const { file, pointer } = this.#origin.origin;
    this.#origin = { file, pointer: appendToken(pointer, this.key) };
    return this.#origin;
  }

  get id(): string {
    return `${this.origin.file}#${this.origin.pointer}`;
  }

  get(key: string): Node | undefined {
    const { value } = this;
    if (typeof value !== 'object' || value === null || isList(value)) return undefined;
    const member = memberOf(value, key);
    return member === undefined ? undefined : this.#child(key, member);
  }

  entries(): readonly (readonly [string, Node])[] {
    const { value } = this;
    if (typeof value !== 'object' || value === null || isList(value)) return [];
    const entries: (readonly [string, Node])[] = [];
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (member !== undefined) entries.push([key, this.#child(key, member)]);
    }
    return entries;
  }

  items(): readonly Node[] {
    const { value } = this;
    return isList(value) ? value.map((item, index) => this.#child(String(index), item)) : [];
  }

  string(key: string): string | undefined {
    const member = this.#scalar(key);
    return typeof member === 'string' ? member : undefined;
  }

  number(key: string): number | undefined {
    const member = this.#scalar(key);
    return typeof member === 'number' ? member : undefined;
  }

  boolean(key: string): boolean | undefined {
    const member = this.#scalar(key);
    return typeof member === 'boolean' ? member : undefined;
  }

  strings(key: string): readonly string[] | undefined {
    const member = this.get(key)?.value;
    return member !== undefined && isList(member) ? member.filter((item) => typeof item === 'string') : undefined;
  }

  get ref(): string | undefined {
    return referenceOf(this.value);
  }

  get refSiblings(): readonly (readonly [string, Node])[] {
    return this.ref === undefined ? [] : this.entries().filter(([key]) => key !== '$ref');
  }

  deref(): Node {
    const { ref } = this;
    if (ref === undefined) return this;
    return found(resolveOnce(this.#context, ref, this.#file, () => this.origin), this.#context) ?? this;
  }

  /** A member that is looked at for its value alone: only an object may have been rewritten. */
  #scalar(key: string): Json | undefined {
    const member = isList(this.value) ? undefined : memberOf(this.value, key);
    return typeof member === 'object' && member !== null ? this.get(key)?.value : member;
  }

  #child(key: string, member: Json): Node {
    return new Cursor(this.#context, this.#file, this, key, member);
  }
}
