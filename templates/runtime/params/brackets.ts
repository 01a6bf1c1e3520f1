import type { InvalidRequestError } from '../errors/invalid-request.js';
import { isList, plain } from './value.js';
import { refuse } from './refuse.js';

/**
 * Names and values of a nested value, as the servers that take nested forms read them (PHP, Rails, Express's qs, Stripe):
 * `metadata[color]=red`, `expand[]=customer`, `items[0][price]=5`. OpenAPI's deepObject defines the first of these only.
 * A list of plain values has `[]`; a list that holds lists or objects is numbered, since `[]` could not tell where one
 * ends and the next begins. Members that are undefined are left out; so are null ones, unless refused.
 *
 * @param nulls `refuse` where leaving null out would change what the caller said
 * @throws InvalidRequestError that names the member
 */
export function bracketPairs(name: string, value: unknown, nulls?: 'refuse', depth = 0): (readonly [string, string])[] {
  if (depth > 64) throw refuse(name, 'nests more than 64 levels deep or holds itself: pass a tree.');
  const content = plain(value, name);
  if (content === null && nulls) throw refuseNull(name);
  if (content === null || content === undefined) return [];
  if (typeof content === 'string') return [[name, content]];
  if (isList(content)) {
    const numbered = content.some((item) => typeof item === 'object' && item !== null && typeof plain(item, name) === 'object');
    return content.flatMap((item, index) => bracketPairs(`${name}[${numbered ? index : ''}]`, item, nulls, depth + 1));
  }
  return Object.entries(content).flatMap(([key, member]) => bracketPairs(`${name}[${key}]`, member, nulls, depth + 1));
}

/** Leaving null out would change what the caller said; a form has no text for it. */
export function refuseNull(name: string): InvalidRequestError {
  return refuse(name, 'is null, which a form has no value for: leave it out, or pass an empty string to clear it.');
}
