import { StructureKind } from 'ts-morph';
import type { HeadersPlan, MethodPlan, Plan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import { docsOf, typeNotes } from '../docs.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { identifier, propertyKey } from '../safe.js';
import { printType, union } from '../types.js';
import { docStructure } from './models.js';

/** Declares the type of the documented headers of a method's response. */
export function emitHeaders({ headers, access }: MethodPlan, plan: Plan, schemas: Schemas, file: CodeFile): void {
  if (headers === undefined) return;
  file.add({
    kind: StructureKind.Interface,
    name: identifier(headers.symbol.name),
    isExported: true,
    ...docStructure(`The documented headers of the response to \`${access}\`.`),
    properties: headers.members.map(({ name, type, header }) => ({
      name: propertyKey(name),
      isReadonly: true,
      // A server may leave out what it has promised, and a browser hides what it is not told to show.
      type: union([printType(type, { file, plan, schemas, open: true }), 'undefined']),
      ...docStructure(docsOf(header.docs, typeNotes(header.type, undefined))),
    })),
  });
}

/** The reader of the documented headers, for the descriptor of an operation. */
export function headersReader(headers: HeadersPlan | undefined, file: CodeFile): Literal {
  if (headers === undefined) return undefined;
  const kinds = headers.members.map(({ name, kind, list }) => [name, list ? [kind] : kind] as const);
  return code(`${file.value(runtime.documentedHeaders)}(${literal(Object.fromEntries(kinds))})`);
}
