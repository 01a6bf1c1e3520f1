import type { Origin } from '../../ir/model.js';
import { usesOf } from '../match.js';
import { change, named, type Change, type Subject } from '../change.js';
import type { Relation } from '../relation.js';
import type { RuleName } from '../rules.js';
import { armsOf, unionShape, type Member, type ObjectShape, type Shape } from '../surface/shape.js';
import { directionOf, type Direction, type TypeEntry } from '../surface/surface.js';
import { markdownCode } from '../../emit/safe.js';
import { withText, type Comparing } from './context.js';

/** What differs in the exported types. */
export function typeChanges(comparing: Comparing): readonly Change[] {
  const { pairs, removed, added } = comparing.matches.types;
  return [
    ...pairs.flatMap(({ before, after, renamed }) => [...(renamed ? [renaming(before, after)] : []), ...typeChange(before, after, usesOf(before, comparing.matches), comparing)]),
    ...comparing.matches.views.flatMap(({ before, after }) => typeChange(before, after, { reads: false, writes: true }, comparing)),
    ...removed.map((entry) => change({ ...wholeType(entry), rule: 'type-removed', text: `The type ${named(entry.name)} is gone`, before: entry.origin })),
    ...added.map((entry) => change({ ...wholeType(entry), rule: 'type-added', text: `The type ${named(entry.name)} is new`, after: entry.origin })),
  ];
}

function wholeType(entry: TypeEntry): { readonly subject: Subject; readonly direction: Direction } {
  return { subject: { kind: 'type', name: entry.name }, direction: directionOf(entry) };
}

function renaming(before: TypeEntry, after: TypeEntry): Change {
  const text = `The type ${named(before.name)} is called ${named(after.name)} now`;
  return change({ rule: 'type-renamed', subject: { kind: 'type', name: before.name }, text, before: before.origin, after: after.origin });
}

function typeChange(before: TypeEntry, after: TypeEntry, direction: Direction, comparing: Comparing): readonly Change[] {
  const subject: Subject = { kind: 'type', name: after.name };
  const place = { subject, label: named(after.name), direction, before: before.origin, after: after.origin };
  const found = shapeChanges(before.shape, after.shape, place, comparing);
  const whole = found.filter((each) => each.subject.member === undefined);
  return [...found.filter((each) => each.subject.member !== undefined), ...withText(whole, place, before, after)];
}

/** Where a shape is, for the changes of it. */
export interface ShapePlace {
  readonly subject: Subject;
  /** How a sentence names it. */
  readonly label: string;
  readonly direction: Direction;
  readonly before: Origin | undefined;
  readonly after: Origin | undefined;
}

/** What differs in a shape, member by member where it has members. */
export function shapeChanges(before: Shape, after: Shape, place: ShapePlace, comparing: Comparing): readonly Change[] {
  if (before.kind === 'object' && after.kind === 'object' && (before.members.size > 0 || after.members.size > 0)) return memberChanges(before, after, place, comparing);
  const rule = ruleFor(before, after, comparing);
  if (rule === undefined) return [];
  return [change({ ...place, rule, text: `${place.label}: ${explained(rule, before, after, comparing)}` })];
}

function memberChanges(before: ObjectShape, after: ObjectShape, place: ShapePlace, comparing: Comparing): readonly Change[] {
  const names = new Set([...after.members.keys(), ...before.members.keys()]);
  const others = indexChange(before, after, place);
  return [
    ...[...names].flatMap((name): readonly Change[] => {
      const [old, now] = [before.members.get(name), after.members.get(name)];
      const at = memberPlace(name, old, now, place);
      if (old === undefined) return now === undefined || now.inherited === true ? [] : [addition(now, at)];
      if (now === undefined) return old.inherited === true ? [] : [change({ ...at, rule: 'member-removed', text: `${at.label} is gone` })];
      return old.inherited === true && now.inherited === true ? [] : memberChange(old, now, at, comparing);
    }),
    ...others,
    ...(others.length === 0 && before.index !== undefined && after.index !== undefined ? shapeChanges(before.index, after.index, place, comparing) : []),
  ];
}

function memberPlace(name: string, before: Member | undefined, after: Member | undefined, place: ShapePlace): ShapePlace {
  return {
    subject: { ...place.subject, member: name },
    label: named(place.subject.name, name),
    direction: place.direction,
    before: before === undefined ? undefined : (before.origin ?? place.before),
    after: after === undefined ? undefined : (after.origin ?? place.after),
  };
}

function addition(member: Member, at: ShapePlace): Change {
  const required = !member.optional;
  const text = `${at.label} is new${required && at.direction.writes ? ' and must be given' : ''}`;
  return change({ ...at, rule: required ? 'member-added-required' : 'member-added', text });
}

