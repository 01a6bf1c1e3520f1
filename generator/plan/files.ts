import type { Content, SchemaId, Type } from '../ir/model.js';
import { refsOf, visitTypes } from '../ir/visit.js';
import type { Plan } from './plan.js';

/** Whether a method of the SDK takes a file, as its body or within it. */
export function takesFiles({ resources, models }: Pick<Plan, 'resources' | 'models'>): boolean {
  const contents = resources.flatMap(({ methods }) => methods.flatMap(({ params }) => params?.body?.content ?? []));
  return contents.some((content) => carriesBytes(content) && holdsFile(content.type, (id) => models.get(id)?.schema.type));
}

/** Whether a body can hold bytes as they are; the others hold text. */
export function carriesBytes({ codec }: Content): boolean {
  return codec === 'multipart' || codec === 'binary';
}

/**
 * Whether a type has a file in it.
 *
 * @param typeOf the type of a schema
 */
export function holdsFile(type: Type, typeOf: (id: SchemaId) => Type | undefined, seen: Set<SchemaId> = new Set()): boolean {
  let found = false;
  visitTypes(type, (inner) => {
    found ||= inner.kind === 'binary';
  });
  const within = (id: SchemaId): boolean => {
    const target = seen.has(id) ? undefined : typeOf(id);
    seen.add(id);
    return target !== undefined && holdsFile(target, typeOf, seen);
  };
  return found || refsOf(type).some(within);
}
