import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { sameThing } from '../singular.js';
import { asWords, sameWords, splitWords } from '../words.js';
import { isAction, isVerb } from './actions.js';
import { isPlural } from './convention.js';
import { idWords, isPreposition } from './operation-id.js';
import { countBelow, nodeAt, type PathTree } from './path-tree.js';
import type { Arrangement } from './arrangement.js';
import { segmentsOf, type Segment } from './segments.js';

/** Tags that tools put where nobody chose one. */
const meaningless: ReadonlySet<string> = new Set(['default', 'api', 'general', 'untagged']);

/** The tag that an operation stands under, if it means something. */
export function tagOf({ heading }: Outline): string | undefined {
  const tag = heading?.at(-1);
  return tag === undefined || meaningless.has(tag.trim().toLowerCase()) || splitWords(tag).length === 0 ? undefined : tag;
}

/** A namespace of the operationId that says something else than the tag, which is then only a heading. */
function namespaceBeside(outline: Outline, tag: string): string {
  const namespace = idWords(outline)?.namespace ?? [];
  const tagged = splitWords(tag);
  const known = namespace.every((word) => tagged.some((part) => sameThing(part, word))) || glued(tagged).includes(glued(namespace));
  return known ? tag : namespace.join(' ');
}

/** Where an operation stands below its tag. */
export interface TaggedPlace {
  readonly resource: readonly [Words, ...Words[]];
  /** The words of the resources below the tag, which the method does not repeat. */
  readonly below: readonly Words[];
}

/**
 * The place of an operation by its tag, `beta.libraries` being two levels, as is a tag with a parent. Where the path begins with what the tag says
 * and goes on to a collection that the operationId names, this is one below it: `contacts/list-topics` at
 * `/contacts/{id}/topics` is of contacts.topics.
 */
export function placeByTag(outline: Outline, tag: string, { tree, namespaces }: Arrangement): TaggedPlace {
  const parents = outline.heading?.slice(0, -1) ?? [];
  const leaf = namespaces && parents.length === 0 ? namespaceBeside(outline, tag) : tag;
  const levels = [...parents, leaf].flatMap((text) => text.split(/[./](?=\p{L})/u)).reduce(nest, []);
  const [first = ['api'] satisfies Words, ...rest] = levels;
  const segments = segmentsOf(outline.path);
  const start = rest.length > 0 ? undefined : behindTag(first, segments, tree);
  if (start === undefined) return { resource: [first, ...rest], below: [] };
  const below = namedBelow(outline, segments, start, tree);
  return { resource: [start.levels[0], ...start.levels.slice(1), ...below], below };
}

/** A level below those above, without the words of the one above that it begins with: "Orders" has "Orders refunds" as refunds. */
function nest(above: readonly Words[], text: string): readonly Words[] {
  const level = asWords(splitWords(text));
  if (level === undefined) return above;
  const outer = above.at(-1);
  const repeats = outer !== undefined && sameWords(level.slice(0, outer.length), outer);
  return [...above, (repeats ? asWords(level.slice(outer.length)) : undefined) ?? level];
}

interface Start {
  /** The tag as one level, or as the two that the path makes of it. */
  readonly levels: readonly [Words, ...Words[]];
  /** The segment behind. */
  readonly next: number;
}

/** Where a path that begins with the tag goes on: `/emails/receiving` begins with "Receiving Emails". */
function behindTag(tag: Words, segments: readonly Segment[], tree: PathTree): Start | undefined {
  const [first] = segments;
  const head = asWords(first?.words ?? []);
  if (head === undefined || first?.variable === true) return undefined;
  if (endsWith(head, tag) || glued(head) === glued(tag)) return { levels: [tag], next: 1 };
  const second = segments.findIndex((segment, index) => index > 0 && !segment.variable);
  const tail = asWords(segments[second]?.words ?? []);
  if (tail === undefined || tail.length + head.length !== tag.length || nodeAt(tree, segments.slice(0, 1)).verbs.length === 0) return undefined;
  const both = [...head, ...tail];
  return tag.every((word) => both.some((part) => sameThing(part, word))) ? { levels: [head, tail], next: second + 1 } : undefined;
}

/**
 * The collections behind the tag, as far as the operationId's noun is the last of them and nothing else is said of it:
 * `listConnectionPools` at `/databases/{id}/pools` is no list of pools, but of a kind of them.
 */
function namedBelow(outline: Outline, segments: readonly Segment[], { levels, next }: Start, tree: PathTree): readonly Words[] {
  const phrase = nounPhrase(idWords(outline)?.own ?? []);
  const noun = phrase.at(-1);
  if (noun === undefined) return [];
  const chain: Words[] = [];
  let deepest = 0;
  for (const [index, segment] of segments.entries()) {
    const words = asWords(segment.words);
    if (index < next || segment.variable || words === undefined) continue;
    const several = countBelow(nodeAt(tree, segments.slice(0, index + 1)), 2) > 1;
    const collection = several || (isPlural(words) && segments[index - 1]?.variable === true);
    if (!collection || isAction(words)) break;
    chain.push(words);
    const said = [...levels, ...chain].flat();
    if (sameThing(words.at(-1) ?? '', noun) && phrase.every((word) => word === 'all' || said.some((part) => sameThing(part, word)))) deepest = chain.length;
  }
  return chain.slice(0, deepest);
}

/** The noun of a phrase with what stands before it: without the verb and without what follows a preposition. */
function nounPhrase(words: readonly string[]): readonly string[] {
  const end = words.findIndex((word, index) => index > 0 && isPreposition(word));
  const phrase = end < 0 ? words : words.slice(0, end);
  return isVerb(phrase[0] ?? '') ? phrase.slice(1) : phrase;
}

function glued(words: readonly string[]): string {
  return words.join('').toLowerCase();
}

function endsWith(words: readonly string[], tail: readonly string[]): boolean {
  const end = words.slice(-tail.length);
  return end.length === tail.length && end.every((word, index) => sameThing(word, tail[index] ?? ''));
}
