import type { OperationSpec, ParameterSpec } from '../operation.js';
import { ownMember } from './own-member.js';
import { writePlain } from './plain.js';

/** Texts with their names on the wire. */
type Placed = readonly (readonly [name: string, text: string])[];

/** What `params` give a request. */
export interface PlacedParams {
  readonly query: Placed;
  readonly header: Placed;
  readonly cookie: Placed;
  /** Undefined: no body is sent. */
  readonly body: unknown;
}

/**
 * Writes the members of `params` where they are sent. Only own members count, and undefined ones are as if absent.
 *
 * A member that the operation does not list belongs to its body, where the body is an object of such members, else to
 * the query. Without any such member there is no body, unless the operation requires one: then it is empty.
 *
 * @throws InvalidRequestError that names the parameter
 */
export function placeParams(spec: OperationSpec, params: unknown): PlacedParams {
  const { bodyParam } = spec;
  const merges = spec.body && !bodyParam;
  const texts: Record<'query' | 'header' | 'cookie', [string, string][]> = { query: [], header: [], cookie: [] };
  const members: [string, unknown][] = [];
  let whole: unknown;
  for (const entry of Object.entries(params ?? {})) {
    const [member, value] = entry;
    const listed = ownMember(spec.params, member);
    if (value === undefined) continue;
    if (member === bodyParam) whole = value;
    else if (!listed && merges) members.push(entry);
    else {
      const { in: place, name = member, write = writePlain }: ParameterSpec = typeof listed === 'object' ? listed : { in: listed ?? 'query' };
      const text = write(place, name, value);
      if (text !== undefined) texts[place].push([name, text]);
    }
  }
  // Object.fromEntries defines members, so that `__proto__` is one like any other.
  return { ...texts, body: merges && (spec.bodyRequired || members.length > 0) ? Object.fromEntries(members) : whole };
}
