import type { Json } from '../ir/model.js';

/**
 * The references of one file that lead to other files, without their fragments, each once, in document order: `$ref`, `$dynamicRef`, and those
 * values of a discriminator's `mapping` that look like a file rather than a schema name.
 *
 * Data (examples, defaults) is searched too, since only a walk by the meaning of each object could tell it apart; a reference
 * there that leads nowhere is never reported.
 */
export function fileReferences(root: Json): readonly string[] {
  const found = new Set<string>();
  const add = (reference: string): void => {
    const hash = reference.indexOf('#');
    const file = hash === -1 ? reference : reference.slice(0, hash);
    if (file !== '') found.add(file);
  };
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isList(value)) {
      for (const item of value) walk(item);
      return;
    }
    for (const key in value) {
      if (!Object.hasOwn(value, key)) continue;
      const member = value[key];
      if (typeof member === 'string') {
        if (key === '$ref' || key === '$dynamicRef') add(member);
      } else if (member !== undefined && member !== null) {
        if (key === 'discriminator') mappedFiles(member).forEach(add);
        walk(member);
      }
    }
  };
  walk(root);
  return [...found];
}

function mappedFiles(discriminator: Json): readonly string[] {
  if (typeof discriminator !== 'object' || discriminator === null || isList(discriminator)) return [];
  const mapping = discriminator['mapping'];
  if (typeof mapping !== 'object' || mapping === null) return [];
  return Object.values(mapping).flatMap((target) => (typeof target === 'string' && /\.(ya?ml|json)(#|$)/i.test(target) ? [target] : []));
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
