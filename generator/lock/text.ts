import type { Lock, LockedOperation, LockedSchema } from './lock.js';

/** The lock of an SDK, in its folder. */
export const lockFile = 'sdkwright.lock.json';

/** The form of the file. Another one is not read. */
const version = 1;

/** A lock as text: sorted by code point, without a time or a place, a line a name, so that a change of the document shows as such. */
export function lockText(lock: Lock): string {
  const schemas = [...lock.schemas].map(([key, { name, at }]) => [key, at === undefined ? name : { name, at }] as const);
  const groups = { operations: lock.operations, resources: lock.resources, schemas: new Map<string, unknown>(schemas), credentials: lock.credentials };
  const texts = Object.entries(groups).map(([group, map]) => {
    const lines = [...map].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)}`);
    return `  "${group}": {${lines.length === 0 ? '' : `\n${lines.join(',\n')}\n  `}}`;
  });
  return `{\n  "version": ${version},\n${texts.join(',\n')}\n}\n`;
}

/** @returns undefined where the text is no lock of this version */
export function parseLock(text: string): Lock | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const groups = membersOf(value);
  if (groups?.get('version') !== version) return undefined;
  const operations = table(groups.get('operations'), operation);
  const resources = table(groups.get('resources'), identifier);
  const schemas = table(groups.get('schemas'), schema);
  const credentials = table(groups.get('credentials'), identifier);
  return operations && resources && schemas && credentials ? { operations, resources, schemas, credentials } : undefined;
}

function operation(value: unknown): LockedOperation | undefined {
  const members = membersOf(value);
  const call = members?.get('call');
  const resource: unknown = members?.get('resource');
  const method = members?.get('method');
  const params = members?.get('params');
  const headers = members?.get('headers');
  if (typeof call !== 'string' || !call.split('.').every(isIdentifier) || !isWords(method)) return undefined;
  if (!Array.isArray(resource) || resource.length === 0 || !resource.every(isWords)) return undefined;
  if (params !== undefined && !isIdentifier(params)) return undefined;
  if (headers !== undefined && !isIdentifier(headers)) return undefined;
  return { call, resource, method, ...(params === undefined ? {} : { params }), ...(headers === undefined ? {} : { headers }) };
}

function schema(value: unknown): LockedSchema | undefined {
  if (isIdentifier(value)) return { name: value };
  const members = membersOf(value);
  const name = members?.get('name');
  const at = members?.get('at');
  return isIdentifier(name) && typeof at === 'string' ? { name, at } : undefined;
}

function identifier(value: unknown): string | undefined {
  return isIdentifier(value) ? value : undefined;
}

/** A name from the file becomes code: only what the plan could have given is taken (ECMA-262, IdentifierName). */
function isIdentifier(value: unknown): value is string {
  return typeof value === 'string' && /^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(value);
}

function isWords(value: unknown): value is string {
  return typeof value === 'string' && value.split(' ').every((word) => /^[\p{L}\p{N}\p{M}]+$/u.test(word));
}

function table<Value>(value: unknown, read: (value: unknown) => Value | undefined): ReadonlyMap<string, Value> | undefined {
  const found = new Map<string, Value>();
  const members = membersOf(value);
  for (const [key, member] of members ?? []) {
    const one = read(member);
    if (one === undefined) return undefined;
    found.set(key, one);
  }
  return members === undefined ? undefined : found;
}

function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : undefined;
}
