import type { Node } from '../../../source/document.js';
import type { SchemaId, Type, Words } from '../../model.js';
import { isDeclaredPlace, namesOfPlace } from '../../names/place.js';
import { asWords, splitWords } from '../../names/words.js';
import type { Build } from '../context.js';
import { hasProperties, typesOf } from './keywords.js';
import { nullable } from './nullable.js';
import { isComposition } from './all-of.js';
import { typeAt } from './schema.js';
import { namesFrom, type Scope } from './scope.js';

/**
 * The type of a `$ref`: the schema that it leads to, by name. A target inside another schema that is a plain value needs
 * no name and is repeated. A reference that leads nowhere or in a circle was reported by the checks before.
 */
export function referenceType(node: Node, scope: Scope): Type {
  const target = node.deref();
  if (target.ref !== undefined) return isComposition(target) ? declaredType(target, scope.build) : { kind: 'unknown', reason: 'unsupported' };
  if (typeof target.value === 'boolean') return typeAt(target, scope);
  if (!isDeclaredPlace(target.origin) && isPlain(target)) return typeAt(target, scope);
  return declaredType(target, scope.build);
}

function declaredType(target: Node, build: Build): Type {
  const id = declareSchema(build, target);
  const peeled = build.schemas.entries.get(id)?.naming === 'inline' && typesOf(target).nullable;
  return peeled ? nullable({ kind: 'ref', id }) : { kind: 'ref', id };
}

/** Gives a schema its place in the table, under the names of its place or those given. */
export function declareSchema(build: Build, target: Node, key?: string): SchemaId {
  const known = build.schemas.entries.get(target.id);
  if (known !== undefined) {
    if (!known.pinned) build.schemas.pin(target.id);
    return target.id;
  }
  const own = asWords(splitWords(target.string('x-sdk-name') ?? ''));
  const given = key === undefined ? undefined : asWords(splitWords(key));
  const [best, ...others] = namesOfPlace(target.origin, build.document.root.origin.file);
  const candidates: readonly Words[] = [own, given, best].filter((name) => name !== undefined);
  const [first = best, ...rest] = candidates;
  const naming = key !== undefined || isDeclaredPlace(target.origin) ? 'declared' : 'inline';
  build.schemas.declare({ id: target.id, node: target, names: namesFrom(first, [...rest, ...others]), naming, pinned: true });
  return target.id;
}

/** A string, number, boolean or list of values: nothing that could contain itself or deserve a name. */
function isPlain(node: Node): boolean {
  if (isComposition(node) || hasProperties(node)) return false;
  const { types } = typesOf(node);
  return types.every((type) => ['string', 'number', 'integer', 'boolean', 'null'].includes(type)) && node.get('oneOf') === undefined && node.get('anyOf') === undefined;
}
