import { mergedObject, unfold, type Shapes } from '../relation.js';
import type { Shape } from '../surface/shape.js';

/** The names of members. */
export interface Keys {
  readonly names: ReadonlySet<string>;
  /** There is an index signature. */
  readonly any: boolean;
}

/** What two arms of a union have together. */
export type KeysOfUnion = (first: Keys, second: Keys) => Keys;

/** What a program can read of a union without asking which arm it is: what every arm has (`keyof`). */
export const commonKeys: KeysOfUnion = (first, second) => ({
  names: first.any ? second.names : second.any ? first.names : new Set([...first.names].filter((name) => second.names.has(name))),
  any: first.any && second.any,
});

/** What a program can write into an object of a union: what some arm has. */
export const anyKeys: KeysOfUnion = (first, second) => ({ names: new Set([...first.names, ...second.names]), any: first.any || second.any });

/** Whether every member that could be named still can be; undefined where one of the types is no object. */
export function keepsKeys(before: Shape, after: Shape, ofUnion: KeysOfUnion, oldShapes: Shapes, newShapes: Shapes): boolean | undefined {
  const [old, now] = [keysOf(before, ofUnion, oldShapes), keysOf(after, ofUnion, newShapes)];
  if (old === undefined || now === undefined) return undefined;
  return now.any || (!old.any && [...old.names].every((name) => now.names.has(name)));
}

function keysOf(shape: Shape, ofUnion: KeysOfUnion, shapes: Shapes): Keys | undefined {
  const target = unfold(shape, shapes);
  switch (target.kind) {
    case 'object':
      return { names: new Set(target.members.keys()), any: target.index !== undefined };
    case 'intersection': {
      const merged = mergedObject(target, shapes);
      return merged === undefined ? undefined : keysOf(merged, ofUnion, shapes);
    }
    case 'union': {
      const all = target.arms.map((arm) => keysOf(arm, ofUnion, shapes));
      const [first, ...rest] = all.filter((keys) => keys !== undefined);
      return first === undefined || rest.length + 1 < all.length ? undefined : rest.reduce(ofUnion, first);
    }
    default:
      return undefined;
  }
}
