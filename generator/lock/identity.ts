import { createHash } from 'node:crypto';
import type { Api, Json, SchemaId } from '../ir/model.js';
import { pointerOf, pointerTokens } from '../source/pointer.js';
import type { Document } from '../source/document.js';

/** What schemas are remembered by, by id. */
export type Identities = ReadonlyMap<SchemaId, Identity>;

export interface Identity {
  readonly key: string;
  /** File and pointer as they are; the root document without its name, so that it may be called otherwise. */
  readonly place: string;
}

/**
 * The identity of each schema: its file and pointer, with places in a list by what stands there and not by its number, so that
 * another order of the list moves no name. A parameter is known by its name, an item of another list by its `$ref` or by a hash of
 * its text, and the second of two equal ones as such.
 */
export function identify({ schemas }: Api, document: Document): Identities {
  const root = document.root.origin.file;
  const files = new Map(document.files.map(({ file, value }) => [file, value]));
  const labels = new Map<readonly Json[], readonly string[]>();
  return new Map(
    schemas.map(({ id, origin }) => {
      const view = /![a-z!]+$/u.exec(id)?.[0] ?? '';
      const file = origin.file === root ? '' : origin.file;
      const key = `${file}#${identityOf(origin.pointer, files.get(origin.file) ?? null, labels)}${view}`;
      return [id, { key, place: `${file}#${origin.pointer}${view}` }] as const;
    }),
  );
}

function identityOf(pointer: string, root: Json, labels: Map<readonly Json[], readonly string[]>): string {
  if (!/\/\d+(?:\/|$)/u.test(pointer)) return pointer;
  let value: Json | undefined = root;
  const tokens = (pointerTokens(pointer) ?? []).map((token, index, all) => {
    if (isList(value)) {
      const place = Number(token);
      const known = labels.get(value) ?? labelsOf(value, all[index - 1] === 'parameters');
      labels.set(value, known);
      value = value[place];
      return known[place] ?? token;
    }
    value = typeof value === 'object' && value !== null && Object.hasOwn(value, token) ? value[token] : undefined;
    return token;
  });
  return pointerOf(tokens);
}

function labelsOf(items: readonly Json[], parameters: boolean): readonly string[] {
  const seen = new Map<string, number>();
  return items.map((item) => {
    const label = labelOf(item, parameters);
    const before = seen.get(label) ?? 0;
    seen.set(label, before + 1);
    return before === 0 ? label : `${label}+${before}`;
  });
}

function labelOf(item: Json, parameters: boolean): string {
  const text = (key: string): string | undefined => {
    const member = typeof item === 'object' && item !== null && !isList(item) ? item[key] : undefined;
    return typeof member === 'string' ? member : undefined;
  };
  const reference = text('$ref');
  if (reference !== undefined) return `ref:${reference}`;
  const name = text('name');
  if (parameters && name !== undefined) return `${text('in') ?? ''}:${name}`;
  return createHash('sha256').update(canonical(item)).digest('hex').slice(0, 12);
}

/** JSON with the members of objects sorted: two texts of one value are one. */
function canonical(value: Json): string {
  if (isList(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join()}}`;
}

function isList(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}
