import type { Edit } from './mutations.js';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A document with edits carried out, in their order; the one given stays as it is. */
export function edited(document: unknown, edits: readonly Edit[]): unknown {
  let text = JSON.stringify(document);
  for (const edit of edits) text = edit[0] === 'replace' ? replaced(text, edit[1], edit[2]) : carriedOut(text, edit);
  return JSON.parse(text);
}

function replaced(text: string, from: string, to: string): string {
  if (!text.includes(from)) throw new Error(`The document has no ${from}.`);
  return text.replaceAll(from, to);
}

function carriedOut(text: string, edit: Exclude<Edit, readonly ['replace', ...unknown[]]>): string {
  const document: Json = JSON.parse(text);
  const keys = edit[1].split('/').slice(1).map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Json | undefined>((at, key) => child(at, key), document);
  if (typeof parent !== 'object' || parent === null) throw new Error(`There is nothing at ${edit[1]}.`);
  if (edit[0] !== 'set' && child(parent, last) === undefined) throw new Error(`There is nothing at ${edit[1]}.`);
  switch (edit[0]) {
    case 'set':
      put(parent, last, JSON.parse(JSON.stringify(edit[2])));
      break;
    case 'delete':
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      else delete parent[last];
      break;
    case 'rename':
      reorder(parent, (entries) => entries.map(([key, value]) => [key === last ? edit[2] : key, value]));
      break;
    case 'turn':
      turn(child(parent, last));
      break;
  }
  return JSON.stringify(document);
}

function child(at: Json | undefined, key: string): Json | undefined {
  if (Array.isArray(at)) return at[Number(key)];
  return typeof at === 'object' && at !== null ? at[key] : undefined;
}

function put(parent: Json[] | { [key: string]: Json }, key: string, value: Json): void {
  if (Array.isArray(parent)) parent[key === '-' ? parent.length : Number(key)] = value;
  else parent[key] = value;
}

function turn(value: Json | undefined): void {
  if (Array.isArray(value)) value.reverse();
  else if (typeof value === 'object' && value !== null) reorder(value, (entries) => entries.reverse());
}

function reorder(object: Json[] | { [key: string]: Json }, change: (entries: [string, Json][]) => [string, Json][]): void {
  if (Array.isArray(object)) throw new Error('A list has no keys.');
  const entries = change(Object.entries(object));
  for (const key of Object.keys(object)) delete object[key];
  Object.assign(object, Object.fromEntries(entries));
}
