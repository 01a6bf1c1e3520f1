import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../support/spec.js';
import { documentOf, foundOperations, tokensOf, valueAt, type BundledDocument, type JsonObject } from '../support/bundled.js';

/**
 * The part of a document that says what requests look like: without responses, callbacks, examples, and the components that
 * only these use. A validator that copies every schema that an operation can reach needs minutes for the whole.
 *
 * A member that is readOnly and required is required in responses only (OpenAPI 3.0.4, section 4.7.24.2). A validator that
 * knows this may know it of plain objects alone; here it is so in compositions too. And `nullable` without `type`, which means
 * nothing (section 4.7.24), an enum without values, and values that it lists twice are left out: a compiler of schemas that
 * does not admit them gives up, and a validator that is made of it then accepts every value.
 */
export function requestsOnly(document: BundledDocument): BundledDocument {
  const { root } = document;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { method, path, operation, item } of foundOperations(document)) {
    const { callbacks: _callbacks, responses: _responses, servers: _servers, security: _security, ...request } = operation;
    const kept = (paths[path] ??= { ...(item['parameters'] === undefined ? {} : { parameters: item['parameters'] }) });
    kept[method.toLowerCase()] = { ...request, responses: {} };
  }
  const { openapi, swagger, info, consumes } = root;
  const small: Record<string, unknown> = { openapi, swagger, info, consumes, paths };
  for (const name of Object.keys(small)) if (small[name] === undefined) delete small[name];
  const seen = new Set<string>();
  const copy = (value: unknown, key = ''): unknown => {
    if (Array.isArray(value)) return value.map((item) => copy(item));
    if (!isObject(value)) return value;
    const reference = value['$ref'];
    if (typeof reference === 'string' && !seen.has(reference)) {
      seen.add(reference);
      put(small, reference, copy(valueAt(root, reference)));
    }
    const members = Object.entries(value).filter(([name, member]) => !(isExample(name, member) && key !== 'properties'));
    const copied = Object.fromEntries(members.map(([name, member]) => [name, copy(member, key === 'properties' ? '' : name)]));
    return key === 'properties' ? copied : compilable(Array.isArray(value['required']) ? withRequired(copied, value, value['required'], document) : copied);
  };
  small['paths'] = copy(paths);
  return documentOf(small);
}

function compilable(schema: JsonObject): JsonObject {
  const { nullable, enum: values, ...rest } = schema;
  const kept = { ...rest, ...(nullable === undefined || schema['type'] === undefined ? {} : { nullable }) };
  if (!Array.isArray(values)) return values === undefined ? kept : { ...kept, enum: values };
  // The reader adds null itself.
  const listed = values.filter((value) => !(value === null && nullable === true && values.length > 1));
  return listed.length === 0 ? kept : { ...kept, enum: listed.filter((value, index) => listed.findIndex((other) => isDeepStrictEqual(other, value)) === index) };
}

function withRequired({ required: _required, ...rest }: JsonObject, schema: JsonObject, required: readonly unknown[], document: BundledDocument): JsonObject {
  const left = required.filter((name) => !isReadOnly(schema, String(name), document, new Set()));
  return left.length === 0 ? rest : { ...rest, required: left };
}

function isReadOnly(value: unknown, name: string, document: BundledDocument, seen: Set<unknown>): boolean {
  const schema = document.deref(value);
  if (!isObject(schema) || seen.has(schema)) return false;
  seen.add(schema);
  const described = isObject(schema['properties']) && Object.hasOwn(schema['properties'], name) ? schema['properties'][name] : undefined;
  const target = document.deref(described);
  if ((isObject(described) && described['readOnly'] === true) || (isObject(target) && target['readOnly'] === true)) return true;
  return Array.isArray(schema['allOf']) && schema['allOf'].some((part) => isReadOnly(part, name, document, seen));
}

function isExample(name: string, value: unknown): boolean {
  return name === 'examples' || name === 'example' || name === 'description' || (name.startsWith('x-') && name !== 'x-nullable' && !isObject(value));
}

function put(root: Record<string, unknown>, reference: string, value: unknown): void {
  const tokens = tokensOf(reference);
  const last = tokens.at(-1);
  let target = root;
  for (const token of tokens.slice(0, -1)) {
    const next = target[token];
    const inner: Record<string, unknown> = isObject(next) ? next : {};
    target[token] = inner;
    target = inner;
  }
  if (last !== undefined) target[last] ??= value;
}

/** A parameter as the document describes it, in whichever version. */
export interface DescribedParameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly schema: unknown;
  readonly explode: boolean;
  readonly style: string;
}

