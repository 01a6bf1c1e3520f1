import { quote } from '../../emit/safe.js';
import { usesOf, type Matches } from '../match.js';
import { createRelation, type Relation } from '../relation.js';
import type { Level } from '../rules.js';
import type { Shape } from '../surface/shape.js';
import type { Direction, MethodEntry, Surface, TypeEntry } from '../surface/surface.js';
import type { Claim } from './claim.js';
import { anyKeys, commonKeys, keepsKeys, type KeysOfUnion } from './keys.js';
import { representative } from './failures.js';

/** All that the rules hold of two versions and the compiler can confirm or refute. */
export function claimsOf(before: Surface, after: Surface, matches: Matches): readonly Claim[] {
  const context: Context = { before, after, forth: createRelation(before.shapes, after.shapes), back: createRelation(after.shapes, before.shapes) };
  return [
    ...existence(before, after),
    ...exported(before, after),
    ...clientClaims(context),
    ...matches.types.pairs.flatMap((pair) => (pair.renamed ? [] : typeClaims(pair.before, pair.after, usesOf(pair.before, matches), context))),
    ...matches.views.flatMap(({ before: old, after: view }) => typeClaims(old, view, { reads: false, writes: true }, context)),
    ...matches.methods.pairs.flatMap((pair) => (pair.renamed ? [] : methodClaims(pair.before, pair.after, context))),
    ...eventClaims(context),
  ];
}

interface Context {
  readonly before: Surface;
  readonly after: Surface;
  /** Deep: what a type names is followed to the end. */
  readonly forth: Relation;
  readonly back: Relation;
}

/** Every name that a program can hang on: that it is still there, and whether it was there before. */
function existence(before: Surface, after: Surface): readonly Claim[] {
  const [old, now] = [namesOf(before), namesOf(after)];
  return [
    ...[...old].map(([name, key]): Claim => ({ about: `${name} is still there`, question: { holds: `Has<${questionable(key, 'New')}>` }, expected: now.has(name), otherwise: 'major' })),
    ...[...now].flatMap(([name, key]): readonly Claim[] =>
      old.has(name) ? [] : [{ about: `${name} was there before`, question: { holds: `Has<${questionable(key, 'Old')}>` }, expected: false, otherwise: 'minor' }],
    ),
  ];
}

/** A member of a type, as the two arguments of `Has`. */
interface Key {
  readonly of: string;
  readonly key: string;
}

function questionable({ of, key }: Key, version: 'Old' | 'New'): string {
  return `${version}${of}, ${quote(key)}`;
}

/** The same for what the main entry exports. */
function exported(before: Surface, after: Surface): readonly Claim[] {
  const [old, now] = [exportsOf(before), exportsOf(after)];
  return [
    ...[...old].map((name): Claim => ({ about: `the export ${name} is still there`, question: { exported: name, by: 'new' }, expected: now.has(name), otherwise: 'major' })),
    ...[...now].flatMap((name): readonly Claim[] => (old.has(name) ? [] : [{ about: `the export ${name} was there before`, question: { exported: name, by: 'old' }, expected: false, otherwise: 'minor' }])),
  ];
}

function exportsOf({ client, resources, types, exports }: Surface): ReadonlySet<string> {
  return new Set([client.name, client.options, ...[...resources.values()].map(({ name }) => name), ...types.keys(), ...exports]);
}

/** The options of a client that not every SDK has. */
function optionsOf({ client, webhooks }: Surface): ReadonlySet<string> {
  return new Set([...client.credentials.map(({ option }) => option), ...(webhooks === undefined ? [] : ['webhookSecret'])]);
}

function namesOf(surface: Surface): ReadonlyMap<string, Key> {
  const { resources, methods, events } = surface;
  const accesses = [...resources.keys(), ...methods.keys()];
  return new Map([
    ...accesses.map((access): readonly [string, Key] => {
      const steps = access.split('.').slice(1);
      return [access, { of: `Client${steps.slice(0, -1).map((step) => `[${quote(step)}]`).join('')}`, key: steps.at(-1) ?? '' }];
    }),
    ...[...events.keys()].map((event): readonly [string, Key] => [`the event ${event}`, { of: 'Payloads', key: event }]),
    ...[...optionsOf(surface)].map((option): readonly [string, Key] => [`the client option ${option}`, { of: 'Options', key: option }]),
  ]);
}

