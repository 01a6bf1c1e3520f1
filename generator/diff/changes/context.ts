import type { Docs, Json, Origin, SchemaId } from '../../ir/model.js';
import { change, type Change, type Subject } from '../change.js';
import { describeShape } from '../describe.js';
import type { Matches } from '../match.js';
import { createRelation, type Relation } from '../relation.js';
import type { Shape } from '../surface/shape.js';
import { docsJson } from '../surface/read.js';
import type { Direction, Surface } from '../surface/surface.js';

/** What changes are looked for in. */
export interface Comparing {
  readonly before: Surface;
  readonly after: Surface;
  readonly matches: Matches;
  /** From the old version to the new one, and back: types that have a counterpart are taken as unchanged, since a change is reported where it was made. */
  readonly forth: Relation;
  readonly back: Relation;
  readonly describeBefore: (shape: Shape) => string;
  readonly describeAfter: (shape: Shape) => string;
}

export function comparing(before: Surface, after: Surface, matches: Matches): Comparing {
  return {
    before,
    after,
    matches,
    forth: createRelation(before.shapes, after.shapes, matches.same),
    back: createRelation(after.shapes, before.shapes, (from, to) => matches.same(to, from)),
    describeBefore: describer(before),
    describeAfter: describer(after),
  };
}

function describer({ types }: Surface): (shape: Shape) => string {
  const names = new Map<SchemaId, string>([...types].flatMap(([name, { id }]) => (id === undefined ? [] : [[id, name]])));
  return (shape) => describeShape(shape, (id) => names.get(id));
}

/** A thing with text, in both versions. */
export interface Documented {
  readonly docs: Docs;
  readonly notes?: Json;
  readonly origin?: Origin;
}

/** Where a thing with text is, for the changes of it. */
export interface TextPlace {
  readonly subject: Subject;
  /** How a sentence names it. */
  readonly label: string;
  readonly direction?: Direction;
}

/**
 * What only text says: that a thing is deprecated, or is described otherwise.
 *
 * @param others what else differs in the thing: where there is something, that its text differs too goes without saying
 */
export function withText(others: readonly Change[], { subject, label, direction }: TextPlace, before: Documented, after: Documented): readonly Change[] {
  const parts = { subject, before: before.origin, after: after.origin, ...(direction === undefined ? {} : { direction }) };
  if (before.docs.deprecated !== true && after.docs.deprecated === true) return [...others, change({ ...parts, rule: 'deprecated', text: `${label} is deprecated` })];
  const text = ({ docs, notes }: Documented): string => JSON.stringify([docsJson(docs), notes ?? null]);
  return others.length > 0 || text(before) === text(after) ? others : [change({ ...parts, rule: 'text-changed', text: `${label} is described otherwise` })];
}
