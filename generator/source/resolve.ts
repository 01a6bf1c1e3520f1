import type { Json, Origin } from '../ir/model.js';
import { locationUnder, resourcesAround } from './identifiers.js';
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
 * value it names. A pointer that runs through another reference follows it. A fragment that is no pointer is an `$anchor` (JSON
 * Schema 2020-12, section 8.2.2). Inside a schema with an `$id`, a fragment counts from that schema (section 8.2.1) or, since many
 * authors give an `$id` and go on as before, from the root of the file.
 *
 * @param from the place of the reference
 */
export function resolveReference(sources: SourceSet, reference: string, from: Origin, hops = 0): Resolution {
  if (hops > maxHops) return { kind: 'cycle' };
  const target = targetOf(sources, reference, from);
  if ('kind' in target) return target;
  const { file, bases } = target;
  if (file.value === undefined) return { kind: 'broken', file };
  const hash = reference.indexOf('#');
  const fragment = decodeFragment(hash === -1 ? '' : reference.slice(hash + 1));
  const tokens = pointerTokens(fragment) ?? anchorTokens(file, fragment, bases);
  if (!tokens) return { kind: 'pointer', file, at: null, token: fragment };
  if (!fragment.startsWith('/') && fragment !== '') return descend(sources, file, tokens, hops);
  let resolution: Resolution = { kind: 'malformed' };
  for (const base of bases) {
    resolution = descend(sources, file, [...(pointerTokens(base) ?? []), ...tokens], hops);
    if (resolution.kind === 'found') return resolution;
  }
  return resolution;
}

/**
 * Follows a chain of references to the first value that is none.
 *
 * @param reference the text of the first `$ref`
 */
export function resolveChain(sources: SourceSet, reference: string, from: Origin): Resolution {
  const seen = new Set<string>();
  let resolution = resolveReference(sources, reference, from);
  while (resolution.kind === 'found') {
    const next = referenceOf(resolution.value);
    if (next === undefined) return resolution;
    const at: Origin = { file: resolution.file.file, pointer: resolution.pointer };
    const key = `${at.file}#${at.pointer}`;
    if (seen.has(key)) return { kind: 'cycle' };
    seen.add(key);
    resolution = resolveReference(sources, next, at);
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

/** The file that a reference leads to, and the places in it from which its fragment may count, the likeliest first. */
interface Target {
  readonly file: LoadedFile;
  readonly bases: readonly string[];
}

function targetOf(sources: SourceSet, reference: string, from: Origin): Target | Resolution {
  const named = sources.byName.get(from.file);
  if (!named) return { kind: 'malformed' };
  const holder = named.standsFor ?? named;
  const around = holder.identifiers.resources.length === 0 ? [] : resourcesAround(holder.identifiers, from.pointer);
  if (reference.startsWith('#')) return { file: holder, bases: [...new Set([...around.map(({ pointer }) => pointer), ''])] };
  const location = joinLocation(reference, holder.location);
  if (!location) return { kind: 'malformed' };
  for (const base of [...around.map(({ uri }) => new URL(uri)), holder.location]) {
    const identified = sources.byUri.get(joinLocation(reference, base)?.href ?? '');
    if (identified) return { file: identified.file, bases: [identified.pointer] };
  }
  const { href } = locationUnder(location, sources.root);
  const file = sources.byLocation.get(href);
  if (file) return { file, bases: [''] };
  const failure = sources.failures.get(href) ?? { code: 'reference-file', message: 'It was not read.' };
  return { kind: 'file', location: href, failure };
}

/** The place of an anchor: the first below one of the bases. */
function anchorTokens(file: LoadedFile, name: string, bases: readonly string[]): readonly string[] | undefined {
  const anchors = file.identifiers.anchors.filter((anchor) => anchor.name === name);
  for (const base of bases) {
    const anchor = anchors.find(({ pointer }) => pointer === base || pointer.startsWith(`${base}/`));
    if (anchor) return pointerTokens(anchor.pointer);
  }
  return undefined;
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
      const through = resolveReference(sources, reference, { file: file.file, pointer }, hops + 1);
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
  const through = resolveReference(sources, reference, { file: at.file.file, pointer: at.pointer }, hops + 1);
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
