import { StructureKind, type ClassDeclarationStructure, type OptionalKind, type PropertyDeclarationStructure } from 'ts-morph';
import type { StatusMatch } from '../../ir/model.js';
import type { FailurePlan, MethodPlan, Plan, ResourcePlan, ResultPlan } from '../../plan/plan.js';
import type { Schemas } from '../../plan/shape.js';
import { docsOf } from '../docs.js';
import { exampleCall } from '../example.js';
import type { CodeFile } from '../file.js';
import { literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { docLine, identifier, markdownCode, quote } from '../safe.js';
import { printType, union, type TypeContext } from '../types.js';
import { docStructure } from './models.js';
import { operationSpec } from './operation-spec.js';

/** Declares the class of a resource: a method an operation, a property a nested resource. */
export function emitResource(resource: ResourcePlan, plan: Plan, schemas: Schemas, file: CodeFile): void {
  const context: TypeContext = { file, plan, schemas, open: true };
  const structure: ClassDeclarationStructure = {
    kind: StructureKind.Class,
    name: identifier(resource.symbol.name),
    isExported: true,
    extends: file.value(runtime.Resource),
    ...docStructure(docsOf(resource.resource.docs) ?? `The methods below \`${resource.access}\`.`),
    properties: [...resource.children.map((child) => childProperty(child, file)), ...resource.methods.map((method) => methodProperty(method, context))].map(apart),
  };
  file.add(structure);
}

/** Members with a doc comment of several lines stand apart from each other. */
function apart(property: OptionalKind<PropertyDeclarationStructure>, index: number): OptionalKind<PropertyDeclarationStructure> {
  return index === 0 ? property : { ...property, leadingTrivia: '\n' };
}

/** A nested resource, made with the client that its parent was made with. */
function childProperty(child: ResourcePlan, file: CodeFile): OptionalKind<PropertyDeclarationStructure> {
  return {
    name: identifier(child.property),
    isReadonly: true,
    type: file.type(child.symbol),
    initializer: `new ${file.value(child.symbol)}(this.client)`,
    ...docStructure(docsOf({ ...(child.resource.docs.summary === undefined ? {} : { summary: child.resource.docs.summary }) })),
  };
}

function methodProperty(method: MethodPlan, context: TypeContext): OptionalKind<PropertyDeclarationStructure> {
  const paged = method.operation.pagination !== undefined;
  const spec = operationSpec(method, context);
  const made = paged ? `${context.file.value(runtime.paged)}(this.client, ${spec})` : `this.method(${spec})`;
  return {
    name: identifier(method.name),
    isReadonly: true,
    type: methodType(method, context),
    initializer: method.result.kind === 'choice' ? `${context.file.value(runtime.streaming)}(${made})` : made,
    ...docStructure(methodDocs(method, context)),
  };
}

/** `Method<[id: string, options?: RequestOptions], Order, StatusError<…>>`. */
export function methodType(method: MethodPlan, context: TypeContext): string {
  const { file } = context;
  const options = `options?: ${file.type(runtime.RequestOptions)}${contentTypeOption(method, file)}`;
  const path = method.pathArguments.map((argument) => `${identifier(argument.name)}: ${printType(argument.parameter.type, { ...context, open: false })}`);
  const params = method.params === undefined ? [] : [`params${method.params.optional ? '?' : ''}: ${file.type(method.params.symbol)}`];
  const args = `[${[...path, ...params, options].join(', ')}]`;
  const exact = method.failures.flatMap((failure) => failure.statuses).flatMap((match) => (match.kind === 'status' ? [String(match.status)] : []));
  const failures = method.failures.map((failure) => failureType(failure, exact, context));
  const headers = method.headers === undefined ? [] : [file.type(method.headers.symbol)];
  const failure = headers.length === 0 ? (failures.length === 0 ? [] : [union(failures)]) : [failures.length === 0 ? file.type(runtime.APIError) : union(failures), ...headers];
  const { pagination } = method.operation;
  if (method.result.kind === 'choice') {
    const { flag, value, stream } = method.result;
    return `${file.type(runtime.StreamingMethod)}<${[args, literal(flag), resultType(value, context), printType(stream.item, context), ...failure].join(', ')}>`;
  }
  const result = resultType(method.result, context);
  if (pagination === undefined) return `${file.type(runtime.Method)}<${[args, result, ...failure].join(', ')}>`;
  return `${file.type(runtime.PageMethod)}<${[args, result, printType(pagination.itemType, context), ...failure].join(', ')}>`;
}

/** ` & ContentTypeOption<'application/json' | 'multipart/form-data'>` where the body can be sent as either. */
function contentTypeOption({ params }: MethodPlan, file: CodeFile): string {
  const body = params?.body;
  if (body === undefined || body.alternatives.length === 0) return '';
  return ` & ${file.type(runtime.ContentTypeOption)}<${union([body.content, ...body.alternatives].map(({ mediaType }) => quote(mediaType)))}>`;
}

export function resultType(result: ResultPlan, context: TypeContext): string {
  switch (result.kind) {
    case 'empty':
      return 'undefined';
    case 'text':
      return 'string';
    case 'binary':
      return 'Blob';
    case 'json': {
      const type = printType(result.type, context);
      return result.mayBeEmpty ? union([type, 'undefined']) : type;
    }
    case 'stream':
      return `${context.file.type(runtime.Stream)}<${printType(result.item, context)}>`;
    case 'choice':
      return union([resultType(result.value, context), resultType(result.stream, context)]);
  }
}

/** A range or `default` stands for the statuses that the operation does not document by themselves. */
function failureType(failure: FailurePlan, exact: readonly string[], context: TypeContext): string {
  const name = context.file.type(runtime.StatusError);
  const body = failure.type === undefined ? 'unknown' : printType(failure.type, context);
  const rest = failure.statuses.some((match) => match.kind !== 'status') && exact.length > 0 ? [union(exact)] : [];
  return `${name}<${[union(failure.statuses.map(statusType)), body, ...rest].join(', ')}>`;
}

function statusType(match: StatusMatch): string {
  switch (match.kind) {
    case 'status':
      return String(match.status);
    case 'range':
      return `'${match.hundreds}XX'`;
    case 'default':
      return "'default'";
  }
}

function methodDocs(method: MethodPlan, context: TypeContext): string | undefined {
  const { operation } = method;
  const throws = operation.responses.flatMap(({ match, docs }) => {
    if (match.kind !== 'status' || match.status < 400 || docs.description === undefined) return [];
    return [`${match.status}: ${firstSentence(docLine(docs.description))}`];
  });
  return docsOf(operation.docs, {
    notes: [markdownCode(`${operation.verb} ${docLine(operation.path.template)}`)],
    example: exampleCall(method, context.schemas).replaceAll('*/', '*\\/'),
    throws,
  });
}

function firstSentence(text: string): string {
  return /^.*?[.!?](?=\s|$)/.exec(text)?.[0] ?? text;
}
