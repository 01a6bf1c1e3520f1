import type { Node } from '../../../source/document.js';
import type { Type } from '../../model.js';
import { report } from '../context.js';
import { allOfParts, isComposition } from './all-of.js';
import { arrayType } from './array.js';
import { enumType, literalType } from './enum.js';
import { hasProperties, restrictions, typesOf } from './keywords.js';
import { objectType } from './object.js';
import { recursiveType } from './recursive-reference.js';
import { referenceType } from './reference.js';
import { numberType, stringType } from './scalar.js';
import { namesFrom, type Scope } from './scope.js';
import type { RawSchema } from './table.js';
import { unionOfTypes, unionType } from './union.js';
import { nullable } from './nullable.js';
import { splitWords, asWords } from '../../names/words.js';

/**
 * The type of a schema at the place where it is used: a reference where it has a name or needs one, else its structure.
 * What needs a name: an object with members, and a composition.
 *
 * @param name what the document calls a schema that is written in place; its `x-sdk-name` unless told otherwise
 */
export function typeAt(node: Node, scope: Scope, name: string | undefined = node.string('x-sdk-name')): Type {
  if (node.ref !== undefined) return isComposition(node) ? inlineSchema(node, scope, name) : referenceType(node, scope);
  const named = name !== undefined || isComposition(node) || isNamedObject(node);
  const type = named ? inlineSchema(node, scope, name) : structure(node, scope);
  return typesOf(node).nullable ? nullable(type) : type;
}

/** What a schema with a name holds. Null is part of it only where it was declared: an inline one is nullable where it is used. */
export function readSchema(node: Node, scope: Scope, naming: 'declared' | 'inline'): RawSchema {
  const admitsNull = naming === 'declared' && typesOf(node).nullable;
  if (isComposition(node)) return { kind: 'composition', parts: allOfParts(node, scope), nullable: admitsNull };
  if (node.ref !== undefined) return { kind: 'type', type: referenceType(node, scope) };
  const type = structure(node, scope);
  return { kind: 'type', type: admitsNull ? nullable(type) : type };
}

/** The structure of a schema that is neither a reference nor a composition, null aside. First rule that fits wins. */
export function structure(node: Node, scope: Scope): Type {
  if (node.value === false) return { kind: 'never' };
  const { types } = typesOf(node);
  for (const { fits, build } of rules) {
    if (!fits(node, types)) continue;
    const type = build(node, scope, types);
    if (type !== undefined) return type;
  }
  return unknownType(node, scope);
}

interface Rule {
  readonly fits: (node: Node, types: readonly string[]) => boolean;
  /** Gives nothing where the keyword turns out to say nothing: the next rule is tried. */
  readonly build: (node: Node, scope: Scope, types: readonly string[]) => Type | undefined;
}

/** Keywords that list the values come before those that combine schemas, and these before the plain types. */
const rules: readonly Rule[] = [
  { fits: (node) => node.get('$dynamicRef') !== undefined || node.get('$recursiveRef') !== undefined, build: (node, scope) => recursiveType(node, scope.build) },
  { fits: (node) => node.get('const') !== undefined, build: (node, scope) => literalType(node, scope.build) },
  { fits: (node) => node.get('enum') !== undefined, build: (node, scope, types) => enumType(node, types, scope.build) },
  { fits: (node) => node.get('oneOf') !== undefined, build: (node, scope) => unionType(node, 'oneOf', scope) },
  { fits: (node) => node.get('anyOf') !== undefined, build: (node, scope) => unionType(node, 'anyOf', scope) },
  { fits: (_, types) => types.length > 1, build: (node, scope, types) => unionOfTypes(types.map((type) => ofType(node, type, scope))) },
  { fits: (_, types) => types.length === 1, build: (node, scope, [type]) => (type === undefined ? undefined : ofType(node, type, scope)) },
];

/** The type for one JSON type, with the keywords that speak about it. */
function ofType(node: Node, type: string, scope: Scope): Type | undefined {
  switch (type) {
    case 'string':
      return stringType(node);
    case 'number':
    case 'integer':
      return numberType(node, type === 'integer');
    case 'boolean':
      return { kind: 'boolean' };
    case 'null':
      return { kind: 'null' };
    case 'array':
      return arrayType(node, scope);
    case 'object':
      return objectType(node, scope).type;
    case 'file':
      return { kind: 'binary' };
    default:
      return undefined;
  }
}

/** A schema that nothing else explains: one that says nothing, or one whose whole meaning is in keywords TypeScript cannot express. */
function unknownType(node: Node, scope: Scope): Type {
  const unexplained = restrictions(node).filter((keyword) => keyword !== '$ref' && !(keyword === 'format'));
  const meaningful = unexplained.filter((keyword) => !isEmptyCombination(node, keyword));
  if (meaningful.length === 0) return { kind: 'unknown', reason: 'unconstrained' };
  report(scope.build, {
    code: 'schema-unsupported',
    severity: 'info',
    message: `The schema is described by ${meaningful.map((keyword) => `\`${keyword}\``).join(', ')} alone, which TypeScript cannot express; its type is unknown.`,
    at: node,
    fix: 'Add a `type`, or describe the values with `oneOf`, `enum` or `properties`.',
  });
  return { kind: 'unknown', reason: 'unsupported' };
}

/** `allOf: []`, or alternatives that only demand members. */
function isEmptyCombination(node: Node, keyword: string): boolean {
  return ['allOf', 'oneOf', 'anyOf'].includes(keyword) && (node.get(keyword)?.items() ?? []).every((item) => restrictions(item).every((inner) => inner === 'required' || inner === 'not'));
}

function isNamedObject(node: Node): boolean {
  if (!hasProperties(node) || node.get('const') !== undefined || node.get('enum') !== undefined) return false;
  const { types } = typesOf(node);
  return types.length === 1 && types[0] === 'object';
}

function inlineSchema(node: Node, scope: Scope, name: string | undefined): Type {
  if (scope.build.schemas.entries.has(node.id)) return { kind: 'ref', id: node.id };
  const title = asWords(splitWords(node.string('title') ?? ''));
  const own = asWords(splitWords(name ?? ''));
  const [best, ...others] = scope.names();
  const names = namesFrom(best, title === undefined || title.length > 5 ? others : [...others, title]);
  scope.build.schemas.declare({ id: node.id, node, names: own === undefined ? names : [own, ...names], naming: 'inline', pinned: own !== undefined });
  return { kind: 'ref', id: node.id };
}
