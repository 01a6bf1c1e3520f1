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
  const context: Context = { sources, rewritings };
  const root = new Cursor(context, sources.root, '', sources.root.value ?? null);
  return {
    root,
    version: versionOf(sources.root.value ?? null),
    files: sources.files.map(({ file, display, text, value }) => ({ file, display, text, value: value ?? null })),
    sources,
    resolve: (reference, from) => found(context, resolveChain(sources, reference, from)),
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
}

function found(context: Context, resolution: Resolution): Node | undefined {
  return resolution.kind === 'found' ? new Cursor(context, resolution.file, resolution.pointer, resolution.value, pointerTokens(resolution.pointer)?.at(-1)) : undefined;
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
  readonly origin: Origin;
  readonly key: string;
  readonly value: Json;
  readonly #context: Context;
  readonly #file: LoadedFile;

  constructor(context: Context, file: LoadedFile, pointer: string, value: Json, key = '') {
    this.#context = context;
    const read = rewritten(context, value);
    this.value = read.value;
    this.origin = read.origin ?? { file: file.file, pointer };
    this.#file = this.origin.file === file.file ? file : (context.sources.byName.get(this.origin.file) ?? file);
    this.key = key;
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
    return Object.entries(value).map(([key, member]) => [key, this.#child(key, member)]);
  }

  items(): readonly Node[] {
    const { value } = this;
    return isList(value) ? value.map((item, index) => this.#child(String(index), item)) : [];
  }

  string(key: string): string | undefined {
    const member = this.get(key)?.value;
    return typeof member === 'string' ? member : undefined;
  }

  number(key: string): number | undefined {
    const member = this.get(key)?.value;
    return typeof member === 'number' ? member : undefined;
  }

  boolean(key: string): boolean | undefined {
    const member = this.get(key)?.value;
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
    return found(this.#context, resolveChain(this.#context.sources, ref, this.origin)) ?? this;
  }

  #child(key: string, member: Json): Node {
    return new Cursor(this.#context, this.#file, appendToken(this.origin.pointer, key), member, key);
  }
}
