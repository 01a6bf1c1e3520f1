import type { Json } from '../ir/model.js';
import type { Node } from '../source/document.js';
import { isObject, type JsonObject, type RewritingBuilder } from './rewriting.js';

/**
 * Schemas with parameters (JSON Schema 2020-12, section 8.2.3.2): a template holds `$dynamicRef: '#itemType'`, and a schema that
 * refers to it by `$ref` gives `itemType` a meaning among its `$defs`, by `$dynamicAnchor`. Such a schema is read as a copy of the
 * template with the meaning in place. Only what the template itself holds is copied: references out of it stay.
 *
 * @param node a schema of a document that speaks one dialect
 */
export function bindTemplate(node: Node, builder: RewritingBuilder): void {
  const bindings = bindingsOf(node);
  const template = node.deref();
  if (bindings.size === 0 || !isObject(node.value) || template.ref !== undefined || template.origin.file !== node.origin.file) return;
  const names = new Set<string>();
  const copy = instantiate(template, bindings, names, builder);
  if (names.size === 0 || !isObject(copy)) return;
  const own = Object.entries(node.value).filter(([key]) => key !== '$ref' && key !== '$defs');
  builder.replace(node.value, { ...copy, ...Object.fromEntries(own) });
}

/** The schemas that stand for dynamic anchors, by anchor. */
function bindingsOf(node: Node): ReadonlyMap<string, Node> {
  if (node.ref === undefined) return new Map();
  const definitions = node.get('$defs')?.entries() ?? [];
  return new Map(definitions.flatMap(([, definition]) => {
    const anchor = definition.string('$dynamicAnchor');
    return anchor === undefined ? [] : [[anchor, definition] as const];
  }));
}

/** A copy of new objects, so that each use of the template has an identity of its own. */
function instantiate(node: Node, bindings: ReadonlyMap<string, Node>, bound: Set<string>, builder: RewritingBuilder): Json {
  const { value } = node;
  if (Array.isArray(value)) return node.items().map((item) => instantiate(item, bindings, bound, builder));
  if (!isObject(value)) return value;
  const anchor = node.string('$dynamicRef')?.replace(/^#/, '');
  const definition = anchor === undefined ? undefined : bindings.get(anchor);
  if (anchor !== undefined && definition && isObject(definition.value)) {
    bound.add(anchor);
    builder.keepOrigin(definition.value, definition.origin);
    return definition.value;
  }
  const members = node.entries().filter(([key]) => key !== '$defs' && key !== '$id' && key !== '$dynamicAnchor');
  const copy: JsonObject = Object.fromEntries(members.map(([key, member]) => [key, instantiate(member, bindings, bound, builder)]));
  return copy;
}
