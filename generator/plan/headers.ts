import type { Operation, Type } from '../ir/model.js';
import type { HeaderPlan } from './plan.js';
import { successes } from './results.js';
import { resolve, type Schemas } from './shape.js';

/** A field name (RFC 9110, section 5.1); any other cannot be asked for. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/u;

/** The documented headers of the successful responses of an operation, each once. */
export function planHeaders(operation: Operation, schemas: Schemas): readonly HeaderPlan[] {
  const found = new Map<string, HeaderPlan>();
  for (const { headers, origin } of successes(operation))
    for (const header of headers) {
      const name = header.name.toLowerCase();
      if (token.test(name) && !found.has(name)) found.set(name, { name, header, origin, ...valueOf(header.type, schemas) });
    }
  return [...found.values()];
}

/** A header is text: what is no plain value, and no list of them, is given as it was sent. */
function valueOf(type: Type, schemas: Schemas): Pick<HeaderPlan, 'kind' | 'list' | 'type'> {
  const target = unwrapped(type, schemas);
  if (target?.kind !== 'array') return { list: false, ...plainOf(target) };
  const item = unwrapped(target.items, schemas);
  if (item === undefined || !isPlain(item)) return { list: false, ...plainOf(undefined) };
  const { kind, type: items } = plainOf(item);
  return { list: true, kind, type: { kind: 'array', items } };
}

function plainOf(type: Type | undefined): Pick<HeaderPlan, 'kind' | 'type'> {
  if (type?.kind === 'number') return { kind: 'number', type: { kind: 'number', integer: false } };
  if (type?.kind === 'boolean') return { kind: 'boolean', type };
  if (type?.kind === 'enum' && type.members.every(({ value }) => typeof value === 'string')) return { kind: 'string', type };
  if (type?.kind === 'enum' && type.members.every(({ value }) => typeof value === 'number')) return { kind: 'number', type };
  return { kind: 'string', type: { kind: 'string' } };
}

function isPlain({ kind }: Type): boolean {
  return ['string', 'number', 'boolean', 'enum'].includes(kind);
}

function unwrapped(type: Type, schemas: Schemas): Type | undefined {
  const target = resolve(type, schemas);
  return target?.kind === 'nullable' ? resolve(target.of, schemas) : target;
}
