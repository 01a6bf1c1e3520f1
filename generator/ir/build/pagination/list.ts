import type { Property, Type } from '../../model.js';
import { membersOf, plain, type Types } from '../schema/lookup.js';
import { termOf, terms } from './terms.js';

/** A response that gives a list, and what else it says. */
export interface List {
  /** Where its items may be: paths of arrays of objects, the body itself as an empty one. One, unless nothing tells them apart. */
  readonly candidates: readonly Items[];
  /** Members that are no list, from the top and from the objects that speak of pages. */
  readonly fields: readonly Field[];
}

/** Where items are, and what they are. */
export interface Items {
  /** Empty: the body itself. */
  readonly path: readonly string[];
  readonly type: Type;
}

export interface Field {
  readonly path: readonly string[];
  /** The name in one spelling. */
  readonly term: string;
  /** The name of the object that it stands in, in one spelling; empty at the top. */
  readonly holder: string;
  /** Without null and references. */
  readonly type: Type;
  readonly property: Property;
}

/**
 * Looks for a list in a response: the body, a member of it, or a member of its only member with one (`{ data: { items: [] } }`).
 *
 * @returns nothing where there is no array of objects
 */
export function listOf(body: Type, types: Types): List | undefined {
  const whole = plain(body, types);
  if (whole.kind === 'array') return holdsObjects(whole, types) ? { candidates: [{ path: [], type: whole.items }], fields: [] } : undefined;
  const top = fieldsOf(whole, [], types);
  const own = itemsAmong(top, types);
  if (own.length > 0) return { candidates: told(own), fields: spoken(top, types) };
  const envelopes = top.flatMap((field) => {
    const inner = fieldsOf(field.type, field.path, types);
    const items = itemsAmong(inner, types);
    return items.length === 0 ? [] : [{ items, fields: [...spoken(top, types), ...spoken(inner, types)] }];
  });
  const [envelope, other] = envelopes;
  return envelope === undefined || other !== undefined ? undefined : { candidates: told(envelope.items), fields: envelope.fields };
}

function fieldsOf(type: Type, above: readonly string[], types: Types): readonly Field[] {
  const holder = termOf(above.at(-1) ?? '');
  return [...(membersOf(type, types) ?? [])].map(([name, property]) => ({ path: [...above, name], term: termOf(name), holder, type: plain(property.type, types), property }));
}

function itemsAmong(fields: readonly Field[], types: Types): readonly Field[] {
  return fields.filter(({ type }) => type.kind === 'array' && holdsObjects(type, types));
}

/** Of several arrays the one that bears a name for items. */
function told(fields: readonly Field[]): readonly Items[] {
  const named = fields.filter(({ term }) => terms.items.has(term));
  return (named.length === 1 ? named : fields).flatMap(({ path, type }) => (type.kind === 'array' ? [{ path, type: type.items }] : []));
}

/** These fields, and those of the objects among them that speak of pages, three levels down. */
function spoken(fields: readonly Field[], types: Types, depth = 3): readonly Field[] {
  return fields.flatMap((field) => {
    const inside = depth > 0 && terms.holder.has(field.term) ? fieldsOf(field.type, field.path, types) : [];
    return inside.length === 0 ? [field] : spoken(inside, types, depth - 1);
  });
}

function holdsObjects(type: Type & { readonly kind: 'array' }, types: Types): boolean {
  const item = plain(type.items, types);
  if (item.kind === 'union') return item.variants.length > 0 && item.variants.every((variant) => isObject(plain(variant.type, types)));
  return isObject(item);
}

function isObject(type: Type): boolean {
  return type.kind === 'object' || type.kind === 'intersection';
}
