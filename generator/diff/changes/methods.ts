import { markdownCode } from '../../emit/safe.js';
import { change, named, type Change, type Subject } from '../change.js';
import type { RuleName } from '../rules.js';
import type { MethodEntry } from '../surface/surface.js';
import { withText, type Comparing } from './context.js';
import { shapeChanges, type ShapePlace } from './types.js';

const reading = { reads: true, writes: false };
const writing = { reads: false, writes: true };

/** What differs in the methods: which there are, what they take, give and fail with, and what they send. */
export function methodChanges(comparing: Comparing): readonly Change[] {
  const { pairs, removed, added } = comparing.matches.methods;
  return [
    ...pairs.flatMap(({ before, after, renamed }) => [...(renamed ? [renaming(before, after)] : []), ...methodChange(before, after, comparing)]),
    ...removed.map(({ access, origin, route }) =>
      change({ rule: 'method-removed', subject: { kind: 'method', name: access }, text: `${named(access)} is gone (${routeText(route)})`, before: origin })),
    ...added.map(({ access, origin, route }) => change({ rule: 'method-added', subject: { kind: 'method', name: access }, text: `${named(access)} is new (${routeText(route)})`, after: origin })),
  ];
}

function routeText(route: string): string {
  return markdownCode(route.replaceAll('{}', '{…}'));
}

function renaming(before: MethodEntry, after: MethodEntry): Change {
  const text = `${named(before.access)} is called ${named(after.access)} now`;
  return change({ rule: 'method-renamed', subject: { kind: 'method', name: before.access }, text, before: before.origin, after: after.origin });
}

function methodChange(before: MethodEntry, after: MethodEntry, comparing: Comparing): readonly Change[] {
  const subject: Subject = { kind: 'method', name: after.access };
  const place: Omit<ShapePlace, 'direction'> = { subject, label: named(after.access), before: before.origin, after: after.origin };
  const found = [
    ...argumentChanges(before, after, place, comparing),
    ...paramsChanges(before, after, place),
    ...mediaTypeChanges(before, after, place),
    ...resultChanges(before, after, place, comparing),
    ...failureChanges(before, after, place, comparing),
    ...wireChanges(before, after, place),
  ];
  return withText(found, place, before, after);
}

type MethodPlace = Omit<ShapePlace, 'direction'>;

function argumentChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace, comparing: Comparing): readonly Change[] {
  const [old, now] = [before.path.length, after.path.length];
  if (old !== now) {
    const text = `${place.label} takes ${now} leading ${now === 1 ? 'argument' : 'arguments'} instead of ${old}`;
    return [change({ ...place, direction: writing, rule: now > old ? 'argument-added' : 'argument-removed', text })];
  }
  return before.path.flatMap((argument, index) => {
    const other = after.path[index];
    if (other === undefined) return [];
    const at = { ...place, label: `${place.label}, argument ${markdownCode(other.name)}`, direction: writing, before: argument.origin, after: other.origin };
    return shapeChanges(argument.shape, other.shape, at, comparing);
  });
}

function paramsChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace): readonly Change[] {
  const found = (rule: RuleName, text: string): readonly Change[] => [change({ ...place, direction: writing, rule, text: `${place.label} ${text}` })];
  if (before.params === undefined && after.params === undefined) return [];
  if (before.params === undefined) return found('params-added', 'takes params now, which come before the options');
  if (after.params === undefined) return found('params-removed', 'takes no params any more');
  if (before.params.optional === after.params.optional) return [];
  return after.params.optional ? found('params-now-optional', 'can be called without params') : found('params-now-required', 'cannot be called without params any more');
}

function mediaTypeChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace): readonly Change[] {
  const found = (rule: RuleName, text: string): Change => change({ ...place, direction: writing, rule, text: `${place.label} ${text}` });
  return [
    ...after.mediaTypes.filter((type) => !before.mediaTypes.includes(type)).map((type) => found('media-type-added', `can send its body as ${markdownCode(type)}, by the option contentType`)),
    ...before.mediaTypes.filter((type) => !after.mediaTypes.includes(type)).map((type) => found('media-type-removed', `no longer takes ${markdownCode(type)} as its contentType`)),
  ];
}

function resultChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace, comparing: Comparing): readonly Change[] {
  const [old, now] = [before.result, after.result];
  const found = (rule: RuleName, text: string): Change => change({ ...place, direction: reading, rule, text: `${place.label} ${text}` });
  const kinds: Change[] = [];
  if (old.kind !== now.kind) {
    if (old.kind === 'list') kinds.push(found('list-removed', 'gives no list to walk through any more'));
    if (old.kind === 'choice') kinds.push(found('stream-removed', 'streams no answer any more'));
    if (now.kind === 'list') kinds.push(found('list-added', 'gives a list to walk through, page by page'));
    if (now.kind === 'choice') kinds.push(found('stream-added', 'can stream its answer'));
  }
  const items = old.kind === now.kind && old.item !== undefined && now.item !== undefined ? shapeChanges(old.item, now.item, { ...place, label: `${place.label}, each item`, direction: reading }, comparing) : [];
  return [...kinds, ...shapeChanges(old.value, now.value, { ...place, label: `${place.label}, its result`, direction: reading }, comparing), ...items];
}

function failureChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace, comparing: Comparing): readonly Change[] {
  const label = (status: string): string => `${place.label}, its failure ${markdownCode(status)}`;
  return [
    ...[...after.failures].flatMap(([status, body]): readonly Change[] => {
      const at = { ...place, label: label(status), direction: reading };
      const old = before.failures.get(status);
      if (old === undefined) return [change({ ...at, rule: 'failure-added', text: `${at.label} is documented now` })];
      return shapeChanges(old, body, at, comparing);
    }),
    ...[...before.failures.keys()].flatMap((status) =>
      after.failures.has(status) ? [] : [change({ ...place, direction: reading, rule: 'failure-removed', text: `${label(status)} is no longer documented` })],
    ),
  ];
}

/** Facts of the wire that both versions have: what a new or removed parameter sends is said where the parameter is. */
function wireChanges(before: MethodEntry, after: MethodEntry, place: MethodPlace): readonly Change[] {
  return Object.entries(after.wire).flatMap(([fact, value]) => {
    const old = before.wire[fact];
    if (old === undefined || JSON.stringify(old) === JSON.stringify(value)) return [];
    const text = `${place.label}: ${fact.replace(/`/g, '')} was ${markdownCode(JSON.stringify(old))} and is ${markdownCode(JSON.stringify(value))}`;
    return [change({ ...place, rule: 'request-changed', text })];
  });
}
