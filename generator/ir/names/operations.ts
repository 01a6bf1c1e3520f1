import type { Words } from '../model.js';
import { methodCandidates } from './method.js';
import { idWords } from './operation-id.js';
import type { Named, Outline } from './outline.js';
import { isItem, segmentsOf } from './path-words.js';
import { resourceOf } from './resource.js';
import { singularWords } from './singular.js';
import { asWords, splitWords } from './words.js';

/**
 * Names every operation: its resource, its method, and what its types are called after. Two methods of one resource never
 * share a name.
 *
 * @param numbered told of each operation that only a number could tell from another
 */
export function nameOperations(outlines: readonly Outline[], numbered: (outline: Outline, method: Words) => void): readonly Named[] {
  const groups = new Map<string, Candidate[]>();
  const candidates = outlines.map((outline): Candidate => {
    const resource = resourceOf(outline);
    const pinned = asWords(splitWords(outline.method ?? ''));
    const candidate: Candidate = { outline, resource, pinned: pinned !== undefined, methods: methodCandidates(outline, resource.at(-1) ?? resource[0], pinned) };
    const group = groups.get(keyOf(resource));
    if (group === undefined) groups.set(keyOf(resource), [candidate]);
    else group.push(candidate);
    return candidate;
  });
  const methods = new Map([...groups.values()].flatMap((group) => [...settleGroup(group, numbered)]));
  return candidates.map(({ outline, resource, methods: [best] }): Named => {
    const method = methods.get(outline) ?? best;
    return { outline, resource, method, name: typeName(outline, resource.at(-1) ?? resource[0], method) };
  });
}

/** Two resources are the same where their words are, whatever the case. */
export function keyOf(resource: readonly Words[]): string {
  return resource.map((words) => words.join(' ').toLowerCase()).join('.');
}

interface Candidate {
  readonly outline: Outline;
  readonly resource: readonly [Words, ...Words[]];
  readonly pinned: boolean;
  readonly methods: readonly [Words, ...Words[]];
}

/**
 * Gives each operation of a resource its method. A name goes to the operation that pins it, else to the one with the
 * plainest path; the others take their next candidate. The order of the document does not matter.
 */
function settleGroup(group: readonly Candidate[], numbered: (outline: Outline, method: Words) => void): ReadonlyMap<Outline, Words> {
  const taken = new Map<string, Outline>();
  const result = new Map<Outline, Words>();
  const waiting = [...group].sort((left, right) => Number(right.pinned) - Number(left.pinned) || plainness(left) - plainness(right) || Number(left.outline.verb === 'POST') - Number(right.outline.verb === 'POST') || compare(left.outline.id, right.outline.id));
  const most = Math.max(...group.map(({ methods }) => methods.length));
  for (let round = 0; round < most; round += 1) {
    for (const { outline, methods } of waiting) {
      const method = methods[round];
      if (method === undefined || result.has(outline) || taken.has(nameKey(method))) continue;
      taken.set(nameKey(method), outline);
      result.set(outline, method);
    }
  }
  for (const { outline, methods: [best] } of waiting) {
    if (result.has(outline)) continue;
    let number = 2;
    while (taken.has(nameKey([...best, String(number)]))) number += 1;
    const method: Words = [...best, String(number)];
    taken.set(nameKey(method), outline);
    result.set(outline, method);
    numbered(outline, method);
  }
  return result;
}

function plainness({ outline }: Candidate): number {
  return outline.path.parts.length * 1000 + outline.path.template.length;
}

function nameKey(words: Words): string {
  return words.join('').toLowerCase();
}

/** The words of the operationId where a person chose it, else the method and the resource: `get`, `order`. */
function typeName(outline: Outline, resource: Words, method: Words): Words {
  const own = idWords(outline);
  if (own !== undefined && !own.machine) return own.words;
  const many = !isItem(segmentsOf(outline.path)) && outline.verb === 'GET' && method[0] === 'list';
  const [verb, ...rest] = method;
  return [verb, ...(many ? resource : singularWords(resource)), ...rest];
}

function compare(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
