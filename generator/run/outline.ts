import { hashBytes } from '../inputs/hash.js';
import type { Origin } from '../ir/model.js';
import type { Plan } from '../plan/plan.js';

/** What a program can name of an SDK, each with a hash of all that it is: enough to tell later what was added, removed or changed. */
export type Outline = ReadonlyMap<string, { readonly hash: string; readonly origin: Origin }>;

/** Digits of a hash. It decides nothing but which names are mentioned. */
const digits = 12;

/** The names of an SDK's surface: methods as they are called (`client.orders.list`), types and events as they are called. */
export async function outlineOf(plan: Plan): Promise<Outline> {
  // Loaded when there is something to outline: a run that finds nothing changed ends before.
  const { readSurface } = await import('../diff/surface/read.js');
  const { methods, types, events } = readSurface(plan);
  const entries = [
    ...[...methods].map(([name, entry]) => [name, entry] as const),
    ...[...types].map(([name, entry]) => [`type ${name}`, entry] as const),
    ...[...events].map(([name, entry]) => [`event ${name}`, entry] as const),
  ];
  return new Map(entries.map(([name, entry]) => [name, { origin: entry.origin, hash: hashBytes(textOf(entry)).slice(0, digits) }]));
}

/** Where something is written is no part of what it is. */
function textOf(entry: object): string {
  return JSON.stringify(entry, (key, value: unknown) => (key === 'origin' ? undefined : value instanceof Map || value instanceof Set ? [...value] : value));
}

/** One name in which two outlines differ. */
export interface OutlineChange {
  readonly kind: 'adds' | 'removes' | 'changes';
  /** `client.orders.list`, `type Order`, `event order.paid`. */
  readonly name: string;
  /** Where the document says so; absent for what it no longer has. */
  readonly origin?: Origin;
}

/** What the document adds, changes and removes, in its order. */
export function outlineChanges(before: ReadonlyMap<string, string>, after: Outline): readonly OutlineChange[] {
  const present = [...after].flatMap(([name, { hash, origin }]): readonly OutlineChange[] => {
    const known = before.get(name);
    return known === hash ? [] : [{ kind: known === undefined ? 'adds' : 'changes', name, origin }];
  });
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name): OutlineChange => ({ kind: 'removes', name }));
  return [...present, ...gone];
}
