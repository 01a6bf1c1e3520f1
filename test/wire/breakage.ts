import type { BundledDocument, JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';
import type { DescribedRequest } from './requests.js';
import type { Recorded } from './validator.js';

/** A request that its document does not admit. */
export interface Broken {
  /** What was done to it. */
  readonly what: string;
  readonly request: Recorded;
}

/**
 * Ways to break a request: without one parameter, member or field that is required, or with a value of a wrong type. A
 * validator that is right refuses each; one that accepts anything shows itself. Of a request with a body these are ways to
 * break the body: that is where a validator has most to get wrong.
 *
 * @param recorded a request that fits its document
 */
export async function breakages(recorded: Recorded, request: DescribedRequest, document: BundledDocument): Promise<readonly Broken[]> {
  const bodies = [...brokenJson(recorded, request, document), ...(await brokenForm(recorded, request, document))];
  return bodies.length > 0 ? bodies : [...brokenQuery(recorded, request, document), ...brokenHeaders(recorded, request)];
}

function brokenQuery(recorded: Recorded, { parameters }: DescribedRequest, document: BundledDocument): readonly Broken[] {
  return parameters
    .filter(({ name, in: place }) => place === 'query' && recorded.url.searchParams.has(name))
    .flatMap(({ name, required, schema }) => {
      const type = plainType(document.deref(schema));
      const without = required ? [{ what: `without query ${name}`, request: { ...recorded, url: withQuery(recorded.url, name) } }] : [];
      const wrong = type === 'integer' || type === 'number' || type === 'boolean' ? [{ what: `query ${name} is no ${type}`, request: { ...recorded, url: withQuery(recorded.url, name, 'wrong') } }] : [];
      return [...without, ...wrong];
    });
}

function withQuery(url: URL, name: string, value?: string): URL {
  const changed = new URL(url);
  if (value === undefined) changed.searchParams.delete(name);
  else changed.searchParams.set(name, value);
  return changed;
}

function brokenHeaders(recorded: Recorded, { parameters }: DescribedRequest): readonly Broken[] {
  return parameters
    .filter(({ name, in: place, required }) => place === 'header' && required && recorded.headers[name.toLowerCase()] !== undefined)
    .map(({ name }) => ({ what: `without header ${name}`, request: { ...recorded, headers: Object.fromEntries(Object.entries(recorded.headers).filter(([header]) => header !== name.toLowerCase())) } }));
}

function brokenJson(recorded: Recorded, request: DescribedRequest, document: BundledDocument): readonly Broken[] {
  const { body, headers } = recorded;
  const mediaType = headers['content-type'] ?? '';
  if (body === undefined || !/[/+]json\b/iu.test(mediaType)) return [];
  const value: unknown = JSON.parse(Buffer.from(body).toString());
  const schema = schemaOf(request, mediaType);
  const withBody = (what: string, changed: unknown): Broken => ({ what, request: { ...recorded, body: Buffer.from(JSON.stringify(changed)) } });
  const whole = request.bodyRequired ? [{ what: 'without the body', request: { ...recorded, body: undefined } }] : [];
  if (!isObject(value)) return whole;
  const without = requiredOf(schema, document).filter((name) => Object.hasOwn(value, name)).map((name) => withBody(`without body.${name}`, withoutMember(value, name)));
  const described = document.deref(schema);
  const properties = isObject(described) && isObject(described['properties']) ? described['properties'] : {};
  const wrong = Object.keys(value).flatMap((name) => {
    const type = Object.hasOwn(properties, name) ? plainType(document.deref(properties[name])) : undefined;
    return type === undefined ? [] : [withBody(`body.${name} is no ${type}`, { ...value, [name]: type === 'object' || type === 'array' ? 'wrong' : { wrong: true } })];
  });
  return [...without, ...wrong, ...whole];
}

async function brokenForm(recorded: Recorded, request: DescribedRequest, document: BundledDocument): Promise<readonly Broken[]> {
  const { body, headers } = recorded;
  const mediaType = headers['content-type'] ?? '';
  if (body === undefined || !/form/iu.test(mediaType)) return [];
  const names = requiredOf(schemaOf(request, mediaType), document);
  const broken: Broken[] = [];
  for (const name of names) {
    const data = await new Response(Buffer.from(body), { headers: { 'content-type': mediaType } }).formData();
    const fields = [...data.keys()].filter((key) => key === name || key.startsWith(`${name}[`));
    for (const field of fields) data.delete(field);
    const changed = /multipart/iu.test(mediaType) ? new Response(data) : new Response(new URLSearchParams([...data].flatMap(([key, value]) => (typeof value === 'string' ? [[key, value]] : []))));
    if (fields.length > 0) broken.push({ what: `without field ${name}`, request: { ...recorded, headers: { ...headers, 'content-type': changed.headers.get('content-type') ?? mediaType }, body: new Uint8Array(await changed.arrayBuffer()) } });
  }
  return broken;
}

function withoutMember(value: JsonObject, name: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function schemaOf({ bodies }: DescribedRequest, mediaType: string): unknown {
  const [essence = ''] = mediaType.split(';');
  return [...bodies].find(([described]) => described.split(';')[0] === essence)?.[1];
}

/** Members that a schema requires whichever alternative is taken. */
function requiredOf(value: unknown, document: BundledDocument, depth = 0): readonly string[] {
  const schema = document.deref(value);
  if (!isObject(schema) || depth > 20) return [];
  const own = Array.isArray(schema['required']) ? schema['required'].map(String) : [];
  const parts = Array.isArray(schema['allOf']) ? schema['allOf'].flatMap((part) => requiredOf(part, document, depth + 1)) : [];
  return [...new Set([...own, ...parts])];
}

/** The one type that a schema names; none where it composes, admits several, or null. */
function plainType(schema: unknown): string | undefined {
  if (!isObject(schema) || ['allOf', 'anyOf', 'oneOf', 'not'].some((keyword) => schema[keyword] !== undefined) || schema['nullable'] === true || schema['x-nullable'] === true) return undefined;
  return typeof schema['type'] === 'string' && schema['type'] !== 'null' && schema['type'] !== 'file' ? schema['type'] : undefined;
}
