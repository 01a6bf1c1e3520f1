import { createRequire } from 'node:module';
import path from 'node:path';
import type { JsonObject } from '../support/bundled.js';
import { tools } from '../support/paths.js';
import { isObject } from '../support/spec.js';

/** A request as it went out. */
export interface Recorded {
  readonly method: string;
  readonly url: URL;
  /** Path below the server, as the document's templates have it. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array | undefined;
}

export interface Validator {
  /** What the validator objects to; empty: it accepts the request. */
  readonly judge: (request: Recorded, template: string) => Promise<readonly string[]>;
  /** Whether a value fits the schema of a JSON body, or of the fields of a form. */
  readonly fits: (value: unknown, method: string, template: string, mediaType: string) => boolean;
}

interface Violation {
  readonly path?: readonly string[];
  readonly code?: string | number;
  readonly message: string;
  readonly severity: number;
}

type Either = { readonly _tag: 'Right' } | { readonly _tag: 'Left'; readonly left: readonly Violation[] };
type Option<T> = { readonly _tag: 'None' } | { readonly _tag: 'Some'; readonly value: T };

interface BodyContent {
  readonly mediaType: string;
  readonly schema?: JsonObject;
}

interface PrismParameter {
  readonly name: string;
  readonly required?: boolean;
}

interface PrismRequest {
  readonly body?: { readonly required?: boolean; readonly contents?: readonly BodyContent[] };
  readonly query?: readonly PrismParameter[];
  readonly headers?: readonly PrismParameter[];
}

interface PrismOperation {
  readonly method: string;
  readonly path: string;
  readonly request?: PrismRequest;
  readonly __bundled__?: unknown;
}

interface PrismHttp {
  readonly getHttpOperationsFromSpec: (document: unknown) => Promise<readonly PrismOperation[]>;
}

interface PrismValidator {
  readonly validateInput: (input: { readonly resource: PrismOperation; readonly element: unknown }) => Either;
}

interface PrismSchemas {
  readonly validateAgainstSchema: (value: unknown, schema: JsonObject, coerce: boolean, context: number, prefix: string, bundle: unknown) => Option<readonly Violation[]>;
}

interface PrismFilters {
  readonly stripReadOnlyProperties: (schema: JsonObject) => Option<JsonObject>;
}

const require = createRequire(path.join(tools, 'index.js'));
const severe = 0;

/**
 * The validator of Prism (its core for HTTP, in process), which nobody here wrote.
 *
 * Bodies that are forms are read by others before their fields are checked against the schema: Prism's own reader takes
 * every field for text unless it has an Encoding with a style, keeps the last of repeated ones, and knows nothing of nested
 * names. `application/x-www-form-urlencoded` is read by qs, as the servers that take nested forms do, and multipart by the
 * platform (`Response.formData`).
 */
export async function createValidator(document: JsonObject): Promise<Validator> {
  const prism: PrismHttp = require('@stoplight/prism-http');
  const core: PrismValidator = require('@stoplight/prism-http/dist/validator/index.js');
  const operations = new Map((await prism.getHttpOperationsFromSpec(document)).map((operation) => [`${operation.method.toUpperCase()} ${operation.path}`, operation]));
  const find = (method: string, template: string): PrismOperation => {
    const found = operations.get(`${method} ${template}`);
    if (found === undefined) throw new Error(`Prism does not know ${method} ${template}.`);
    return found;
  };
  return {
    judge: async (request, template) => judge(request, find(request.method, template), core),
    fits: (value, method, template, mediaType) => {
      const operation = find(method, template);
      const schema = schemaFor(operation, mediaType);
      return schema === undefined || violations(value, schema, isForm(mediaType), operation).length === 0;
    },
  };
}

async function judge(request: Recorded, operation: PrismOperation, core: PrismValidator): Promise<readonly string[]> {
  const { url, headers, body, path: pathname } = request;
  const mediaType = headers['content-type'] ?? '';
  const form = isForm(mediaType);
  const query: Record<string, unknown> = {};
  for (const key of new Set(url.searchParams.keys())) {
    const values = url.searchParams.getAll(key);
    query[key] = values.length === 1 ? values[0] : values;
  }
  const read = form || body === undefined ? undefined : /[/+]json\b/iu.test(mediaType) ? JSON.parse(Buffer.from(body).toString()) : Buffer.from(body).toString();
  const element = { method: request.method.toLowerCase(), url: { path: pathname, query }, headers: { ...headers, ...(body === undefined ? {} : { 'content-length': String(body.length) }) }, body: read };
  const result = core.validateInput({ resource: readable(operation, query, headers, form), element });
  const found = result._tag === 'Left' ? result.left.filter(({ severity }) => severity === severe).map(text) : [];
  return form && body !== undefined ? [...found, ...(await judgeForm(body, mediaType, operation))] : found;
}

/**
 * The operation without what Prism cannot read: a form is read by others, a template is compared with the path alone, and
 * its readers of arrays and deep objects throw, or make an object of nothing, where an optional parameter is absent.
 */
