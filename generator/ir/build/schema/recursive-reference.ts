import type { Node } from '../../../source/document.js';
import type { Type } from '../../model.js';
import type { Build } from '../context.js';
import { declareSchema } from './reference.js';

/**
 * `$dynamicRef` (JSON Schema 2020-12, section 8.2.3.2) and `$recursiveRef` (2019-09, section 8.2.4.2) to a schema around the
 * one that holds it. Without a schema that overrides the anchor, which an API description has no means to load, both mean
 * the innermost schema with the anchor; one that stands elsewhere is found as by `$ref`.
 *
 * @returns nothing where no schema has the anchor
 */
export function recursiveType(node: Node, build: Build): Type | undefined {
  const dynamic = node.string('$dynamicRef');
  if (dynamic === undefined && node.string('$recursiveRef') === undefined) return undefined;
  const anchor = dynamic?.replace(/^#/u, '');
  const tokens = node.origin.pointer.split('/');
  for (let length = tokens.length - 1; length > 0; length -= 1) {
    const around = build.document.resolve(`#${tokens.slice(0, length).join('/')}`, node.origin);
    const found = anchor === undefined ? around?.boolean('$recursiveAnchor') === true : around?.string('$dynamicAnchor') === anchor;
    if (around !== undefined && found) return { kind: 'ref', id: declareSchema(build, around) };
  }
  const target = dynamic === undefined ? undefined : build.document.resolve(dynamic, node.origin);
  return target === undefined ? undefined : { kind: 'ref', id: declareSchema(build, target) };
}
