import { StructureKind, type OptionalKind, type PropertySignatureStructure, type StatementStructures } from 'ts-morph';
import type { MethodPlan, ParamsMember, ParamsPlan, Plan } from '../../plan/plan.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import { docsOf } from '../docs.js';
import type { CodeFile } from '../file.js';
import { identifier, propertyKey } from '../safe.js';
import { indexSignature, printIntersectionOperand, printType, union, type TypeContext } from '../types.js';
import { docStructure, memberDocs, propertySignature } from './models.js';

/** Declares the params type of a method, unless a model of that name is it. */
export function emitParams(method: MethodPlan, plan: Plan, schemas: Schemas, file: CodeFile): void {
  const { params } = method;
  if (params === undefined || params.declaredAsModel) return;
  file.add(paramsDeclaration(params, method, { file, plan, schemas, open: false }));
}

function paramsDeclaration(params: ParamsPlan, method: MethodPlan, context: TypeContext): StatementStructures {
  const name = identifier(params.symbol.name);
  const { doc, properties, base, index } = parts(params, method, context);
  if (base !== undefined && (properties.length === 0 || !isInterfaceBase(params, context))) {
    const own = properties.length === 0 ? [] : [`{ ${properties.map((property) => inline(property)).join('; ')} }`];
    return { kind: StructureKind.TypeAlias, name, isExported: true, type: [base, ...own].join(' & '), ...docStructure(doc) };
  }
  return {
    kind: StructureKind.Interface,
    name,
    isExported: true,
    ...docStructure(doc),
    ...(base === undefined ? {} : { extends: [base] }),
    properties: [...properties],
    ...(index === undefined ? {} : { indexSignatures: [{ keyName: 'key', keyType: 'string', returnType: index }] }),
  };
}

interface Parts {
  readonly doc: string;
  readonly properties: readonly OptionalKind<PropertySignatureStructure>[];
  readonly base?: string;
  readonly index?: string;
}

function parts(params: ParamsPlan, method: MethodPlan, context: TypeContext): Parts {
  const doc = `What \`${method.access}\` takes.`;
  const members = params.members.map((member) => memberSignature(member, context));
  const body = params.body;
  switch (body?.shape.kind) {
    case undefined:
      return { doc, properties: members };
    case 'nested': {
      const type = printType(body.shape.type, context);
      const property = {
        name: propertyKey(body.shape.key),
        hasQuestionToken: !body.required,
        type: body.required ? type : union([type, 'undefined']),
        ...docStructure(docsOf(method.operation.body?.docs ?? {}) ?? 'The request body.'),
      };
      return { doc, properties: [...members, property] };
    }
    case 'extended':
      return { doc, properties: members, base: members.length === 0 ? printType(body.shape.type, context) : printIntersectionOperand(body.shape.type, context) };
    case 'flattened': {
      const { object, schema } = body.shape;
      // What the document says of the body as a whole has no other place.
      const about = schema === undefined ? undefined : docsOf(schema.docs);
      const index = indexSignature(object, context);
      const own = object.properties.map((property) => propertySignature(property, context));
      const bases = object.extends.map((id) => printType({ kind: 'ref', id }, context));
      return {
        doc: about === undefined ? doc : `${doc}\n\n${about}`,
        properties: [...members, ...own],
        ...(bases.length === 0 ? {} : { base: bases.join(' & ') }),
        ...(index === undefined ? {} : { index }),
      };
    }
  }
}

function memberSignature({ key, parameter }: ParamsMember, context: TypeContext): OptionalKind<PropertySignatureStructure> {
  const type = printType(parameter.type, context);
  return {
    name: propertyKey(key),
    hasQuestionToken: !parameter.required,
    type: parameter.required ? type : union([type, 'undefined']),
    ...docStructure(memberDocs(parameter, context)),
  };
}

/** An interface can extend an object type only, not a union. */
function isInterfaceBase(params: ParamsPlan, context: TypeContext): boolean {
  const shape = params.body?.shape;
  if (shape?.kind === 'flattened') return shape.object.extends.length === 1;
  return shape?.kind === 'extended' && resolve(shape.type, context.schemas)?.kind === 'object';
}

function inline(property: OptionalKind<PropertySignatureStructure>): string {
  return `${property.name}${property.hasQuestionToken === true ? '?' : ''}: ${String(property.type)}`;
}
