import type { Node } from '../../../source/document.js';
import type { ObjectType, Property, Type } from '../../model.js';
import { report } from '../context.js';
import { docsOf, exampleOf, schemaDocs } from '../docs.js';
import { demandsOf, demandText } from './demands.js';
import { typeAt } from './schema.js';
import { within, type Scope } from './scope.js';

/** An object, and the members that it demands without describing them. */
export interface ReadObject {
  readonly type: ObjectType;
  readonly undescribed: readonly string[];
}

/** The members of an object schema (JSON Schema 2020-12, section 10.3.2): its own keywords, not those combined with it. */
export function objectType(node: Node, scope: Scope): ReadObject {
  const required = new Set(node.strings('required') ?? []);
  const properties = (node.get('properties')?.entries() ?? []).map(([name, member]) => propertyOf(name, member, required.has(name), scope));
  for (const property of properties) required.delete(property.name);
  const patterns = (node.get('patternProperties')?.entries() ?? []).map(([pattern, member]) => ({ pattern, type: typeAt(member, within(scope, ['value'])) }));
  const additional = additionalOf(node, scope);
  for (const demand of demandsOf(node)) {
    report(scope.build, {
      code: 'members-by-alternative',
      severity: 'info',
      message: `The schema demands members by alternatives: ${demandText(demand)} Its type leaves them optional, and its documentation says so.`,
      at: demand.node,
    });
  }
  return {
    type: { kind: 'object', properties, extends: [], ...(additional === undefined ? {} : { additional }), patterns },
    undescribed: [...required],
  };
}

function propertyOf(name: string, node: Node, required: boolean, scope: Scope): Property {
  const target = node.deref();
  const flag = (keyword: string): boolean => (node.boolean(keyword) ?? target.boolean(keyword)) === true;
  const fallback = node.get('default');
  return {
    origin: node.origin,
    name,
    type: typeAt(node, within(scope, name)),
    optional: !required,
    ...(flag('readOnly') ? { readOnly: true } : {}),
    ...(flag('writeOnly') ? { writeOnly: true } : {}),
    docs: node.ref === undefined ? schemaDocs(node, name) : docsOf(node),
    ...(fallback === undefined ? {} : { default: fallback.value }),
    ...exampleOf(node),
  };
}

function additionalOf(node: Node, scope: Scope): Type | false | undefined {
  const keyword = node.get('additionalProperties') ?? node.get('unevaluatedProperties');
  if (keyword === undefined) return undefined;
  if (keyword.value === false) return false;
  return typeAt(keyword, within(scope, ['value']));
}
