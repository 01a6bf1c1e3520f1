import type { Content, Pagination, Parameter, PartEncoding, SecurityAlternative } from '../../ir/model.js';
import type { MethodPlan, ParamsMember } from '../../plan/plan.js';
import { hasRequiredMember, resolve, type Schemas } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import type { TypeContext } from '../types.js';

/**
 * The descriptor of an operation as an object literal. What the runtime assumes by itself is left out, so that a plain
 * operation is a line: its id, method, path and tags.
 */
export function operationSpec(method: MethodPlan, { file, schemas }: TypeContext): string {
  const { operation, params } = method;
  const body = params?.body;
  return literal({
    id: operation.id,
    method: operation.verb,
    path: operation.path.template,
    tags: operation.tags.length === 0 ? undefined : operation.tags,
    params: paramsSpec(method, schemas),
    body: body === undefined ? undefined : bodyCodec(body.content, file),
    // Needed only where an object without members can be a whole body.
    bodyRequired: body?.required === true && body.shape.kind !== 'nested' && !hasRequiredMember(body.content.type, schemas) ? true : undefined,
    bodyParam: body?.shape.kind === 'nested' ? body.shape.key : undefined,
    response: responseCodec(method, file),
    page: operation.pagination === undefined ? undefined : pageStrategy(operation.pagination, file),
    security: operation.security === undefined ? undefined : operation.security.map(alternative),
    baseURL: method.baseURL,
    idempotent: operation.idempotent,
    idempotencyHeader: operation.idempotencyHeader,
    deprecated: operation.docs.deprecated === true ? true : undefined,
  });
}

/** Where each parameter goes, the plain path variables aside. What is not listed is a member of the body. */
function paramsSpec({ params, operation }: MethodPlan, schemas: Schemas): Literal {
  const path = operation.parameters.flatMap((parameter) => {
    const plain = !['array', 'tuple', 'object'].includes(resolve(parameter.type, schemas)?.kind ?? '');
    const spec = parameter.in === 'path' ? (special(parameter) ?? (plain ? undefined : 'path')) : undefined;
    return spec === undefined ? [] : [[parameter.name, spec] as const];
  });
  const members = (params?.members ?? []).map((member) => [member.key, memberSpec(member)] as const);
  const entries = [...path, ...members];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function memberSpec({ key, parameter }: ParamsMember): Literal {
  const renamed = key === parameter.name ? undefined : parameter.name;
  const details = special(parameter);
  if (renamed === undefined && details === undefined) return parameter.in;
  return { in: parameter.in, name: renamed, ...details };
}

/** The encoding of a parameter, where it is not its location's default (OpenAPI 3.2, section 4.12). */
function special(parameter: Parameter): { readonly [key: string]: Literal } | undefined {
  const { encoding, type } = parameter;
  const facts = {
    format: type.kind === 'string' && type.format === 'date' ? 'date' : undefined,
    nullable: type.kind === 'nullable' || type.kind === 'null' ? true : undefined,
  };
  const plain = Object.values(facts).every((fact) => fact === undefined);
  if (encoding.kind === 'content') return { in: parameter.in, content: encoding.mediaType, ...facts };
  const usual = parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple';
  const explodes = usual === 'form';
  if (plain && encoding.style === usual && encoding.explode === explodes && !encoding.allowReserved) return undefined;
  return {
    in: parameter.in,
    style: encoding.style === usual ? undefined : encoding.style,
    explode: encoding.explode === (encoding.style === 'form' || encoding.style === 'cookie') ? undefined : encoding.explode,
    allowReserved: encoding.allowReserved ? true : undefined,
    ...facts,
  };
}

function bodyCodec(content: Content, file: CodeFile): Literal {
  switch (content.codec) {
    case 'json':
      return content.mediaType === 'application/json' ? code(file.value(runtime.json)) : code(`${file.value(runtime.jsonAs)}(${literal(content.mediaType)})`);
    case 'form':
      return call(runtime.form, encodings(content.encoding), file);
    case 'multipart':
      return call(runtime.multipart, encodings(content.encoding), file);
    case 'text':
      return call(runtime.textBody, content.mediaType, file);
    default:
      return call(runtime.binary, content.mediaType, file);
  }
}

function encodings(parts: readonly PartEncoding[]): Literal {
  if (parts.length === 0) return undefined;
  return Object.fromEntries(
    parts.map(({ property, contentType, style, explode, allowReserved }) => [property, { contentType, style, explode, allowReserved }]),
  );
}

function responseCodec(method: MethodPlan, file: CodeFile): Literal {
  switch (method.result.kind) {
    case 'empty':
      return code(file.value(runtime.empty));
    case 'text':
      return code(file.value(runtime.text));
    case 'binary':
      return call(runtime.blob, method.result.mediaTypes.join(', '), file);
    case 'json':
      return method.result.mayBeEmpty ? code(file.value(runtime.jsonOrEmpty)) : undefined;
  }
}

function pageStrategy(pagination: Pagination, file: CodeFile): Literal {
  const { kind, itemType: _itemType, items, ...settings } = pagination;
  return call(runtime[kind === 'page' ? 'pageNumber' : kind], { ...settings, items }, file);
}

function call(symbol: (typeof runtime)[keyof typeof runtime], argument: Literal, file: CodeFile): Literal {
  return code(`${file.value(symbol)}(${argument === undefined ? '' : literal(argument)})`);
}

function alternative(requirements: SecurityAlternative): Literal {
  return requirements.map((requirement) => requirement.scheme);
}
