import type { Operation, Schema, SchemaId, Type } from '../ir/model.js';
import type { NamedResource } from './resources.js';

/** What a schema is reached from: files of resources, webhooks, and the schemas that name it directly. */
export interface Reach {
  readonly resources: ReadonlySet<NamedResource>;
  readonly webhooks: boolean;
}

export type ReferencesOf = (type: Type) => Iterable<SchemaId>;

/** For each schema, the resources whose operations reach it, over any number of references. */
export function reachOf(
  schemas: ReadonlyMap<SchemaId, Schema>,
  resources: readonly NamedResource[],
  webhookPayloads: readonly Type[],
  refsOf: ReferencesOf,
): ReadonlyMap<SchemaId, Reach> {
  const reach = new Map<SchemaId, { resources: Set<NamedResource>; webhooks: boolean }>();
  const at = (id: SchemaId): { resources: Set<NamedResource>; webhooks: boolean } => {
    const found = reach.get(id) ?? { resources: new Set<NamedResource>(), webhooks: false };
    reach.set(id, found);
    return found;
  };
  const closure = (types: Iterable<Type>): ReadonlySet<SchemaId> => {
    const seen = new Set<SchemaId>();
    const open = [...types].flatMap((type) => [...refsOf(type)]);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      if (seen.has(id)) continue;
      seen.add(id);
      const schema = schemas.get(id);
      if (schema !== undefined) open.push(...refsOf(schema.type));
    }
    return seen;
  };
  for (const resource of flatten(resources)) {
    const types = resource.operations.flatMap(({ operation }) => typesOf(operation));
    for (const id of closure(types)) at(id).resources.add(resource);
  }
  for (const id of closure(webhookPayloads)) at(id).webhooks = true;
  return reach;
}

/** Every type that an operation's signature is made of. */
export function typesOf(operation: Operation): readonly Type[] {
  return [
    ...operation.parameters.map((parameter) => parameter.type),
    ...(operation.body?.contents ?? []).map((content) => content.type),
    ...operation.responses.flatMap((response) => [
      ...response.contents.map((content) => content.type),
      ...response.headers.map((header) => header.type),
    ]),
    ...(operation.pagination === undefined ? [] : [operation.pagination.itemType]),
  ];
}

/**
 * Beside the class of the resource that alone uses it; of several, the one it is called after (`Product`, `ProductFile`:
 * products); else in a file of its own below models/, or with the webhook events.
 *
 * @returns the path below src/, or undefined for a shared model, which gets a file of its own
 */
export function placeModel(schema: Schema, reach: Reach | undefined): string | undefined {
  if (reach === undefined) return undefined;
  const [only] = reach.resources;
  if (reach.resources.size === 1 && only !== undefined) return only.symbol.file;
  if (reach.resources.size === 0 && reach.webhooks) return 'webhook-events';
  const name = schema.names[0].map(stem);
  const namesakes = [...reach.resources]
    .map((resource) => ({ resource, words: resource.resource.name.map(stem) }))
    .filter(({ words }) => words.every((word, index) => name[index] === word))
    .sort((a, b) => b.words.length - a.words.length);
  return namesakes[0]?.resource.symbol.file;
}

/** A word without case and plural, good enough to see that `Products` and `product` are one. */
function stem(word: string): string {
  const lower = word.toLowerCase();
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  return lower.endsWith('s') && !lower.endsWith('ss') ? lower.slice(0, -1) : lower;
}

export function flatten<T extends { readonly children: readonly T[] }>(resources: readonly T[]): readonly T[] {
  return resources.flatMap((resource) => [resource, ...flatten(resource.children)]);
}