function clientClaims({ before, after }: Context): readonly Claim[] {
  const [old, now] = [before, after].map(optionsOf);
  const relation = createRelation(before.shapes, after.shapes);
  const same = relation.identical(before.client.choices, after.client.choices) && old !== undefined && now !== undefined && old.size === now.size && [...old].every((option) => now.has(option));
  return [
    { about: 'the options of the client, given', question: { holds: 'Assignable<OldOptions, NewOptions>' }, expected: relation.assignable(before.client.choices, after.client.choices), otherwise: 'major' },
    { about: 'the options of the client, unchanged', question: { holds: 'Same<OldOptions, NewOptions>' }, expected: same, otherwise: 'minor' },
  ];
}

function typeClaims(before: TypeEntry, after: TypeEntry, direction: Direction, context: Context): readonly Claim[] {
  const pair: Pair = { old: `Old.${before.name}`, now: `New.${after.name}`, before: before.shape, after: after.shape, name: before.name };
  const same = unchanged(pair, context);
  // What is one type can stand for itself: there is nothing else to ask.
  if (same.expected) return [same];
  const members = (about: string, relation: 'Keeps' | 'Takes', keys: KeysOfUnion): readonly Claim[] => {
    const kept = keepsKeys(before.shape, after.shape, keys, context.before.shapes, context.after.shapes);
    return kept === undefined ? [] : [{ about: `${before.name}, its members ${about}`, question: { holds: `${relation}<${pair.old}, ${pair.now}>` }, expected: kept, otherwise: 'major' }];
  };
  return [
    ...(direction.writes ? [sent(pair, context), ...members('given', 'Takes', anyKeys)] : []),
    ...(direction.reads ? [received(pair, context), ...members('read', 'Keeps', commonKeys)] : []),
    same,
  ];
}

interface Pair {
  readonly name: string;
  readonly old: string;
  readonly now: string;
  readonly before: Shape;
  readonly after: Shape;
}

function sent({ name, old, now, before, after }: Pair, { forth }: Context): Claim {
  return { about: `${name}, given`, question: { holds: `Assignable<${old}, ${now}>` }, expected: forth.assignable(before, after), otherwise: 'major' };
}

function received({ name, old, now, before, after }: Pair, { back }: Context): Claim {
  return { about: `${name}, read`, question: { holds: `Assignable<${now}, ${old}>` }, expected: back.assignable(after, before), otherwise: 'major' };
}

/** The claims for something that is only read. */
function readClaims(pair: Pair, context: Context): readonly Claim[] {
  const same = unchanged(pair, context);
  return same.expected ? [same] : [received(pair, context), same];
}

function unchanged({ name, old, now, before, after }: Pair, { forth }: Context): Claim {
  return { about: `${name}, unchanged`, question: { holds: `Same<${old}, ${now}>` }, expected: forth.identical(before, after), otherwise: 'minor' };
}

function methodClaims(before: MethodEntry, after: MethodEntry, context: Context): readonly Claim[] {
  const [old, now] = [methodType('Old', before), methodType('New', after)];
  const name = before.access;
  const sameFailures = unchangedFailures(before, after, context);
  return [
    ...argumentClaims(before, after, [old, now], context),
    ...resultClaims(before, after, [old, now], context),
    ...(sameFailures ? [] : failureClaims(before, after, [old, now], context)),
    { about: `${name}, its documented failures`, question: { holds: `Same<Failures<${old}>, Failures<${now}>>` }, expected: sameFailures, otherwise: 'minor' },
  ];
}

function methodType(version: 'Old' | 'New', { access }: MethodEntry): string {
  return `${version}Client${access.split('.').slice(1).map((step) => `[${quote(step)}]`).join('')}`;
}

type Types = readonly [old: string, now: string];

