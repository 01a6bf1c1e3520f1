import type { Words } from '../../model.js';
import type { Outline } from '../outline.js';
import { sameThing, singularWords } from '../singular.js';
import { asWords } from '../words.js';
import { actions, crudOf, isVerb, nounsToo } from './actions.js';
import type { Arrangement } from './arrangement.js';
import { conventional, exactRoute, isList, isPlural, longRoute } from './convention.js';
import { verbOf } from './namespace.js';
import { idWords, isPreposition, type IdWords } from './operation-id.js';
import { isThing, rooted, type PathTree } from './path-tree.js';
import type { Place } from './place.js';
import { isItem, segmentsOf, type Segment } from './segments.js';

/** Segments that mean the item of the caller: `/users/@me`. */
const aliases: ReadonlySet<string> = new Set(['me', 'self', 'myself', 'whoami']);

/** Verbs of reading that are not used for lists, as `get` often is. */
const single: ReadonlySet<string> = new Set(['retrieve', 'fetch', 'describe']);

/** Resources deeper than this are put into the names of methods: nobody types more. */
const deepest = 8;

/**
 * The place of an operation by its path: a resource for each collection or thing in it, each below the one before; what is
 * done is a method of the last. What an operationId says is used where the path does not say it: other verbs than the
 * five of a collection, and whether a POST creates or updates.
 */
export function placeByPath(outline: Outline, { tree, things }: Arrangement): Place {
  const segments = rooted(segmentsOf(outline.path), tree);
  const literals = segments.filter((segment) => !segment.variable);
  const prefix = prefixOf(outline, literals);
  const id = idWords(outline);
  const last = literals.at(-1);
  const full = chainOf(prefix, literals);
  const exact = exactRoute(outline, segments);
  if (last === undefined) {
    const [best = exact, ...others] = [...nameless(id), ...conventional(outline.verb, isItem(segments), false), exact];
    return { resource: full, methods: [best, ...others] };
  }
  const parent = chainOf(prefix, literals.slice(0, -1));
  const natural = id === undefined || id.route || id.machine ? undefined : id;

  if (id?.variant === true) return { resource: full, methods: [id.words, ...qualified(id.words, segments), exact] };
  const step = literals.length > 1 && isStep(outline, segments, things, id);
  if (step) return { resource: parent, methods: [words(last), ...qualified(words(last), segments), exact] };
  if (natural !== undefined && literals.length > 1 && isMemberOf(natural, literals) && !isThing(things, segments)) return { resource: parent, methods: [words(last), natural.words, exact] };
  const both = natural === undefined || literals.length < 2 ? undefined : compound(natural, literals);
  if (both !== undefined) return { resource: parent, methods: [both, natural?.words ?? both, exact] };

  const methods = methodsOf(outline, segments, id, natural);
  const overflow = prefix.length + literals.length > deepest ? longRoute(methods[0], segments) : undefined;
  const longer = natural === undefined ? [] : [withoutNouns(natural.own, literals) ?? natural.own, natural.own];
  const first = overflow === undefined ? methods : [overflow];
  const [best = exact, ...others] = [...first, ...longer, ...qualified(methods[0], segments), exact];
  return { resource: full, methods: [best, ...others] };
}

/** `admin` and `beta` in front, unless the path says so itself. */
function prefixOf({ audience, stage }: Outline, literals: readonly Segment[]): readonly Words[] {
  const said = (word: string): boolean => literals.some(({ words: own }) => own.length === 1 && sameThing(own[0] ?? '', word));
  const staged = said('alpha') || said('beta') || said('preview');
  return [...(audience === undefined || said(audience) ? [] : [[audience] satisfies Words]), ...(stage === undefined || staged ? [] : [[stage] satisfies Words])];
}

function chainOf(prefix: readonly Words[], literals: readonly Segment[]): readonly Words[] {
  return [...prefix, ...literals.map(words)].slice(0, deepest);
}

function nameless(id: IdWords | undefined): readonly Words[] {
  return id === undefined || id.route ? [] : [id.own];
}

/**
 * Whether the last segment says what is done. A verb does; so does a word in the singular that only takes a POST
 * (`/customers/{id}/fund_cash_balance`), unless the operationId creates or updates it as a thing.
 */
