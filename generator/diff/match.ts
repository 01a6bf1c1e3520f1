import type { SchemaId } from '../ir/model.js';
import { createRelation } from './relation.js';
import { directionOf, type Direction, type MethodEntry, type ResourceEntry, type Surface, type TypeEntry } from './surface/surface.js';

/** What of two surfaces is one thing. */
export interface Matches {
  readonly methods: Pairing<MethodEntry>;
  readonly resources: Pairing<ResourceEntry>;
  readonly types: Pairing<TypeEntry>;
  /** Types that were read and written, and have a view of their own for requests now: what writers have to do with. */
  readonly views: readonly { readonly before: TypeEntry; readonly after: TypeEntry }[];
  /** Whether two references name types that are compared with each other. */
  readonly same: (before: SchemaId, after: SchemaId) => boolean;
}

export interface Pairing<Entry> {
  /** In the order of the new version. */
  readonly pairs: readonly { readonly before: Entry; readonly after: Entry; readonly renamed: boolean }[];
  readonly removed: readonly Entry[];
  readonly added: readonly Entry[];
}

/**
 * Matches the entries of two versions by name, since programs hang on names. What is left over and is, by its route or its
 * place in the document or its structure, the same thing under another name is a rename.
 */
export function matchSurfaces(before: Surface, after: Surface): Matches {
  const methods = pair(before.methods, after.methods, (old, others) => only(others, (other) => other.route === old.route));
  const movedTo = new Map(methods.pairs.map((found) => [found.before.access, found.after.access]));
  const resources = pair(before.resources, after.resources, (old, others) => {
    const moved = [...movedTo].flatMap(([from, to]) => (parentOf(from) === old.access ? [parentOf(to)] : []));
    return only(others, (other) => moved.length > 0 && moved.every((access) => access === other.access));
  });
  const types = pairTypes(before, after, movedTo);
  const partner = new Map(types.pairs.flatMap((found) => (found.before.id === undefined || found.after.id === undefined ? [] : [[found.before.id, found.after.id]])));
  const views = viewsOf(types);
  return { methods, resources, types, views, same: (from, to) => partner.get(from) === to };
}

/** `client.orders.list` to `client.orders`. */
export function parentOf(access: string): string {
  return access.slice(0, access.lastIndexOf('.'));
}

function pair<Entry>(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>, find: (old: Entry, others: readonly Entry[]) => Entry | undefined): Pairing<Entry> {
  const gone = [...before].flatMap(([name, entry]) => (after.has(name) ? [] : [entry]));
  const free = new Set([...after].flatMap(([name, entry]) => (before.has(name) ? [] : [entry])));
  const renamed = new Map<Entry, Entry>();
  for (const entry of gone) {
    const found = find(entry, [...free]);
    if (found === undefined) continue;
    free.delete(found);
    renamed.set(found, entry);
  }
  const taken = new Set(renamed.values());
  const pairs = [...after].flatMap(([name, entry]) => {
    const same = before.get(name);
    if (same !== undefined) return [{ before: same, after: entry, renamed: false }];
    const old = renamed.get(entry);
    return old === undefined ? [] : [{ before: old, after: entry, renamed: true }];
  });
  return { pairs, removed: gone.filter((entry) => !taken.has(entry)), added: [...free] };
}

function pairTypes(before: Surface, after: Surface, movedTo: ReadonlyMap<string, string>): Pairing<TypeEntry> {
  const idOf = (types: ReadonlyMap<string, TypeEntry>): ReadonlyMap<SchemaId, string> => new Map([...types].flatMap(([name, { id }]) => (id === undefined ? [] : [[id, name]])));
  const [oldNames, newNames] = [idOf(before.types), idOf(after.types)];
  return pair(before.types, after.types, (old, others) => {
    if (old.kind !== 'model') return only(others, (other) => other.kind === old.kind && other.method !== undefined && movedTo.get(old.method ?? '') === other.method);
    const models = others.filter((other) => other.kind === 'model');
    const byPlace = only(models, ({ origin }) => origin.file === old.origin.file && origin.pointer === old.origin.pointer);
    if (byPlace !== undefined) return byPlace;
    return only(models, (other) => {
      // Alike in itself: what it names is compared by name, itself by its new one.
      const same = (from: SchemaId, to: SchemaId): boolean => (from === old.id ? to === other.id : oldNames.get(from) === newNames.get(to));
      return hasMembers(old) && createRelation(before.shapes, after.shapes, same).identical(old.shape, other.shape);
    });
  });
}

/** A schema is split where a member of it becomes readOnly or writeOnly. */
function viewsOf({ pairs, added }: Pairing<TypeEntry>): Matches['views'] {
  return pairs.flatMap(({ before, after }) => {
    const view = before.sent && after.id !== undefined ? added.find(({ viewOf }) => viewOf === after.id) : undefined;
    return view === undefined ? [] : [{ before, after: view }];
  });
}

/** How callers use a type of the old version whose counterpart is compared with it: where requests have a view of their own, they are compared with that. */
export function usesOf(before: TypeEntry, { views }: Pick<Matches, 'views'>): Direction {
  const direction = directionOf(before);
  return views.some((view) => view.before === before) ? { ...direction, writes: false } : direction;
}

/** A type that says too little (`string`) is alike with others by chance. */
function hasMembers({ shape }: TypeEntry): boolean {
  return shape.kind === 'object' ? shape.members.size > 0 : shape.kind === 'union' || shape.kind === 'intersection';
}

/** The one entry that fits; undefined where there is none, or a choice. */
function only<Entry>(entries: readonly Entry[], fits: (entry: Entry) => boolean): Entry | undefined {
  const found = entries.filter(fits);
  return found.length === 1 ? found[0] : undefined;
}
