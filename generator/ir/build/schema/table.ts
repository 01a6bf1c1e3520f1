import type { Node } from '../../../source/document.js';
import type { Origin, SchemaId, Type, Words } from '../../model.js';

/** A schema that was met, and what is known of it while the build goes on. */
export interface Entry {
  readonly id: SchemaId;
  readonly node: Node;
  readonly names: readonly [Words, ...Words[]];
  readonly naming: 'declared' | 'inline';
  /** Something refers to it by `$ref`, or the document names it, so that it keeps its name whatever it turns out to be. */
  readonly pinned: boolean;
  /** What the schema says, before compositions are merged; absent until its turn comes. */
  readonly raw?: RawSchema;
}

/** A schema as read: its type, or the parts of an `allOf` that are merged when every schema is known. */
export type RawSchema =
  | { readonly kind: 'type'; readonly type: Type }
  | { readonly kind: 'composition'; readonly parts: readonly Part[]; readonly nullable: boolean };

/** One member of an `allOf`, or what stands beside it. */
export interface Part {
  readonly origin: Origin;
  readonly type: Type;
  /** Members that the part demands without describing them. */
  readonly required: readonly string[];
}

/** The schemas met so far, by id, in the order in which they were met. */
export interface SchemaTable {
  readonly entries: ReadonlyMap<SchemaId, Entry>;
  /** Adds a schema; one that is there already stays as it is. */
  declare(entry: Omit<Entry, 'raw'>): void;
  /** Marks a schema as one that something refers to. */
  pin(id: SchemaId): void;
  /** Gives a schema other names. */
  rename(id: SchemaId, names: Entry['names']): void;
  /** Says what a schema holds. */
  fill(id: SchemaId, raw: RawSchema): void;
  /** The next schema whose turn it is to be read. */
  next(): Entry | undefined;
}

export function createSchemaTable(): SchemaTable {
  const entries = new Map<SchemaId, Entry>();
  const waiting: SchemaId[] = [];
  let head = 0;
  return {
    entries,
    declare(entry) {
      if (entries.has(entry.id)) return;
      entries.set(entry.id, entry);
      waiting.push(entry.id);
    },
    pin(id) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, pinned: true });
    },
    rename(id, names) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, names });
    },
    fill(id, raw) {
      const entry = entries.get(id);
      if (entry !== undefined) entries.set(id, { ...entry, raw });
    },
    next() {
      const id = waiting[head];
      head += 1;
      return id === undefined ? undefined : entries.get(id);
    },
  };
}
