/**
 * Tells whether a type, written on one line that is short enough, is what prettier would write: names, unions, intersections, arrays, type
 * arguments, literals and object types with its spacing, parentheses only where it puts them. A "no" may be wrong, a "yes" may not.
 *
 * @param text the type alone, without what ends it
 */
export function isStableType(text: string): boolean {
  const read = union(text, 0);
  return read?.end === text.length;
}

/** What was read: where it ends, and of how many arms it is. */
interface Read {
  readonly end: number;
  readonly arms: number;
  readonly joined?: 'union' | 'intersection';
}

type Reader = (text: string, at: number) => Read | undefined;

function union(text: string, at: number): Read | undefined {
  const read = series(text, at, ' | ', intersection);
  if (!read || read.count === 1) return read?.first && { ...read.first, end: read.end };
  // An intersection that is an arm stands in parentheses.
  return read.all.some(({ joined }) => joined === 'intersection') ? undefined : { end: read.end, arms: read.count, joined: 'union' };
}

function intersection(text: string, at: number): Read | undefined {
  const read = series(text, at, ' & ', postfix);
  if (!read || read.count === 1) return read?.first && { ...read.first, end: read.end };
  return { end: read.end, arms: read.count, joined: 'intersection' };
}

function series(text: string, at: number, separator: string, arm: Reader): { readonly end: number; readonly count: number; readonly first: Read; readonly all: readonly Read[] } | undefined {
  const first = arm(text, at);
  if (!first) return undefined;
  const all = [first];
  let { end } = first;
  while (text.startsWith(separator, end)) {
    const next = arm(text, end + separator.length);
    if (!next) return undefined;
    all.push(next);
    ({ end } = next);
  }
  return { end, count: all.length, first, all };
}

function postfix(text: string, at: number): Read | undefined {
  if (text[at] === '(') return parenthesised(text, at);
  const read = text[at] === '{' ? objectType(text, at) : (literal(text, at) ?? named(text, at));
  return read && { end: arrays(text, read.end), arms: 1 };
}

/** Parentheses stay around several arms that are an element type, and around an intersection beside other arms. */
function parenthesised(text: string, at: number): Read | undefined {
  const inner = union(text, at + 1);
  if (!inner || inner.arms === 1 || text[inner.end] !== ')') return undefined;
  const end = arrays(text, inner.end + 1);
  if (end > inner.end + 1) return { end, arms: 1 };
  const besideOthers = text.startsWith(' | ', end) || text.slice(0, at).endsWith(' | ');
  return inner.joined === 'intersection' && besideOthers ? { end, arms: 1 } : undefined;
}

function arrays(text: string, at: number): number {
  let end = at;
  while (text.startsWith('[]', end)) end += 2;
  return end;
}

const stringPattern = /'[ !#-&(-[\]-~]*'/y;
const numberPattern = /-?(?:0|[1-9]\d*)(?![\w.])/y;
const namePattern = /[A-Za-z_$][\w$]*(?:\.[A-Za-z_$][\w$]*)*/y;
const keyPattern = /(?:readonly )?[A-Za-z_$][\w$]*\??: /y;

function literal(text: string, at: number): Read | undefined {
  const end = matchEnd(stringPattern, text, at) ?? matchEnd(numberPattern, text, at);
  return end === undefined ? undefined : { end, arms: 1 };
}

/** A name, with type arguments or without. A word that is an operator has a space behind it, which nothing here takes. */
function named(text: string, at: number): Read | undefined {
  const end = matchEnd(namePattern, text, at);
  if (end === undefined) return undefined;
  if (text[end] !== '<') return { end, arms: 1 };
  const inner = series(text, end + 1, ', ', union);
  return inner && text[inner.end] === '>' ? { end: inner.end + 1, arms: 1 } : undefined;
}

function objectType(text: string, at: number): Read | undefined {
  if (text.startsWith('{}', at)) return { end: at + 2, arms: 1 };
  if (!text.startsWith('{ ', at)) return undefined;
  const members = series(text, at + 2, '; ', member);
  return members && text.startsWith(' }', members.end) ? { end: members.end + 2, arms: 1 } : undefined;
}

function member(text: string, at: number): Read | undefined {
  const key = matchEnd(keyPattern, text, at);
  return key === undefined ? undefined : union(text, key);
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}
