import { StructureKind, type InterfaceDeclarationStructure, type OptionalKind, type PropertySignatureStructure, type StatementStructures } from 'ts-morph';
import type { ObjectType, Property } from '../../ir/model.js';
import type { ModelPlan, Plan } from '../../plan/plan.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import { docsOf, enumNotes, typeNotes } from '../docs.js';
import type { CodeFile } from '../file.js';
import { identifier, propertyKey } from '../safe.js';
import { indexSignature, printPropertyType, printType, type TypeContext } from '../types.js';

/** Declares a model in its file: an interface for an object, a type alias for anything else. */
export function emitModel(model: ModelPlan, plan: Plan, schemas: Schemas, file: CodeFile): void {
  file.add(modelDeclaration(model, { file, plan, schemas, open: model.open }));
}

function modelDeclaration(model: ModelPlan, context: TypeContext): StatementStructures {
  const { type, docs } = model.schema;
  const name = identifier(model.symbol.name);
  const members = type.kind === 'enum' ? enumNotes(type.members) : undefined;
  const description = docsOf(docs, { notes: members === undefined ? [] : [members] });
  if (type.kind === 'object' && isInterface(type, context)) return interfaceOf(name, type, description, context);
  return { kind: StructureKind.TypeAlias, name, isExported: true, type: printType(type, context), ...docStructure(description) };
}

/** An object with members, or one that only adds to its bases; a plain map reads better as `Record`. */
function isInterface(type: ObjectType, context: TypeContext): boolean {
  if (type.properties.length === 0 && type.extends.length === 0) return false;
  return type.extends.every((id) => resolve({ kind: 'ref', id }, context.schemas)?.kind === 'object');
}

function interfaceOf(name: string, type: ObjectType, description: string | undefined, context: TypeContext): InterfaceDeclarationStructure {
  const index = indexSignature(type, context);
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    ...docStructure(description),
    extends: type.extends.map((id) => printType({ kind: 'ref', id }, context)),
    properties: type.properties.map((property) => propertySignature(property, context)),
    ...(index === undefined ? {} : { indexSignatures: [{ keyName: 'key', keyType: 'string', returnType: index }] }),
  };
}

export function propertySignature(property: Property, context: TypeContext): OptionalKind<PropertySignatureStructure> {
  return {
    name: propertyKey(property.name),
    hasQuestionToken: property.optional,
    type: printPropertyType(property, context),
    ...docStructure(memberDocs(property, context)),
  };
}

/**
 * The text of a member or parameter. One that has none is explained by the schema it refers to, unless that is an object,
 * whose own declaration an editor shows.
 */
export function memberDocs(member: Pick<Property, 'docs' | 'type' | 'default'>, context: TypeContext): string | undefined {
  const type = member.type.kind === 'nullable' ? member.type.of : member.type;
  const named = type.kind === 'ref' ? context.schemas.get(type.id) : undefined;
  const silent = member.docs.summary === undefined && member.docs.description === undefined;
  const explained = silent && named !== undefined && named.type.kind !== 'object' ? { ...named.docs, ...member.docs } : member.docs;
  return docsOf(explained, typeNotes(explained === member.docs ? type : (named?.type ?? type), member.default));
}

/** ts-morph's form of a doc comment; an empty object where there is none. A leading line break puts it on lines of its own. */
export function docStructure(text: string | undefined): { docs?: { description: string }[] } {
  if (text === undefined) return {};
  return { docs: [{ description: text.includes('\n') ? `\n${text}` : text }] };
}
