import { parse } from 'yaml';
import { createDiagnostics } from '../../../generator/diagnostics/collector.js';
import type { Diagnostic } from '../../../generator/diagnostics/diagnostic.js';
import { buildApi } from '../../../generator/ir/build/api.js';
import type { Api, Json, Operation, Schema } from '../../../generator/ir/model.js';
import { loadDocument } from '../../../generator/source/load-document.js';

export interface Built {
  readonly api: Api;
  /** What the build had to say; what the checks before it said is left out. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Builds the IR of a document given as YAML; `openapi`, `info` and `paths` may be left out. */
export async function build(yaml: string, version = '3.1.0'): Promise<Built> {
  const given: unknown = parse(yaml);
  const text = JSON.stringify({ openapi: version, info: { title: 'Test', version: '1' }, ...(isObject(given) && 'paths' in given ? {} : { paths: {} }), ...(isObject(given) ? given : {}) });
  const loaded = await loadDocument('-', { stdin: once(text) });
  if (loaded.document === undefined) throw new Error(loaded.diagnostics.map(({ message }) => message).join('\n'));
  const diagnostics = createDiagnostics();
  const api = buildApi(loaded.document, diagnostics);
  return { api, diagnostics: diagnostics.all() };
}

/** As {@link build}, of a document that has nothing but components: their YAML, by name. */
export async function buildSchemas(yaml: string, version?: string): Promise<Built> {
  return build(JSON.stringify({ components: { schemas: parse(yaml) } }), version);
}

export function schemaNamed(api: Api, name: string): Schema {
  const found = api.schemas.find((schema) => nameOf(schema) === name);
  if (found === undefined) throw new Error(`There is no schema ${name}; there are: ${api.schemas.map(nameOf).join(', ')}`);
  return found;
}

export function operationCalled(api: Api, id: string): Operation {
  const found = api.operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`There is no operation ${id}`);
  return found;
}

/** The best name of a schema in one word, with a mark for the request view. */
export function nameOf(schema: Schema): string {
  const name = schema.names[0].map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
  return schema.requestViewOf === undefined ? name : `${name}!request`;
}

/**
 * A fragment of the IR as a test writes it: references and bases by name instead of id, without origins, empty lists
 * and empty documentation.
 */
export function brief(fragment: unknown, api: Api): unknown {
  const names = new Map(api.schemas.map((schema) => [schema.id, nameOf(schema)]));
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return names.get(value) ?? value;
    if (Array.isArray(value)) return value.map(visit);
    if (!isObject(value)) return value;
    return Object.fromEntries(Object.entries(value).flatMap(([key, member]) => (isNoise(key, member) ? [] : [[key, visit(member)]])));
  };
  return visit(fragment);
}

function isNoise(key: string, value: unknown): boolean {
  if (key === 'origin') return true;
  if (key === 'docs') return isObject(value) && Object.keys(value).length === 0;
  return (key === 'extends' || key === 'patterns' || key === 'encoding' || key === 'headers') && Array.isArray(value) && value.length === 0;
}

function isObject(value: unknown): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

async function* once(text: string): AsyncIterable<string> {
  yield text;
}
