import type { Node } from '../source/document.js';
import type { Kinds } from './objects/kinds.js';
import type { KindName, Shape } from './objects/shape.js';

/** Told of everything that the walk meets. */
export interface WalkVisitor {
  /** An object of a kind; each place once for each kind. */
  object(kind: KindName, node: Node): void;
  /**
   * A `$ref`.
   *
   * @param shape what its target must be
   * @param allowed whether the specification has a Reference Object here; where it has not, the reference is followed all the
   *   same, since many documents are written for bundlers that put the target in its place
   */
  reference(node: Node, shape: Shape, allowed: boolean): void;
  /** A value whose JSON type is not that of its shape; null included. */
  mismatch(node: Node, shape: Shape): void;
}

/**
 * Walks a document by the meaning of its objects, through references and files. Data (examples, defaults, enum members,
 * extensions) is not entered, so that a member called `$ref` or `nullable` in an example is never mistaken for a keyword.
 *
 * @param root the OpenAPI Object
 * @param kinds the tables of its version
 */
export function walkDocument(root: Node, kinds: Kinds, visitor: WalkVisitor): void {
  const visited = new Map<KindName, Set<unknown>>();
  const pending: (() => void)[] = [];

  const firstVisit = (kind: KindName, node: Node): boolean => {
    const places = visited.get(kind) ?? new Set();
    visited.set(kind, places);
    if (places.has(node.value)) return false;
    places.add(node.value);
    return true;
  };

  const enterShape = (node: Node, shape: Shape): void => {
    if (shape === 'data') return;
    if (node.ref !== undefined && !ownsReference(shape)) {
      visitor.reference(node, shape, false);
      enterTarget(node, shape);
      return;
    }
    if (!fits(node, shape)) {
      visitor.mismatch(node, shape);
      return;
    }
    if (typeof shape === 'string' || 'anyOf' in shape || typeof node.value === 'boolean') return;
    if ('list' in shape) for (const item of node.items()) enterShape(item, shape.list);
    else if ('map' in shape) for (const [, member] of node.entries()) enterShape(member, shape.map);
    else if ('either' in shape) enterShape(node, fits(node, shape.either[0]) ? shape.either[0] : shape.either[1]);
    else if ('object' in shape) enterObject(node, shape.object);
    else enterReferable(node, shape.refOr);
  };

  const enterReferable = (node: Node, kind: KindName): void => {
    if (node.ref === undefined) {
      enterObject(node, kind);
      return;
    }
    visitor.reference(node, { refOr: kind }, true);
    // Beside $ref, a schema and a path item may have members of their own.
    if (kind === 'schema' || kind === 'pathItem') enterObject(node, kind);
    enterTarget(node, { object: kind });
  };

  const enterTarget = (node: Node, shape: Shape): void => {
    const target = node.deref();
    // Later, not now: the depth of the stack must not depend on the length of a chain of references.
    if (target.ref === undefined) pending.push(() => enterShape(target, shape));
  };

  const enterObject = (node: Node, kind: KindName): void => {
    if (!firstVisit(kind, node)) return;
    visitor.object(kind, node);
    const { members, others } = kinds[kind];
    for (const [key, member] of node.entries()) {
      const shape = Object.hasOwn(members, key) ? members[key] : key.startsWith('x-') ? undefined : others;
      if (shape !== undefined) enterShape(member, shape);
    }
  };

  enterShape(root, { object: 'openapi' });
  for (let next = pending.pop(); next; next = pending.pop()) next();
}

/** Of a Schema Object, for which a boolean may stand. */
function isSchema(shape: Exclude<Shape, string>): boolean {
  return ('refOr' in shape && shape.refOr === 'schema') || ('object' in shape && shape.object === 'schema');
}

/** Whether `$ref` is part of the shape, or of the object that it asks for. */
function ownsReference(shape: Shape): boolean {
  if (typeof shape === 'string') return false;
  if ('either' in shape) return shape.either.some(ownsReference);
  return 'refOr' in shape || ('object' in shape && (shape.object === 'schema' || shape.object === 'pathItem'));
}

function fits(node: Node, shape: Shape): boolean {
  const { value } = node;
  if (shape === 'data') return true;
  if (shape === 'strings') return Array.isArray(value) && value.every((item) => typeof item === 'string');
  if (typeof shape === 'string') return typeof value === shape;
  if ('anyOf' in shape) return shape.anyOf.some((one) => fits(node, one));
  if ('list' in shape) return Array.isArray(value);
  if ('either' in shape) return shape.either.some((one) => fits(node, one));
  if (isSchema(shape) && typeof value === 'boolean') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
