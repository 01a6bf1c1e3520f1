import type { SchemaId } from '../../model.js';
import type { Build } from '../context.js';
import { declareSchema } from './reference.js';
import { readSchema } from './schema.js';

/**
 * Declares every schema under components, used or not. A component that is only a reference to a schema elsewhere gives
 * that schema its name; one that refers to another component is an alias of it.
 */
export function declareComponents(build: Build): void {
  const components = build.document.root.get('components')?.get('schemas')?.entries() ?? [];
  const ids = new Set<SchemaId>(components.map(([, { id }]) => id));
  const claimed = new Set<SchemaId>();
  for (const [key, node] of components) {
    const target = node.deref();
    const isComponent = ids.has(target.id);
    const named = node.ref === undefined || target.ref !== undefined || isComponent || claimed.has(target.id) ? node : target;
    claimed.add(named.id);
    declareSchema(build, named, key);
  }
}

/** Reads every schema that was met, and those that are met on the way. */
export function readSchemas(build: Build): void {
  for (let entry = build.schemas.next(); entry !== undefined; entry = build.schemas.next()) {
    build.schemas.fill(entry.id, readSchema(entry.node, { build, names: () => entry.names }, entry.naming));
  }
}