function readable(operation: PrismOperation, query: Readonly<Record<string, unknown>>, headers: Readonly<Record<string, string>>, form: boolean): PrismOperation {
  const { body, ...rest } = operation.request ?? {};
  const keys = Object.keys(query).map((key) => key.toLowerCase());
  const isThere = ({ name, required }: PrismParameter): boolean => required === true || keys.some((key) => key === name.toLowerCase() || key.startsWith(`${name.toLowerCase()}[`));
  const request: PrismRequest = {
    ...rest,
    ...(body === undefined ? {} : { body: form ? { ...body, required: false } : body }),
    ...(rest.query === undefined ? {} : { query: rest.query.filter(isThere) }),
    ...(rest.headers === undefined ? {} : { headers: rest.headers.filter(({ name, required }) => required === true || headers[name.toLowerCase()] !== undefined) }),
  };
  return { ...operation, path: operation.path.replace(/[?#].*$/u, ''), ...(operation.request === undefined ? {} : { request }) };
}

async function judgeForm(body: Uint8Array, mediaType: string, operation: PrismOperation): Promise<readonly string[]> {
  const schema = schemaFor(operation, mediaType);
  if (schema === undefined) return [];
  const value = /multipart/iu.test(mediaType) ? await readMultipart(body, mediaType, schema) : readForm(Buffer.from(body).toString(), schema);
  return violations(value, schema, true, operation);
}

function readForm(text: string, schema: JsonObject): Readonly<Record<string, unknown>> {
  const qs: { parse: (text: string, options: unknown) => Readonly<Record<string, unknown>> } = require('qs');
  const read = qs.parse(text, { depth: 60, arrayLimit: 10_000, parameterLimit: 10_000, strictDepth: true, plainObjects: true });
  return Object.fromEntries(Object.entries(read).map(([name, value]) => [name, isList(schema, name) && typeof value === 'string' ? [value] : value]));
}

/** A list of one cannot be told from its item by looking at the text. */
function isList({ properties }: JsonObject, name: string): boolean {
  const described = isObject(properties) ? properties[name] : undefined;
  return isObject(described) && (described['type'] === 'array' || described['items'] !== undefined);
}

/** Parts of one name are a list where the schema has one, names in brackets nest, and parts of JSON are read as such. */
async function readMultipart(body: Uint8Array, mediaType: string, schema: JsonObject): Promise<unknown> {
  const data = await new Response(Buffer.from(body), { headers: { 'content-type': mediaType } }).formData();
  const nested: string[] = [];
  const fields: Record<string, unknown> = {};
  for (const name of new Set(data.keys())) {
    const parts = data.getAll(name).map((part) => (typeof part === 'string' ? part : 'content of a file'));
    if (name.includes('[')) {
      nested.push(...parts.map((part) => `${encodeURIComponent(name)}=${encodeURIComponent(part)}`));
      continue;
    }
    const read = parts.map(maybeJson);
    fields[name] = isList(schema, name) && !(read.length === 1 && Array.isArray(read[0])) ? read : read[0];
  }
  return { ...readForm(nested.join('&'), schema), ...fields };
}

function maybeJson(text: string): unknown {
  if (!/^[[{]/u.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function schemaFor({ request }: PrismOperation, mediaType: string): JsonObject | undefined {
  const contents = request?.body?.contents ?? [];
  const [essence = ''] = mediaType.split(';');
  return (contents.find((content) => content.mediaType.split(';')[0] === essence) ?? contents[0])?.schema;
}

function violations(value: unknown, schema: JsonObject, coerce: boolean, operation: PrismOperation): readonly string[] {
  const { validateAgainstSchema }: PrismSchemas = require('@stoplight/prism-http/dist/validator/validators/utils.js');
  const { stripReadOnlyProperties }: PrismFilters = require('@stoplight/prism-http/dist/utils/filterRequiredProperties.js');
  const stripped = withoutReadOnly(schema, stripReadOnlyProperties);
  const result = validateAgainstSchema(structuredClone(value), stripped, coerce, 0, 'body', operation.__bundled__);
  return result._tag === 'Some' ? result.value.filter(({ severity }) => severity === severe).map(text) : [];
}

const strippedSchemas = new WeakMap<JsonObject, JsonObject>();

function withoutReadOnly(schema: JsonObject, strip: PrismFilters['stripReadOnlyProperties']): JsonObject {
  const known = strippedSchemas.get(schema);
  if (known !== undefined) return known;
  const result = strip(schema);
  const stripped = result._tag === 'Some' ? result.value : schema;
  strippedSchemas.set(schema, stripped);
  return stripped;
}

function isForm(mediaType: string): boolean {
  return /^(?:application\/x-www-form-urlencoded|multipart\/form-data)\b/iu.test(mediaType);
}

function text({ path: at, message, code }: Violation): string {
  return `${(at ?? []).join('.')} ${String(code ?? '')}: ${message}`;
}
