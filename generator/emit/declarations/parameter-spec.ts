import type { Parameter, Type } from '../../ir/model.js';
import type { MethodPlan, ParamsMember } from '../../plan/plan.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';

/**
 * Where each parameter goes, plain path variables aside, and how it is written where that is not its location's default.
 * What is not listed is a member of the body.
 */
export function paramsSpec({ params, operation }: MethodPlan, schemas: Schemas, file: CodeFile): Literal {
  const path = operation.parameters.flatMap((parameter) => {
    const write = parameter.in === 'path' ? writer(parameter, schemas, file) : undefined;
    return write === undefined ? [] : [[parameter.name, { in: 'path', write }] as const];
  });
  const members = (params?.members ?? []).map((member) => [member.key, memberSpec(member, schemas, file)] as const);
  const entries = [...path, ...members];
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

function memberSpec({ key, parameter }: ParamsMember, schemas: Schemas, file: CodeFile): Literal {
  const place = parameter.in === 'querystring' ? 'query' : parameter.in;
  const name = key === parameter.name ? undefined : parameter.name;
  const write = writer(parameter, schemas, file);
  return name === undefined && write === undefined ? place : { in: place, name, write };
}

/**
 * The writer of a parameter that the runtime's plain one can't write: another style than its location's default
 * (OpenAPI 3.2, section 4.12), a media type, a date without time, null, or a value that may nest.
 */
function writer(parameter: Parameter, schemas: Schemas, file: CodeFile): Literal {
  const { encoding, type } = parameter;
  if (parameter.in === 'querystring') {
    const mediaType = encoding.kind === 'content' ? encoding.mediaType : 'application/x-www-form-urlencoded';
    return code(`${file.value(runtime.wholeQuery)}(${literal(mediaType)})`);
  }
  const usual = parameter.in === 'query' || parameter.in === 'cookie' ? 'form' : 'simple';
  const facts = {
    format: type.kind === 'string' && type.format === 'date' ? 'date' : undefined,
    nullable: type.kind === 'nullable' || type.kind === 'null' ? true : undefined,
  };
  const how =
    encoding.kind === 'content'
      ? { content: encoding.mediaType, ...facts }
      : {
          style: encoding.style === usual ? undefined : encoding.style,
          explode: encoding.explode === explodes(encoding.style) ? undefined : encoding.explode,
          allowReserved: encoding.allowReserved ? true : undefined,
          ...facts,
        };
  const said = Object.values(how).some((fact) => fact !== undefined);
  if (!said && isPlain(type, parameter.in !== 'path', schemas)) return undefined;
  return code(`${file.value(runtime.styled)}(${said ? literal(how) : ''})`);
}

/** Whether a style explodes where the document does not say. */
function explodes(style: string): boolean {
  return style === 'form' || style === 'cookie' || style === 'deepObject';
}

/** Whether every value of the type is one piece of text or, where lists are taken, a list of such. */
function isPlain(type: Type, lists: boolean, schemas: Schemas, seen: ReadonlySet<Type> = new Set()): boolean {
  const target = resolve(type, schemas);
  if (target === undefined || seen.has(target)) return false;
  const within = new Set(seen).add(target);
  switch (target.kind) {
    case 'array':
      return lists && isPlain(target.items, false, schemas, within);
    case 'union':
      return target.variants.every((variant) => isPlain(variant.type, lists, schemas, within));
    case 'nullable':
      return isPlain(target.of, lists, schemas, within);
    case 'string':
    case 'number':
    case 'boolean':
    case 'literal':
    case 'enum':
    case 'null':
    case 'never':
      return true;
    default:
      return false;
  }
}
