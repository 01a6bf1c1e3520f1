import type { Property, SchemaId, Type, Variant } from './model.js';

/** Calls `visit` for a type and for every type inside it, outermost first. References are reported, not followed. */
export function visitTypes(type: Type, visit: (type: Type) => void): void {
  visit(type);
  for (const child of childTypes(type)) visitTypes(child, visit);
}

/** The types directly inside a type, in the order in which the document gives them. */
export function childTypes(type: Type): readonly Type[] {
  switch (type.kind) {
    case 'array':
      return [type.items];
    case 'tuple':
      return type.rest === undefined ? type.items : [...type.items, type.rest];
    case 'object':
      return [
        ...type.properties.map((property) => property.type),
        ...type.patterns.map((pattern) => pattern.type),
        ...(type.additional === undefined || type.additional === false ? [] : [type.additional]),
      ];
    case 'union':
      return type.variants.map((variant) => variant.type);
    case 'intersection':
      return type.parts;
    case 'nullable':
      return [type.of];
    default:
      return [];
  }
}

/** Ids of the schemas that a type names, each once: references and the schemas that its objects extend. */
export function refsOf(type: Type): readonly SchemaId[] {
  const found = new Set<SchemaId>();
  visitTypes(type, (inner) => {
    if (inner.kind === 'ref') found.add(inner.id);
    else if (inner.kind === 'object') for (const id of inner.extends) found.add(id);
  });
  return [...found];
}

/**
 * Rebuilds a type from the inside out: `change` gets each type with its children already changed. What does not change
 * stays the same object.
 */
export function mapTypes(type: Type, change: (type: Type) => Type): Type {
  return change(mapChildren(type, (child) => mapTypes(child, change)));
}

/** A type with each of its direct children replaced; itself, where every child stays what it is. */
export function mapChildren(type: Type, change: (type: Type) => Type): Type {
  switch (type.kind) {
    case 'array': {
      const items = change(type.items);
      return items === type.items ? type : { ...type, items };
    }
    case 'tuple': {
      const items = mapAll(type.items, change);
      const rest = type.rest === undefined ? undefined : change(type.rest);
      if (items === type.items && rest === type.rest) return type;
      return { ...type, items, ...(rest === undefined ? {} : { rest }) };
    }
    case 'object': {
      const properties = mapProperties(type.properties, change);
      const patterns = mapTyped(type.patterns, change);
      const additional = type.additional === undefined || type.additional === false ? type.additional : change(type.additional);
      if (properties === type.properties && patterns === type.patterns && additional === type.additional) return type;
      return { ...type, properties, patterns, ...(additional === undefined ? {} : { additional }) };
    }
    case 'union': {
      const variants: readonly Variant[] = mapTyped(type.variants, change);
      return variants === type.variants ? type : { ...type, variants };
    }
    case 'intersection': {
      const parts = mapAll(type.parts, change);
      return parts === type.parts ? type : { ...type, parts };
    }
    case 'nullable': {
      const of = change(type.of);
      return of === type.of ? type : { ...type, of };
    }
    default:
      return type;
  }
}

function mapProperties(properties: readonly Property[], change: (type: Type) => Type): readonly Property[] {
  return mapTyped(properties, change);
}

function mapTyped<Holder extends { readonly type: Type }>(holders: readonly Holder[], change: (type: Type) => Type): readonly Holder[] {
  let changed = false;
  const result = holders.map((holder) => {
    const type = change(holder.type);
    if (type === holder.type) return holder;
    changed = true;
    return { ...holder, type };
  });
  return changed ? result : holders;
}

function mapAll(types: readonly Type[], change: (type: Type) => Type): readonly Type[] {
  let changed = false;
  const result = types.map((type) => {
    const next = change(type);
    if (next !== type) changed = true;
    return next;
  });
  return changed ? result : types;
}
