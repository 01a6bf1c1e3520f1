import { BaseResolver, bundle, createConfig, type Document } from '@redocly/openapi-core';
import { isObject } from './spec.js';

/** Any object of a document. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A document as an independent reader sees it: one object, whose references all point into it. */
export interface BundledDocument {
  readonly root: JsonObject;
  /** The object that a reference leads to, siblings of `$ref` aside; the value itself where it is none. */
  readonly deref: (value: unknown) => unknown;
}

/**
 * Reads a document of any version with the files that it refers to.
 *
 * @param file absolute path
 */
export async function readBundled(file: string): Promise<BundledDocument> {
  const config = await createConfig({});
  const document = await new BaseResolver(config.resolve).resolveDocument(null, file, true);
  if (document instanceof Error) throw document;
  const { bundle: bundled } = await bundle({ doc: withFullVersion(document), config });
  const root: unknown = bundled.parsed;
  if (!isObject(root)) throw new Error(`${file} is no OpenAPI document.`);
  return documentOf(root);
}

/** The reader wants a version of three numbers; a document may have two. */
function withFullVersion(document: Document): Document {
  const { parsed } = document;
  return isObject(parsed) && /^\d+\.\d+$/u.test(String(parsed['openapi'])) ? { ...document, parsed: { ...parsed, openapi: `${String(parsed['openapi'])}.0` } } : document;
}

export function documentOf(root: JsonObject): BundledDocument {
  const deref = (value: unknown): unknown => {
    const seen = new Set<unknown>();
    let current = value;
    while (isObject(current) && typeof current['$ref'] === 'string' && !seen.has(current)) {
      seen.add(current);
      current = valueAt(root, current['$ref']);
    }
    return current;
  };
  return { root, deref };
}

/** The value at a reference of the form `#/a/b` (RFC 6901, section 6); undefined where there is none. */
export function valueAt(root: unknown, reference: string): unknown {
  let value = root;
  for (const token of tokensOf(reference)) {
    if (Array.isArray(value)) value = value[Number(token)];
    else value = isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
  }
  return value;
}

/** The tokens of a JSON Pointer in a URI fragment. */
export function tokensOf(reference: string): readonly string[] {
  if (reference === '#') return [];
  return reference
    .replace(/^#\//u, '')
    .split('/')
    .map((token) => decoded(token).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A name may hold a percent sign that begins no escape. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** An operation, found by walking the paths. */
export interface FoundOperation {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
  readonly item: JsonObject;
}

/** The fixed fields of a Path Item Object that hold operations (OpenAPI 3.2, section 4.9.1); 2.0 to 3.1 have fewer. */
const fixed = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Every operation of a document, in its order. */
export function foundOperations({ root, deref }: BundledDocument): readonly FoundOperation[] {
  const paths = isObject(root['paths']) ? root['paths'] : {};
  const is32 = String(root['openapi']).startsWith('3.2');
  return Object.entries(paths).flatMap(([path, value]) => {
    const item = deref(value);
    if (!path.startsWith('/') || !isObject(item)) return [];
    const additional = isObject(item['additionalOperations']) && is32 ? Object.entries(item['additionalOperations']) : [];
    const named = Object.entries(item).filter(([method]) => fixed.includes(method) || (method === 'query' && is32));
    return [...named.map(([method, operation]) => [method.toUpperCase(), operation] as const), ...additional].flatMap(([method, operation]) =>
      isObject(operation) ? [{ method, path, operation, item }] : [],
    );
  });
}
