import type { Node } from '../../../source/document.js';
import type { Type } from '../../model.js';
import { typeAt } from './schema.js';
import { oneOfMany, within, type Scope } from './scope.js';

/** An array, or a tuple where `prefixItems` says what stands at each place (JSON Schema 2020-12, section 10.3.1). */
export function arrayType(node: Node, scope: Scope): Type {
  const items = node.get('items');
  const prefix = node.get('prefixItems')?.items() ?? [];
  const one = oneOfMany(scope);
  if (prefix.length > 0) {
    const rest = restOf(node, items, prefix.length, one);
    return {
      kind: 'tuple',
      items: prefix.map((item, index) => typeAt(item, within(one, ['item', String(index + 1)]))),
      required: Math.min(node.number('minItems') ?? 0, prefix.length),
      ...(rest === undefined ? {} : { rest }),
    };
  }
  const unique = node.boolean('uniqueItems') === true ? { unique: true } : {};
  return { kind: 'array', items: items === undefined ? { kind: 'unknown', reason: 'unconstrained' } : typeAt(items, one), ...unique };
}

function restOf(node: Node, items: Node | undefined, known: number, scope: Scope): Type | undefined {
  const closed = items?.value === false || node.get('unevaluatedItems')?.value === false || (node.number('maxItems') ?? Infinity) <= known;
  if (closed) return undefined;
  return items === undefined ? { kind: 'unknown', reason: 'unconstrained' } : typeAt(items, scope);
}
