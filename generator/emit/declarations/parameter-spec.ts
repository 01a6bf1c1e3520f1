import type { Parameter, Type } from '../../ir/model.js';
import type { MethodPlan, ParamsMember, ParamsPlan } from '../../plan/plan.js';
import { resolve, type Schemas } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';

/**
 * Where each parameter goes, and how it is written where that is not its location's default. What is not listed is a member
 * of the body or, without one, of the query: so plain parameters of the query are listed only beside a body.
 */
export function paramsSpec({ params }: MethodPlan, schemas: Schemas, file: CodeFile): Literal {
  if (params === undefined) return undefined;
  const members = listedMembers(params, schemas);
  if (params.body !== undefined && members.length === 0) return undefined;
  return Object.fromEntries(members.map((member) => [member.key, memberSpec(member, schemas, file)]));
}

/** The members that the runtime has to be told of. */
function listedMembers({ members, body }: ParamsPlan, schemas: Schemas): readonly ParamsMember[] {
  if (body !== undefined) return members;
  return members.filter(({ key, parameter }) => parameter.in !== 'query' || key !== parameter.name || needsWriter(parameter, schemas));
}

/** The variables of the path that are no plain values in `simple` style, each with its writer. */
export function variablesSpec({ operation }: MethodPlan, schemas: Schemas, file: CodeFile): Literal {
  const styled = operation.parameters.filter((parameter) => parameter.in === 'path' && needsWriter(parameter, schemas));
  return styled.length === 0 ? undefined : Object.fromEntries(styled.map((parameter) => [parameter.name, writer(parameter, schemas, file)]));
}

/** Whether the runtime's plain writer can't write a parameter. */
function needsWriter(parameter: Parameter, schemas: Schemas): boolean {
  return parameter.in === 'querystring' || styleOf(parameter, schemas) !== undefined;
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
  const { encoding } = parameter;
  if (parameter.in === 'querystring') {
    const mediaType = encoding.kind === 'content' ? encoding.mediaType : 'application/x-www-form-urlencoded';
    return code(`${file.value(runtime.wholeQuery)}(${literal(mediaType)})`);
  }
  const how = styleOf(parameter, schemas);
  return how && code(`${file.value(runtime.styled)}(${Object.keys(how).length > 0 ? literal(how) : ''})`);
}

/** What is said of how a parameter is written, where it is not plain. */
function styleOf({ in: place, encoding, type }: Parameter, schemas: Schemas): Readonly<Record<string, string | boolean>> | undefined {
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
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
  const said = Object.entries(how).flatMap(([name, fact]): [string, string | boolean][] => (fact === undefined ? [] : [[name, fact]]));
  return said.length === 0 && isPlain(type, place !== 'path', schemas) ? undefined : Object.fromEntries(said);
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
