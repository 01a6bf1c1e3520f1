import type { Json, Origin } from '../ir/model.js';
import type { LoadedFile, SourceSet } from './load.js';
import { joinLocation } from './location.js';
import { appendToken, pointerTokens } from './pointer.js';
import type { FileFailure } from './read.js';

/** What a reference leads to, as written: the target may be a reference itself. */
export type Resolution =
  | { readonly kind: 'found'; readonly file: LoadedFile; readonly pointer: string; readonly value: Json }
  /** The file is not there. */
  | { readonly kind: 'file'; readonly location: string; readonly failure: FileFailure }
  /** The file is there, but its syntax is broken, which has been reported. */
  | { readonly kind: 'broken'; readonly file: LoadedFile }
  /** The file has no such place; `token` is the first part of the pointer that is missing in `at`. */
  | { readonly kind: 'pointer'; readonly file: LoadedFile; readonly at: Json; readonly token: string }
  | { readonly kind: 'malformed' }
  /** Only references, in a circle. */
  | { readonly kind: 'cycle' };

/** References in the way of a pointer, or in a chain, after which it is taken for a circle. */
const maxHops = 100;

/**
 * Resolves a reference (OpenAPI 3.1, section 4.8.23; RFC 3986 for the file, RFC 6901 for the fragment, percent-decoded) to the
 * value it names. A pointer that runs through another reference follows it. A fragment that is no pointer is looked for as an
 * `$anchor` (JSON Schema 2020-12, section 8.2.2).
 *
 * @param from name of the file that holds the reference, as in {@link Origin.file}
 */
export function resolveReference(sources: SourceSet, reference: string, from: string, hops = 0): Resolution {
  if (hops > maxHops) return { kind: 'cycle' };
  const file = targetFile(sources, reference, from);
  if ('kind' in file) return file;
  if (file.value === undefined) return { kind: 'broken', file };
  const hash = reference.indexOf('#');
  const fragment = decodeFragment(hash === -1 ? '' : reference.slice(hash + 1));
  const tokens = pointerTokens(fragment);
  if (!tokens) {
    const pointer = findAnchor(file.value, fragment, '');
    if (pointer === undefined) return { kind: 'pointer', file, at: null, token: fragment };
    return descend(sources, file, pointerTokens(pointer) ?? [], hops);
  }
  return descend(sources, file, tokens, hops);
}

/**
 * Follows a chain of references to the first value that is none.
 *
 * @param reference the text of the first `$ref`
 */
export function resolveChain(sources: SourceSet, reference: string, from: string): Resolution {
  const seen = new Set<string>();
  let resolution = resolveReference(sources, reference, from);
  while (resolution.kind === 'found') {
    const next = referenceOf(resolution.value);
    if (next === undefined) return resolution;
    const key = `${resolution.file.file}#${resolution.pointer}`;
    if (seen.has(key)) return { kind: 'cycle' };
    seen.add(key);
    resolution = resolveReference(sources, next, resolution.file.file);
  }
  return resolution;
}

/** The text of `$ref` where the value is an object that has one. */
export function referenceOf(value: Json): string | undefined {
  const member = memberOf(value, '$ref');
  return typeof member === 'string' ? member : undefined;
}

/** An own member of an object, or an item of an array by its index. */
export function memberOf(value: Json, token: string): Json | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isList(value)) return /^(0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return Object.hasOwn(value, token) ? value[token] : undefined;
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function targetFile(sources: SourceSet, reference: string, from: string): LoadedFile | Resolution {
  const holder = sources.byName.get(from);
  if (!holder) return { kind: 'malformed' };
  if (reference.startsWith('#')) return holder;
  const location = joinLocation(reference, holder.location);
  if (!location) return { kind: 'malformed' };
  const file = sources.byLocation.get(location.href);
  if (file) return file;
  const failure = sources.failures.get(location.href) ?? { code: 'reference-file', message: 'It was not read.' };
  return { kind: 'file', location: location.href, failure };
}

function descend(sources: SourceSet, start: LoadedFile, tokens: readonly string[], hops: number): Resolution {
  let file = start;
  let pointer = '';
  let value: Json = start.value ?? null;
  for (const token of tokens) {
    let next = memberOf(value, token);
    if (next === undefined) {
      const reference = referenceOf(value);
      if (reference === undefined) return { kind: 'pointer', file, at: value, token };
      const through = resolveReference(sources, reference, file.file, hops + 1);
      if (through.kind !== 'found') return through;
      const within = descendThrough(sources, through, token, hops);
      if (within.kind !== 'found') return within;
      ({ file, pointer, value } = within);
      continue;
    }
    pointer = appendToken(pointer, token);
    value = next;
  }
  return { kind: 'found', file, pointer, value };
}

/** One step below a value that a reference led to, which may be a reference again. */
function descendThrough(sources: SourceSet, at: Resolution & { readonly kind: 'found' }, token: string, hops: number): Resolution {
  const next = memberOf(at.value, token);
  if (next !== undefined) return { kind: 'found', file: at.file, pointer: appendToken(at.pointer, token), value: next };
  const reference = referenceOf(at.value);
  if (reference === undefined) return { kind: 'pointer', file: at.file, at: at.value, token };
  const through = resolveReference(sources, reference, at.file.file, hops + 1);
  return through.kind === 'found' && hops < maxHops ? descendThrough(sources, through, token, hops + 1) : through;
}

/** Percent-encoding that is broken is taken as it stands. */
function decodeFragment(fragment: string): string {
  if (!fragment.includes('%')) return fragment;
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function findAnchor(value: Json, name: string, pointer: string): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (!isList(value) && (value['$anchor'] === name || value['$dynamicAnchor'] === name)) return pointer;
  for (const [key, child] of Object.entries(value)) {
    const found = findAnchor(child, name, appendToken(pointer, key));
    if (found !== undefined) return found;
  }
  return undefined;
}