function memberChange(before: Member, after: Member, at: ShapePlace, comparing: Comparing): readonly Change[] {
  const found = [
    ...(before.optional === after.optional ? [] : [presence(after.optional, at)]),
    ...shapeChanges(given(before), given(after), at, comparing),
    ...(JSON.stringify(before.default) === JSON.stringify(after.default) ? [] : [defaultChange(before, after, at)]),
  ];
  return withText(found, at, { docs: {}, ...before }, { docs: {}, ...after });
}

function presence(optional: boolean, at: ShapePlace): Change {
  const text = optional ? `${at.label} may be absent` : at.direction.writes && !at.direction.reads ? `${at.label} must be given` : `${at.label} is always there`;
  return change({ ...at, rule: optional ? 'member-now-optional' : 'member-now-required', text });
}

function defaultChange(before: Member, after: Member, at: ShapePlace): Change {
  const say = (member: Member): string => (member.default === undefined ? 'none' : markdownCode(JSON.stringify(member.default)));
  return change({ ...at, rule: 'default-changed', text: `${at.label}: the default was ${say(before)} and is ${say(after)}` });
}

/** The type of a member where it is there: that it may be left out is said by another rule. */
function given({ shape, optional }: Member): Shape {
  return optional ? unionShape(armsOf(shape).filter((arm) => !(arm.kind === 'primitive' && arm.name === 'undefined'))) : shape;
}

function indexChange(before: ObjectShape, after: ObjectShape, place: ShapePlace): readonly Change[] {
  if ((before.index === undefined) === (after.index === undefined)) return [];
  const rule = before.index === undefined ? 'others-added' : 'others-removed';
  return [change({ ...place, rule, text: `${place.label}: members beside the named ones are ${rule === 'others-added' ? 'typed' : 'no longer typed'}` })];
}

const widening = { null: 'null-added', value: 'value-added', variant: 'variant-added', other: 'type-widened' } as const;
const narrowing = { null: 'null-removed', value: 'value-removed', variant: 'variant-removed', other: 'type-narrowed' } as const;

/** The rule for a type that is another, by what can stand for what; undefined where it is the same. */
export function ruleFor(before: Shape, after: Shape, { forth, back }: Comparing): RuleName | undefined {
  if (forth.identical(before, after)) return undefined;
  const widens = forth.assignable(before, after);
  const narrows = back.assignable(after, before);
  if (widens && narrows) return 'known-values';
  if (widens) return widening[kindOf(surplus(after, before, back))];
  return narrows ? narrowing[kindOf(surplus(before, after, forth))] : 'type-replaced';
}

/** A sentence's end that says what is other about a type. */
export function explained(rule: RuleName, before: Shape, after: Shape, { forth, back, describeBefore, describeAfter }: Comparing): string {
  const list = (arms: readonly Shape[], describe: (shape: Shape) => string): string => arms.map((arm) => markdownCode(describe(arm))).join(', ');
  const added = surplus(after, before, back);
  const gone = surplus(before, after, forth);
  switch (rule) {
    case 'null-added':
      return 'may be null';
    case 'null-removed':
      return 'is never null any more';
    case 'value-added':
    case 'variant-added':
      return `${list(added, describeAfter)} is new`;
    case 'value-removed':
    case 'variant-removed':
      return `${list(gone, describeBefore)} is gone`;
    case 'known-values': {
      const parts = [...(added.length > 0 ? [`${list(added, describeAfter)} is known now`] : []), ...(gone.length > 0 ? [`${list(gone, describeBefore)} is no longer named`] : [])];
      if (parts.length > 0) return parts.join(', ');
      break;
    }
  }
  return `${markdownCode(describeBefore(before))} is ${markdownCode(describeAfter(after))} now`;
}

/** The arms of one union that the other has not. */
function surplus(shape: Shape, other: Shape, relation: Relation): readonly Shape[] {
  return armsOf(shape).filter((arm) => !armsOf(other).some((known) => relation.identical(arm, known)));
}

function kindOf(arms: readonly Shape[]): keyof typeof widening {
  const kinds = new Set(arms.map((arm) => {
    if (arm.kind === 'primitive') return arm.name === 'null' ? 'null' : 'other';
    if (arm.kind === 'literal') return typeof arm.value === 'boolean' ? 'other' : 'value';
    return arm.kind === 'ref' || arm.kind === 'object' ? 'variant' : 'other';
  }));
  const [kind] = kinds;
  return kinds.size === 1 && kind !== undefined ? kind : 'other';
}
