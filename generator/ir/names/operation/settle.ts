import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';

/** An operation with its resource and the names that its method could have, best first. */
export interface Candidate {
  readonly outline: Outline;
  readonly resource: readonly [Words, ...Words[]];
  readonly pinned: boolean;
  /** It had its only name before, and keeps it whatever else is there now. */
  readonly locked?: true;
  readonly methods: readonly [Words, ...Words[]];
}

/** Two resources are the same where their words are, whatever the case. */
export function keyOf(resource: readonly (readonly string[])[]): string {
  return resource.map((words) => words.join(' ').toLowerCase()).join('.');
}

/**
 * Gives each operation its method. Within a resource a name goes to a resource below it, then to the operation that pins it,
 * then to the one with the plainest path; the others take their next candidate. The order of the document does not matter.
 *
 * @param numbered told of each operation that only a number could tell from another
 */
export function settle(candidates: readonly Candidate[], numbered: (outline: Outline, method: Words) => void): ReadonlyMap<Outline, Words> {
  const groups = new Map<string, Candidate[]>();
  const below = new Map<string, Set<string>>();
  for (const candidate of candidates) {
    const key = keyOf(candidate.resource);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [candidate]);
    else group.push(candidate);
    candidate.resource.forEach((words, level) => {
      const parent = keyOf(candidate.resource.slice(0, level));
      below.set(parent, (below.get(parent) ?? new Set()).add(nameKey(words)));
    });
  }
  return new Map([...groups].flatMap(([key, group]) => [...settleGroup(group, below.get(key) ?? new Set(), numbered)]));
}

function settleGroup(group: readonly Candidate[], below: ReadonlySet<string>, numbered: (outline: Outline, method: Words) => void): ReadonlyMap<Outline, Words> {
  const taken = new Set(below);
  const result = new Map<Outline, Words>();
  const give = (outline: Outline, method: Words): void => {
    taken.add(nameKey(method));
    result.set(outline, method);
  };
  const waiting = [...group].sort(
    (left, right) =>
      Number(right.pinned) - Number(left.pinned) ||
      levelsOf(left) - levelsOf(right) ||
      Number(left.outline.verb === 'POST') - Number(right.outline.verb === 'POST') ||
      Number(isLiteral(right)) - Number(isLiteral(left)) ||
      left.outline.path.template.length - right.outline.path.template.length ||
      compare(left.outline.id, right.outline.id),
  );
  const before = new Set<string>();
  for (const { outline, methods: [method] } of group.filter(({ locked }) => locked === true)) {
    if (before.has(nameKey(method))) continue;
    before.add(nameKey(method));
    give(outline, method);
  }
  const most = Math.max(...group.map(({ methods }) => methods.length));
  for (let round = 0; round < most; round += 1) {
    for (const { outline, methods } of waiting) {
      const method = methods[round];
      if (method !== undefined && !result.has(outline) && !taken.has(nameKey(method))) give(outline, method);
    }
  }
  for (const { outline, methods: [best] } of waiting) {
    if (result.has(outline)) continue;
    let number = 2;
    while (taken.has(nameKey([...best, String(number)]))) number += 1;
    const method: Words = [...best, String(number)];
    give(outline, method);
    numbered(outline, method);
  }
  return result;
}

function levelsOf({ outline }: Candidate): number {
  return outline.path.template.split('/').length;
}

/** The document says the name itself, or there is no other choice of the same length. */
function isLiteral({ methods: [best, next] }: Candidate): boolean {
  return next === undefined || nameKey(best) === nameKey(next);
}

function nameKey(words: Words): string {
  return words.join('').toLowerCase();
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