export interface DescribedRequest {
  readonly parameters: readonly DescribedParameter[];
  readonly bodyRequired: boolean;
  /** Schemas of the body by media type; empty: there is no body. */
  readonly bodies: ReadonlyMap<string, unknown>;
  /** Fields of a form whose Encoding Object joins several values in one field. */
  readonly joined: ReadonlySet<string>;
}

/** What an operation takes. */
export function describeRequest({ root, deref }: BundledDocument, operation: JsonObject, item: JsonObject): DescribedRequest {
  const listed = [item['parameters'], operation['parameters']].flatMap((list) => (Array.isArray(list) ? list : [])).map(deref).filter(isObject);
  const byKey = new Map(listed.map((parameter) => [`${String(parameter['in'])} ${String(parameter['name'])}`, parameter]));
  const all = [...byKey.values()];
  const parameters = all.filter((parameter) => !['body', 'formData'].includes(String(parameter['in'])) && !isIgnored(parameter)).map(describeParameter);
  if (typeof root['swagger'] === 'string') return { parameters, ...bodyOf2(root, operation, all), joined: new Set() };
  const body = deref(operation['requestBody']);
  const content = isObject(body) && isObject(body['content']) ? body['content'] : {};
  const bodies = Object.entries(content).map(([mediaType, media]) => {
    const described = deref(media);
    return [mediaType, isObject(described) ? described['schema'] : undefined] as const;
  });
  return { parameters, bodyRequired: isObject(body) && body['required'] === true, bodies: new Map(bodies), joined: new Set(Object.values(content).flatMap((media) => joinedFields(deref(media)))) };
}

function joinedFields(media: unknown): readonly string[] {
  const encodings = isObject(media) && isObject(media['encoding']) ? Object.entries(media['encoding']) : [];
  return encodings.flatMap(([name, encoding]) => (isObject(encoding) && ['form', 'spaceDelimited', 'pipeDelimited'].includes(String(encoding['style'])) && encoding['explode'] !== true ? [name] : []));
}

/** Headers that a Parameter Object cannot describe (OpenAPI 3.2, section 4.12.1): such a definition is ignored. */
function isIgnored(parameter: JsonObject): boolean {
  return parameter['in'] === 'header' && ['accept', 'content-type', 'authorization'].includes(String(parameter['name']).toLowerCase());
}

function describeParameter(parameter: JsonObject): DescribedParameter {
  const place = String(parameter['in']);
  const style = typeof parameter['style'] === 'string' ? parameter['style'] : place === 'query' || place === 'cookie' ? 'form' : 'simple';
  const [media] = isObject(parameter['content']) ? Object.values(parameter['content']) : [];
  return {
    name: String(parameter['name']),
    in: place,
    required: parameter['required'] === true || place === 'path',
    schema: isObject(media) ? media['schema'] : (parameter['schema'] ?? parameter),
    style: isObject(media) ? 'content' : style,
    explode: typeof parameter['explode'] === 'boolean' ? parameter['explode'] : style === 'form',
  };
}

/** Swagger 2.0: a body is a parameter, or the form parameters together. */
function bodyOf2(root: JsonObject, operation: JsonObject, parameters: readonly JsonObject[]): Pick<DescribedRequest, 'bodyRequired' | 'bodies'> {
  const body = parameters.find((parameter) => parameter['in'] === 'body');
  const fields = parameters.filter((parameter) => parameter['in'] === 'formData');
  const consumes = [operation['consumes'], root['consumes']].find((list) => Array.isArray(list) && list.length > 0);
  const mediaTypes = (Array.isArray(consumes) ? consumes : []).map(String);
  if (body !== undefined) return { bodyRequired: body['required'] === true, bodies: new Map((mediaTypes.length === 0 ? ['application/json'] : mediaTypes).map((mediaType) => [mediaType, body['schema']])) };
  if (fields.length === 0) return { bodyRequired: false, bodies: new Map() };
  const required = fields.filter((field) => field['required'] === true).map((field) => String(field['name']));
  const schema = { type: 'object', properties: Object.fromEntries(fields.map((field) => [String(field['name']), { ...field, required: undefined }])), required };
  const form = mediaTypes.filter((mediaType) => /form/u.test(mediaType));
  const file = fields.some((field) => field['type'] === 'file');
  return { bodyRequired: required.length > 0, bodies: new Map((form.length === 0 ? [file ? 'multipart/form-data' : 'application/x-www-form-urlencoded'] : form).map((mediaType) => [mediaType, schema])) };
}
