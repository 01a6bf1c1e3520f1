import type { Node } from '../../../source/document.js';
import type { Type } from '../../model.js';
import { hasProperties, restrictions, restricts, typesOf } from './keywords.js';
import { objectType } from './object.js';
import { referenceType } from './reference.js';
import { structure } from './schema.js';
import type { Scope } from './scope.js';
import type { Part } from './table.js';
import { unionType } from './union.js';

/** Keywords that may stand beside a `$ref` without changing what the value is made of. */
const tolerated: ReadonlySet<string> = new Set(['type', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf', 'minItems', 'maxItems', 'uniqueItems', 'minProperties', 'maxProperties', 'not']);

/**
 * Whether a schema is made of parts that hold at once: `allOf`; alternatives beside members; a `$ref` with keywords of
 * its own (JSON Schema 2020-12, section 8.2.3.1: they apply together).
 */
export function isComposition(node: Node): boolean {
  if (node.ref !== undefined) return node.refSiblings.some(([keyword]) => restricts(keyword) && !tolerated.has(keyword));
  if ((node.get('allOf')?.items() ?? []).length > 0) return true;
  const alternatives = ['oneOf', 'anyOf'].filter((keyword) => speaks(node, keyword));
  return alternatives.length > 1 || (alternatives.length === 1 && hasShape(node));
}

/** The parts of a composition, nested `allOf`s laid open, in document order; the schema's own keywords last. */
export function allOfParts(node: Node, scope: Scope): readonly Part[] {
  const parts: Part[] = [];
  if (node.ref !== undefined) parts.push(referencePart(node, scope));
  for (const member of node.get('allOf')?.items() ?? []) parts.push(...memberParts(member, scope));
  parts.push(...ownParts(node, scope));
  return parts;
}

function memberParts(member: Node, scope: Scope): readonly Part[] {
  if (member.ref !== undefined || isComposition(member)) {
    return isComposition(member) ? allOfParts(member, scope) : [referencePart(member, scope)];
  }
  return ownParts(member, scope);
}

/** What a reference leads to may demand members that only another part describes. */
function referencePart(node: Node, scope: Scope): Part {
  const target = node.deref();
  const described = new Set((target.get('properties')?.entries() ?? []).map(([name]) => name));
  return { origin: node.origin, type: referenceType(node, scope), required: (target.strings('required') ?? []).filter((name) => !described.has(name)) };
}

/** What a schema says itself, without its `$ref` and `allOf`. */
function ownParts(node: Node, scope: Scope): readonly Part[] {
  const parts: Part[] = [];
  if (node.value === false) return [{ origin: node.origin, type: { kind: 'never' }, required: [] }];
  if (hasShape(node)) parts.push(shapePart(node, scope));
  for (const keyword of ['oneOf', 'anyOf'] as const) {
    if (!speaks(node, keyword)) continue;
    const type = unionType(node, keyword, scope);
    if (type !== undefined) parts.push({ origin: node.origin, type, required: [] });
  }
  return parts;
}

function shapePart(node: Node, scope: Scope): Part {
  const { types } = typesOf(node);
  const valueKeyword = node.get('const') !== undefined || node.get('enum') !== undefined;
  if (!valueKeyword && types.length === 1 && types[0] === 'object') {
    const { type, undescribed } = objectType(node, scope);
    return { origin: node.origin, type, required: undescribed };
  }
  return { origin: node.origin, type: plainStructure(node, types, scope), required: [] };
}

/** The structure without alternatives, which are parts of their own. */
function plainStructure(node: Node, types: readonly string[], scope: Scope): Type {
  const alternatives = ['oneOf', 'anyOf'].some((keyword) => speaks(node, keyword));
  return types.length === 0 && alternatives ? { kind: 'unknown', reason: 'unconstrained' } : structure(node, scope);
}

/** Whether alternatives say more than which members are demanded, which no type of ours would show. */
function speaks(node: Node, keyword: string): boolean {
  const items = node.get(keyword)?.items() ?? [];
  return items.some((item) => item.ref !== undefined || restrictions(item).some((inner) => inner !== 'required' && inner !== 'not' && !(inner === 'type' && item.string('type') === 'object')));
}

/** Whether the schema has keywords of its own that describe a value; its type alone does not, beside alternatives. */
function hasShape(node: Node): boolean {
  const own = restrictions(node).filter((keyword) => !['$ref', 'allOf', 'oneOf', 'anyOf', 'not', 'type', 'format'].includes(keyword));
  if (own.length === 0) {
    return node.get('type') !== undefined && !speaks(node, 'oneOf') && !speaks(node, 'anyOf') && node.ref === undefined;
  }
  if (speaks(node, 'oneOf') || speaks(node, 'anyOf')) return hasProperties(node) || own.some((keyword) => keyword !== 'required' && !tolerated.has(keyword));
  return true;
}
