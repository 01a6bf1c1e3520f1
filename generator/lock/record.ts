import type { Plan } from '../plan/plan.js';
import type { Identities } from './identity.js';
import { operationKey, type Lock, type LockedOperation, type LockedSchema } from './lock.js';

/** The names that a plan has given. */
export function recordNames(plan: Plan, identities: Identities): Lock {
  const operations = plan.resources.flatMap(({ resource, access, methods }) =>
    methods.map(({ operation, name, params, headers }): readonly [string, LockedOperation] => [
      operationKey(operation),
      {
        call: [...access.split('.').slice(1), name].join('.'),
        resource: resource.id.split('.'),
        method: operation.method.join(' '),
        ...(params === undefined || params.declaredAsModel ? {} : { params: params.symbol.name }),
        ...(headers === undefined ? {} : { headers: headers.symbol.name }),
      },
    ]),
  );
  const schemas = [...plan.models].flatMap(([id, { declared, symbol }]): readonly (readonly [string, LockedSchema])[] => {
    const identity = identities.get(id);
    if (!declared || identity === undefined) return [];
    const { key, place } = identity;
    return [[key, { name: symbol.name, ...(key === place ? {} : { at: place }) }]];
  });
  return {
    operations: new Map(operations),
    resources: new Map(plan.resources.map(({ resource, symbol }) => [resource.id.toLowerCase(), symbol.name])),
    schemas: new Map(schemas),
    credentials: new Map(plan.client.credentials.map(({ scheme, part, option }) => [`${scheme.name} ${part}`, option])),
  };
}
