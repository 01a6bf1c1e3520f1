import type { SchemaId, Type } from '../model.js';
import { refsOf } from '../visit.js';

/** Which schemas each schema names. */
export type Edges = ReadonlyMap<SchemaId, readonly SchemaId[]>;

export function edgesOf(types: ReadonlyMap<SchemaId, Type>): Edges {
  return new Map([...types].map(([id, type]) => [id, refsOf(type)]));
}

/** The graph with every edge turned round. */
export function reversed(edges: Edges): Edges {
  const turned = new Map<SchemaId, SchemaId[]>();
  for (const [from, targets] of edges) {
    for (const to of targets) {
      const sources = turned.get(to);
      if (sources === undefined) turned.set(to, [from]);
      else sources.push(from);
    }
  }
  return turned;
}

/** Every schema that can be reached from those given, themselves included; in the order in which they are met. */
export function reach(from: Iterable<SchemaId>, edges: Edges): ReadonlySet<SchemaId> {
  const met = new Set(from);
  for (const id of met) for (const next of edges.get(id) ?? []) met.add(next);
  return met;
}
