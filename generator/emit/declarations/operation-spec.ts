import type { Content, PartEncoding } from '../../ir/model.js';
import type { BodyPlan, MethodPlan, ResultPlan, StreamPlan } from '../../plan/plan.js';
import { sendsEmptyBody } from '../../plan/shape.js';
import type { CodeFile } from '../file.js';
import { code, literal, type Code, type Literal } from '../literal.js';
import { runtime } from '../runtime.js';
import { headersReader } from './headers.js';
import { int64Reader } from './int64.js';
import { pageStrategy } from './page-strategy.js';
import type { TypeContext } from '../types.js';
import { paramsSpec, variablesSpec } from './parameter-spec.js';
import { requirement } from './requirement.js';
import { retryPolicy } from './retry-policy.js';

/**
 * The descriptor of an operation as an object literal. What the runtime assumes by itself is left out, so that a plain
 * operation is a line: its id, method, path and tags.
 */
export function operationSpec(method: MethodPlan, { file, schemas, plan }: TypeContext): string {
  const { operation, params } = method;
  const body = params?.body;
  return literal({
    id: operation.id,
    method: operation.verb,
    path: operation.path.template,
    tags: operation.tags.length === 0 ? undefined : operation.tags,
    params: paramsSpec(method, schemas, file),
    variables: variablesSpec(method, schemas, file),
    body: body === undefined ? undefined : bodyCodecs(body, file),
    bodyRequired: body !== undefined && sendsEmptyBody(body, schemas) ? true : undefined,
    bodyParam: body?.shape.kind === 'nested' ? body.shape.key : undefined,
    response: responseCodec(method.result, { file, plan }),
    headers: headersReader(method.headers, file),
    page: pageStrategy(method, schemas, file),
    security: operation.security === undefined ? undefined : requirement(operation.security, plan),
    baseURL: method.baseURL,
    idempotent: operation.idempotent === isIdempotent(operation.verb) ? undefined : operation.idempotent,
    idempotencyHeader: operation.idempotencyHeader,
    retries: retryPolicy(operation.retries, file),
    deprecated: operation.docs.deprecated === true ? true : undefined,
  });
}

/** What a method means by itself (RFC 9110, section 9.2.2), and the runtime assumes. */
function isIdempotent(verb: string): boolean {
  return ['GET', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'TRACE', 'QUERY'].includes(verb);
}

function bodyCodecs({ content, alternatives }: BodyPlan, file: CodeFile): Literal {
  if (alternatives.length === 0) return bodyCodec(content, file);
  return call(runtime.choose, Object.fromEntries([content, ...alternatives].map((each) => [each.mediaType, bodyCodec(each, file)])), file);
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

/** Absent for plain JSON, which the runtime assumes. */
function responseCodec(result: ResultPlan, context: Pick<TypeContext, 'file' | 'plan'>): Literal {
  const { file, plan } = context;
  switch (result.kind) {
    case 'empty':
      return code(file.value(runtime.empty));
    case 'text':
      return code(file.value(runtime.text));
    case 'binary':
      return call(runtime.blob, result.mediaTypes.join(', '), file);
    case 'json':
      return jsonCodec(result.mayBeEmpty, int64Reader(result.type, plan, file), file);
    case 'stream':
      return streamCodec(result, context);
    case 'choice': {
      const value = responseCodec(result.value, context) ?? code(file.value(runtime.jsonResponse));
      return code(`${file.value(runtime.either)}(${literal(streamCodec(result.stream, context))}, ${literal(value)})`);
    }
  }
}

function jsonCodec(mayBeEmpty: boolean, read: Code | undefined, file: CodeFile): Literal {
  const codec = mayBeEmpty ? runtime.jsonOrEmpty : runtime.jsonResponse;
  if (read !== undefined) return code(`${file.value(runtime.jsonInt64)}(${literal(read)}, ${file.value(codec)})`);
  return mayBeEmpty ? code(file.value(codec)) : undefined;
}

function streamCodec({ codec, mediaTypes, item, data, wholeEvents, terminator }: StreamPlan, { file, plan }: Pick<TypeContext, 'file' | 'plan'>): Literal {
  const dataTypes = item.kind === 'object' && wholeEvents ? item.properties.flatMap((property) => (property.name === 'data' ? [property.type] : [])) : [item];
  const [type] = dataTypes;
  const parse = type === undefined ? undefined : int64Reader(type, plan, file);
  const separator = mediaTypes.every((mediaType) => /json-seq/iu.test(mediaType)) ? '\u001e' : undefined;
  const options = codec === 'sse' ? { data: data === 'json' ? undefined : data, whole: wholeEvents || undefined, terminator, parse } : { accept: mediaTypes.join(', '), separator, parse };
  const needed = Object.values(options).some((option) => option !== undefined);
  return call(codec === 'sse' ? runtime.sse : runtime.jsonLines, needed ? options : undefined, file);
}

function call(symbol: (typeof runtime)[keyof typeof runtime], argument: Literal, file: CodeFile): Literal {
  return code(`${file.value(symbol)}(${argument === undefined ? '' : literal(argument)})`);
}