function argumentClaims(before: MethodEntry, after: MethodEntry, [old, now]: Types, { forth }: Context): readonly Claim[] {
  const samePlaces = before.path.length === after.path.length && (before.params === undefined) === (after.params === undefined);
  const inPath = (related: (from: Shape, to: Shape) => boolean): boolean =>
    samePlaces && before.path.every(({ shape }, index) => {
      const other = after.path[index];
      return other !== undefined && related(shape, other.shape);
    });
  const [from, to] = [before.params, after.params];
  const sendsSame = before.mediaTypes.join() === after.mediaTypes.join();
  const sends = after.mediaTypes.length === 0 || before.mediaTypes.every((type) => after.mediaTypes.includes(type));
  const taken = sends && inPath(forth.assignable) && (from === undefined || to === undefined || (!(from.optional && !to.optional) && forth.assignable(from.shape, to.shape)));
  const same = sendsSame && inPath(forth.identical) && (from === undefined || to === undefined || (from.optional === to.optional && forth.identical(from.shape, to.shape)));
  const unchanging: Claim = { about: `${before.access}, its arguments unchanged`, question: { holds: `Same<Arguments<${old}>, Arguments<${now}>>` }, expected: same, otherwise: 'minor' };
  // An object with one option more than a type has is assignable to it where it is not written on the spot.
  const chosen: readonly Claim[] =
    before.mediaTypes.length === 0
      ? []
      : [{ about: `${before.access}, its choice of a media type`, question: { holds: `Has<LastArgument<${now}>, 'contentType'>` }, expected: after.mediaTypes.length > 0, otherwise: 'major' }];
  return same ? [unchanging] : [...chosen, { about: `${before.access}, its arguments`, question: { holds: `Assignable<Arguments<${old}>, Arguments<${now}>>` }, expected: taken, otherwise: 'major' }, unchanging];
}

function resultClaims(before: MethodEntry, after: MethodEntry, [old, now]: Types, context: Context): readonly Claim[] {
  const [was, is] = [before.result, after.result];
  const value = (type: string, kind: MethodEntry['result']['kind']): string => (kind === 'choice' ? `Streamed<${type}>['value']` : `Value<${type}>`);
  const pair: Pair = { name: `${before.access}, its result`, old: value(old, was.kind), now: value(now, is.kind), before: was.value, after: is.value };
  const kind = (about: string, question: string, expected: boolean, otherwise: Level): Claim => ({ about: `${before.access}, ${about}`, question: { holds: question }, expected, otherwise });
  const item = (type: string): string => (was.kind === 'choice' ? `Streamed<${type}>['item']` : `Item<${type}>`);
  const items: Pair | undefined =
    was.kind === is.kind && was.item !== undefined && is.item !== undefined ? { name: `${before.access}, its items`, old: item(old), now: item(now), before: was.item, after: is.item } : undefined;
  return [
    ...readClaims(pair, context),
    ...(items === undefined ? [] : readClaims(items, context)),
    ...(was.kind === 'list' ? [kind('still a list', `IsList<${now}>`, is.kind === 'list', 'major')] : is.kind === 'list' ? [kind('a list before', `IsList<${old}>`, false, 'minor')] : []),
    ...(was.kind === 'choice' ? [kind('still streamed', `IsStreamed<${now}>`, is.kind === 'choice', 'major')] : is.kind === 'choice' ? [kind('streamed before', `IsStreamed<${old}>`, false, 'minor')] : []),
  ];
}

/** The body of each failure that both versions document. */
function failureClaims(before: MethodEntry, after: MethodEntry, [old, now]: Types, context: Context): readonly Claim[] {
  return [...before.failures].flatMap(([status, body]) => {
    const other = after.failures.get(status);
    const example = representative(status, [...before.failures.keys(), ...after.failures.keys()]);
    if (other === undefined || example === undefined) return [];
    const type = (method: string): string => `Body<${method}, ${example}>`;
    return [received({ name: `${before.access}, its failure ${status}`, old: type(old), now: type(now), before: body, after: other }, context)];
  });
}

function unchangedFailures(before: MethodEntry, after: MethodEntry, { forth }: Context): boolean {
  if (before.failures.size !== after.failures.size) return false;
  return [...before.failures].every(([status, body]) => {
    const other = after.failures.get(status);
    return other !== undefined && forth.identical(body, other);
  });
}

function eventClaims(context: Context): readonly Claim[] {
  return [...context.before.events.values()].flatMap(({ event, payload }) => {
    const now = context.after.events.get(event);
    if (now === undefined) return [];
    const type = (version: string): string => `${version}Payloads[${quote(event)}]`;
    const pair: Pair = { name: `the event ${event}`, old: type('Old'), now: type('New'), before: payload, after: now.payload };
    return readClaims(pair, context);
  });
}
