import { StructureKind, VariableDeclarationKind } from 'ts-morph';
import type { SchemaId, Type } from '../../ir/model.js';
import { holdsInt64, isInt64 } from '../../plan/int64.js';
import type { Plan } from '../../plan/plan.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Code, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { docStructure } from './models.js';

const table = { name: 'int64Places', file: 'int64' };

/** Declares where the models hold 64-bit integers, for the readers of responses. */
export function emitInt64(plan: Plan, file: CodeFile): void {
  const { int64 } = plan;
  if (int64 === undefined || int64.size === 0) return;
  const models = [...plan.models].filter(([id, { declared, schema }]) => int64.has(id) && declared && schema.direction.response);
  file.add({
    kind: StructureKind.VariableStatement,
    isExported: true,
    declarationKind: VariableDeclarationKind.Const,
    declarations: [
      {
        name: table.name,
        type: file.type(runtime.NamedPlaces),
        initializer: literal(Object.fromEntries(models.map(([, { symbol, schema }]) => [symbol.name, placeOf(schema.type, plan, int64)]))),
      },
    ],
    ...docStructure('Where the models hold integers of 64 bits.'),
  });
}

/** A reader for JSON of a type: undefined where it holds no such integer, or where the configuration reads them as numbers. */
export function int64Reader(type: Type, plan: Plan, file: CodeFile): Code | undefined {
  const { int64 } = plan;
  if (int64 === undefined || !holdsInt64(type, int64)) return undefined;
  const named = int64.size === 0 ? '{}' : file.value(table);
  return code(`${file.value(runtime.int64At)}(${literal(placeOf(type, plan, int64))}, ${named})`);
}

/** The places of such integers in a type, as the runtime takes them; undefined where there are none. */
function placeOf(type: Type, plan: Plan, known: ReadonlySet<SchemaId>): Literal {
  const inner = (child: Type): Literal => placeOf(child, plan, known);
  if (!holdsInt64(type, known)) return undefined;
  if (isInt64(type)) return 'int64';
  switch (type.kind) {
    case 'array':
      return { items: inner(type.items) };
    case 'tuple':
      return { items: anyOf([...type.items, ...(type.rest === undefined ? [] : [type.rest])].map(inner)) };
    case 'nullable':
      return inner(type.of);
    case 'union':
      return anyOf(type.variants.map((variant) => inner(variant.type)));
    case 'intersection':
      return anyOf(type.parts.map(inner));
    case 'ref':
      return { ref: plan.models.get(type.id)?.symbol.name };
    case 'object': {
      const members = type.properties.map((property) => [property.name, inner(property.type)] as const).filter(([, place]) => place !== undefined);
      const rest = anyOf([...(typeof type.additional === 'object' ? [type.additional] : []), ...type.patterns.map((pattern) => pattern.type)].map(inner));
      const own = members.length === 0 && rest === undefined ? undefined : { members: members.length === 0 ? undefined : Object.fromEntries(members), rest };
      return anyOf([own, ...type.extends.map((id) => inner({ kind: 'ref', id }))]);
    }
    default:
      return undefined;
  }
}

function anyOf(places: readonly Literal[]): Literal {
  const present = places.filter((place) => place !== undefined);
  return present.length > 1 ? { any: present } : present[0];
}