function isStep(outline: Outline, segments: readonly Segment[], things: PathTree, id: IdWords | undefined): boolean {
  const last = segments.at(-1);
  const [first, ...more] = last?.words.map((word) => word.toLowerCase()) ?? [];
  if (last === undefined || first === undefined || last.variable) return false;
  const thing = isThing(things, segments);
  if (more.length === 0 && aliases.has(first)) return !thing && outline.verb === 'GET';
  const verb = actions.has(first);
  const ownVerb = id === undefined || id.route ? undefined : spokenVerb(id);
  switch (outline.verb) {
    case 'GET':
      return verb && !thing && more.length === 0 && (crudOf(first) ?? 'get') === 'get';
    case 'POST':
    case 'PUT':
    case 'PATCH': {
      if (verb && (!nounsToo.has(first) || (more.length === 0 && !thing))) return true;
      if (thing) return false;
      if (isPlural(last.words)) return ownVerb !== undefined && crudOf(ownVerb) === undefined && sameThing(ownVerb, first) && more.length === 0;
      const crud = ownVerb === undefined ? undefined : crudOf(ownVerb);
      return crud !== 'create' && crud !== 'update' && outline.verb !== 'PATCH';
    }
    default:
      return verb && !nounsToo.has(first) && !thing;
  }
}

/** `usage-completions` at `/usage/completions`: no verb, only the parent and what is read of it. */
function isMemberOf(id: IdWords, literals: readonly Segment[]): boolean {
  const tail = literals.slice(-2).flatMap(({ words: own }) => own);
  return id.words.length === tail.length && id.words.every((word, index) => sameThing(word, tail[index] ?? '')) && !isVerb(id.words[0]);
}

/** `createThreadAndRun`: what is done to the parent and the child at once is a method of the parent. */
function compound(id: IdWords, literals: readonly Segment[]): Words | undefined {
  const and = id.own.findIndex((word, index) => index > 0 && word.toLowerCase() === 'and');
  const parent = literals.at(-2);
  if (and < 0 || parent === undefined || !isVerb(id.own[0]) || crudOf(id.own[and + 1] ?? '') !== undefined) return undefined;
  const at = id.own.findIndex((word) => sameThing(word, parent.words.at(-1) ?? ''));
  return at > 0 && at < and ? asWords(id.own.filter((_, index) => index !== at)) : undefined;
}

function methodsOf(outline: Outline, segments: readonly Segment[], id: IdWords | undefined, natural: IdWords | undefined): readonly [Words, ...Words[]] {
  const item = isItem(segments);
  const convention = conventional(outline.verb, item, isList(outline, segments));
  const spoken = id === undefined || id.route ? undefined : spokenVerb(id);
  const last = segments.findLast((segment) => !segment.variable)?.words ?? [];
  if (spoken === undefined || (last.length === 1 && sameThing(spoken, last[0] ?? ''))) return convention;
  const crud = crudOf(spoken);
  if (crud === undefined) {
    const own = natural === undefined ? undefined : withoutNouns(natural.own, segments);
    const done: Words = own !== undefined && isVerb(own[0]) ? own : [spoken];
    return [done, ...convention];
  }
  switch (outline.verb) {
    case 'POST':
      return [[crud], ...convention];
    case 'PUT':
      return crud === 'create' ? [[spoken === 'create' || spoken === 'put' ? 'create' : spoken], ...convention] : convention;
    case 'GET':
      if (crud === 'list') return [['list'], ...convention];
      return single.has(spoken) && outline.gives !== 'array' ? [['get'], ...convention] : convention;
    default:
      return convention;
  }
}

/** The method with the collection whose item is meant, which tells `/files/{id}/sessions` from `/files/sessions`: `create for file`. */
function qualified(method: Words, segments: readonly Segment[]): readonly Words[] {
  const owners = segments.flatMap((segment, index) => (segments[index + 1]?.variable === true && !segment.variable && segments.slice(index + 2).some(({ variable }) => !variable) ? [singularWords(words(segment))] : []));
  return owners.reverse().map((owner): Words => [...method, 'for', ...owner]);
}

/** The verb of an operationId; of words that nobody set apart, the one that they begin with. */
function spokenVerb(id: IdWords): string | undefined {
  const [only] = id.words;
  if (!id.machine || id.words.length > 1) return verbOf(id.own);
  return ['create', 'update', 'delete', 'list', 'get', 'compact'].find((verb) => only.toLowerCase().startsWith(verb));
}

/** The words without the things that the path names; prepositions that are left at the end go too. */
function withoutNouns(own: Words, segments: readonly Segment[]): Words | undefined {
  const nouns = segments.filter((segment) => !segment.variable).flatMap((segment) => segment.words);
  const [verb, ...rest] = own;
  const left = rest.filter((word) => !nouns.some((noun) => sameThing(noun, word)));
  while (left.length > 0 && isPreposition(left.at(-1) ?? '')) left.pop();
  return asWords([verb, ...left]);
}

function words(segment: Segment): Words {
  return asWords(segment.words) ?? ['item'];
}
