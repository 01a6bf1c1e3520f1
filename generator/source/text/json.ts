import type { Json } from '../../ir/model.js';
import type { Locator, Span } from './span.js';

/**
 * Positions in JSON text, found by a scan that starts where the last one for the same container ended up: a container's
 * members are indexed once, the first time that something below it is asked for.
 *
 * @param text valid JSON; for anything else the spans are those of a best guess
 */
export function jsonLocator(text: string): Locator {
  const indexed = new Map<number, readonly Member[]>();
  const membersAt = (start: number): readonly Member[] => {
    const known = indexed.get(start);
    if (known) return known;
    const members = readMembers(text, start);
    indexed.set(start, members);
    return members;
  };
  return (tokens, part) => {
    const root = skipBlank(text, 0);
    let found: Member | undefined;
    let complete = true;
    for (const token of tokens) {
      // The last of two equal keys is the one that JSON.parse keeps.
      const member = membersAt(found?.value.start ?? root).findLast((candidate) => candidate.name === token);
      complete = member !== undefined;
      if (!member) break;
      found = member;
    }
    if (!found) return spanAt(text, root);
    return part === 'key' && complete ? found.key : found.value;
  };
}

/** A key that one JSON object has twice. */
export interface JsonDuplicate {
  readonly name: string;
  readonly first: Span;
  readonly second: Span;
}

/**
 * Finds keys that one object has twice, which JSON.parse drops in silence. Costs one quick pass over the text unless it has
 * more keys than the value.
 *
 * @param text valid JSON
 * @param keyCount the keys in the value that JSON.parse made of it
 */
export function duplicateJsonKeys(text: string, keyCount: number): readonly JsonDuplicate[] {
  if (keysInText(text) === keyCount) return [];
  const found: JsonDuplicate[] = [];
  const pending = [skipBlank(text, 0)];
  for (let start = pending.pop(); start !== undefined; start = pending.pop()) {
    const first = new Map<string, Span>();
    const isObject = text[start] === '{';
    for (const member of readMembers(text, start)) {
      const earlier = isObject ? first.get(member.name) : undefined;
      if (earlier) found.push({ name: member.name, first: earlier, second: member.key });
      else first.set(member.name, member.key);
      const opening = text[member.value.start];
      if (opening === '{' || opening === '[') pending.push(member.value.start);
    }
  }
  return found.sort((a, b) => a.second.start - b.second.start);
}

/** Only a key is a string with a colon behind it. */
function keysInText(text: string): number {
  const strings = /"(?:[^"\\]|\\.)*"\s*:?/g;
  let count = 0;
  while (strings.test(text)) if (text.charCodeAt(strings.lastIndex - 1) === 0x3a) count++;
  return count;
}

/** How many keys a value has in all its objects, and how deep it is. */
export interface JsonSize {
  readonly keys: number;
  readonly depth: number;
}

/** Measures a value without growing the stack: a hostile one may be deeper than it. */
export function measureJson(root: Json): JsonSize {
  let keys = 0;
  let depth = 0;
  let level: Json[] = [root];
  while (level.length > 0) {
    const next: Json[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const isList = Array.isArray(value);
      const children = isList ? value : Object.values(value);
      if (!isList) keys += children.length;
      for (const child of children) if (typeof child === 'object' && child !== null) next.push(child);
    }
    level = next;
    if (level.length > 0) depth++;
  }
  return { keys, depth };
}

interface Member {
  readonly name: string;
  readonly key: Span;
  readonly value: Span;
}

/** Members of the object or items of the array that begins at `start`; none for another value. */
function readMembers(text: string, start: number): readonly Member[] {
  const opening = text[start];
  if (opening !== '{' && opening !== '[') return [];
  const members: Member[] = [];
  let at = skipBlank(text, start + 1);
  while (at < text.length && text[at] !== '}' && text[at] !== ']') {
    const before = at;
    if (opening === '{') {
      const key = spanAt(text, at);
      at = skipBlank(text, key.end);
      if (text[at] === ':') at = skipBlank(text, at + 1);
      const value = spanAt(text, at);
      members.push({ name: unquote(text.slice(key.start, key.end)), key, value });
      at = value.end;
    } else {
      const value = spanAt(text, at);
      members.push({ name: String(members.length), key: value, value });
      at = value.end;
    }
    at = skipBlank(text, at);
    if (text[at] === ',') at = skipBlank(text, at + 1);
    if (at === before) break;
  }
  return members;
}

function unquote(quoted: string): string {
  try {
    const name: unknown = JSON.parse(quoted);
    return typeof name === 'string' ? name : quoted;
  } catch {
    return quoted;
  }
}

const quote = 0x22;
const backslash = 0x5c;

/** The span of the value that begins at `start`. Compares codes, not characters: a container may be the whole of a large text. */
function spanAt(text: string, start: number): Span {
  const opening = text.charCodeAt(start);
  if (opening === quote) return { start, end: afterString(text, start) };
  if (!isOpening(opening)) return { start, end: afterScalar(text, start) };
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === quote) at = afterString(text, at) - 1;
    else if (isOpening(code)) depth++;
    else if (isClosing(code) && --depth === 0) return { start, end: at + 1 };
  }
  return { start, end: text.length };
}

/** `{` or `[`. */
function isOpening(code: number): boolean {
  return code === 0x7b || code === 0x5b;
}

/** `}` or `]`. */
function isClosing(code: number): boolean {
  return code === 0x7d || code === 0x5d;
}

function afterString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end === -1 ? text.length : end + 1;
}

/** Whether an odd number of backslashes stands before a character. */
function isEscaped(text: string, at: number): boolean {
  let before = at - 1;
  while (text.charCodeAt(before) === backslash) before--;
  return (at - 1 - before) % 2 === 1;
}

function afterScalar(text: string, start: number): number {
  let at = start;
  while (at < text.length && !/[\s,\]}:]/.test(text.charAt(at))) at++;
  return at;
}

function skipBlank(text: string, start: number): number {
  let at = start;
  while (at < text.length && /\s/.test(text.charAt(at))) at++;
  return at;
}
