import type { Direction, SchemaId, Type } from '../../model.js';
import { edgesOf, reach, reversed } from '../../graph/reach.js';
import { mapTypes, visitTypes } from '../../visit.js';

/** What is sent and what is received: the types that operations and webhooks name. */
export interface Uses {
  readonly sent: readonly SchemaId[];
  readonly received: readonly SchemaId[];
}

export interface DirectedSchema {
  readonly id: SchemaId;
  /** The schema as declared: the same as `id`, but for a request view. */
  readonly source: SchemaId;
  readonly type: Type;
  readonly direction: Direction;
  readonly requestViewOf?: SchemaId;
}

export interface Directed {
  readonly schemas: readonly DirectedSchema[];
  /** The type of a use where it is sent. Where it is received, it stays what it is. */
  asSent(type: Type): Type;
}

/**
 * Follows every schema in both directions. `readOnly` members are not sent, `writeOnly` members are not received
 * (OpenAPI 3.0, section 4.7.24.1; JSON Schema 2020-12, Validation section 9.4). A schema that travels both ways is split
 * into two views only where that makes a difference in it or in what it names.
 */
export function directSchemas(types: ReadonlyMap<SchemaId, Type>, uses: Uses): Directed {
  const edges = edgesOf(types);
  const sent = reach(uses.sent, edges);
  const received = reach(uses.received, edges);
  const marked = [...types].flatMap(([id, type]) => (hasMarks(type) ? [id] : []));
  const differing = reach(marked, reversed(edges));
  const split = new Set([...types.keys()].filter((id) => sent.has(id) && received.has(id) && differing.has(id)));

  const asSent = (type: Type): Type => (split.size === 0 ? type : viewOf(type, 'readOnly', split));
  const sentView = (id: SchemaId, type: Type): Type => (differing.has(id) ? viewOf(type, 'readOnly', split) : type);
  const receivedView = (id: SchemaId, type: Type): Type => (differing.has(id) ? viewOf(type, 'writeOnly', new Set()) : type);
  const schemas = [...types].flatMap(([id, type]): readonly DirectedSchema[] => {
    const direction = { request: sent.has(id), response: received.has(id) };
    if (!direction.request && !direction.response) return [{ id, source: id, type, direction }];
    if (!direction.response) return [{ id, source: id, type: sentView(id, type), direction }];
    if (!split.has(id)) return [{ id, source: id, type: receivedView(id, type), direction }];
    return [
      { id, source: id, type: receivedView(id, type), direction: { request: false, response: true } },
      { id: requestView(id), source: id, type: sentView(id, type), direction: { request: true, response: false }, requestViewOf: id },
    ];
  });
  return { schemas, asSent };
}

function requestView(id: SchemaId): SchemaId {
  return `${id}!request`;
}

function hasMarks(type: Type): boolean {
  let found = false;
  visitTypes(type, (inner) => {
    if (inner.kind === 'object' && inner.properties.some(({ readOnly, writeOnly }) => readOnly === true || writeOnly === true)) found = true;
  });
  return found;
}

function viewOf(type: Type, dropped: 'readOnly' | 'writeOnly', split: ReadonlySet<SchemaId>): Type {
  return mapTypes(type, (inner) => {
    if (inner.kind === 'ref') return split.has(inner.id) ? { kind: 'ref', id: requestView(inner.id) } : inner;
    if (inner.kind !== 'object') return inner;
    const properties = inner.properties.filter((property) => property[dropped] !== true);
    const bases = inner.extends.some((id) => split.has(id)) ? inner.extends.map((id) => (split.has(id) ? requestView(id) : id)) : inner.extends;
    return properties.length === inner.properties.length && bases === inner.extends ? inner : { ...inner, properties, extends: bases };
  });
}
