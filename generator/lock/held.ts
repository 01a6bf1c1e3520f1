import type { Api, Resource, SchemaId } from '../ir/model.js';
import { keyOf } from '../ir/names/operation/settle.js';
import type { Identities } from './identity.js';
import { operationKey, type Lock } from './lock.js';

/**
 * Names that belong to something of the present document: nobody else gets them. Keys are made by {@link schemaKey} and the like.
 */
export interface Held {
  /** Types: schemas, params, classes of resources. */
  readonly types: ReadonlyMap<string, string>;
  /** Properties of the client, or of a resource by its key: methods, and resources below. */
  members(resource: string): ReadonlyMap<string, string>;
  /** Options of the client. */
  readonly credentials: ReadonlyMap<string, string>;
}

export const nothingHeld: Held = { types: new Map(), members: () => new Map(), credentials: new Map() };

export function schemaKey(id: SchemaId): string {
  return `schema ${id}`;
}

export function paramsKey(operation: Parameters<typeof operationKey>[0]): string {
  return `params ${operationKey(operation)}`;
}

export function headersKey(operation: Parameters<typeof operationKey>[0]): string {
  return `headers ${operationKey(operation)}`;
}

export function classKey(resource: string): string {
  return `class ${resource}`;
}

export function methodKey(operation: Parameters<typeof operationKey>[0]): string {
  return `method ${operationKey(operation)}`;
}

export function propertyKey(resource: string): string {
  return `resource ${resource}`;
}

/** What a lock says of the document as it is now. */
export function heldBy(lock: Lock, api: Api, identities: Identities): Held {
  const resources = keysOf(api.resources);
  const types = new Map<string, string>();
  const members = new Map<string, Map<string, string>>();
  const hold = (resource: string, key: string, name: string | undefined): void => {
    if (name !== undefined) members.set(resource, (members.get(resource) ?? new Map<string, string>()).set(key, name));
  };
  for (const operation of api.operations) {
    const locked = lock.operations.get(operationKey(operation));
    if (locked === undefined) continue;
    if (locked.params !== undefined) types.set(paramsKey(operation), locked.params);
    if (locked.headers !== undefined) types.set(headersKey(operation), locked.headers);
    const names = locked.call.split('.');
    const levels = locked.resource.map((level) => level.split(' '));
    levels.forEach((_, level) => hold(keyOf(levels.slice(0, level)), propertyKey(keyOf(levels.slice(0, level + 1))), names[level]));
    // An operation that the document has put elsewhere, or called otherwise, holds no name there.
    if (resources.get(operation.id) === keyOf(levels) && operation.method.join(' ') === locked.method) hold(keyOf(levels), methodKey(operation), names.at(-1));
  }
  const present = new Set([...resources.values()].flatMap((key) => key.split('.').map((_, level, all) => all.slice(0, level + 1).join('.'))));
  for (const [key, name] of lock.resources) if (present.has(key)) types.set(classKey(key), name);
  for (const [id, name] of schemasHeld(lock, api, identities)) types.set(schemaKey(id), name);
  const stated = new Set(api.securitySchemes.flatMap(({ name, option }) => (option === undefined ? [] : [name])));
  const credentials = new Map([...lock.credentials].filter(([key]) => !stated.has(key.slice(0, key.lastIndexOf(' ')))));
  return { types, members: (resource) => members.get(resource) ?? new Map(), credentials };
}

/** A schema is found by its identity; one whose text has changed in its list, by its place. */
function schemasHeld(lock: Lock, { schemas }: Api, identities: Identities): ReadonlyMap<SchemaId, string> {
  const held = new Map<SchemaId, string>();
  const found = new Set<string>();
  for (const { id } of schemas) {
    const key = identities.get(id)?.key ?? '';
    const locked = lock.schemas.get(key);
    if (locked === undefined) continue;
    found.add(key);
    held.set(id, locked.name);
  }
  const moved = new Map([...lock.schemas].flatMap(([key, { name, at }]) => (at === undefined || found.has(key) ? [] : [[at, name] as const])));
  for (const { id } of schemas) {
    const name = held.has(id) ? undefined : moved.get(identities.get(id)?.place ?? '');
    if (name !== undefined) held.set(id, name);
  }
  // A base that becomes a family leaves its name to it, which is what programs use.
  for (const { id } of schemas) {
    const base = /^(.*)!family$/u.exec(id)?.[1];
    const name = base === undefined || held.has(id) ? undefined : held.get(base);
    if (base === undefined || name === undefined) continue;
    held.set(id, name);
    held.delete(base);
  }
  // What the document names now counts for more than what it was called before.
  for (const { id, stated } of schemas) if (stated === true) held.delete(id);
  return held;
}

/** The resource of each operation. */
function keysOf(resources: readonly Resource[]): ReadonlyMap<string, string> {
  return new Map(resources.flatMap((resource): readonly (readonly [string, string])[] => [...resource.operations.map((id) => [id, resource.id.toLowerCase()] as const), ...keysOf(resource.children)]));
}
