import type { OperationSpec } from '../operation.js';
import { parameterOf } from './parameter.js';
import { refuse } from './refuse.js';
import { hasMembers } from './value.js';

export interface SplitParams {
  readonly query: Readonly<Record<string, unknown>>;
  readonly header: Readonly<Record<string, unknown>>;
  readonly cookie: Readonly<Record<string, unknown>>;
  /** Undefined: no body is sent. */
  readonly body: unknown;
}

/**
 * Sorts the members of `params` by where they are sent. Only own members count, and undefined ones are as if absent.
 *
 * A member that the operation does not list belongs to its body, where the body is an object of such members, else to
 * the query. Without any such member there is no body, unless the operation requires one: then it is empty.
 *
 * @throws InvalidRequestError if `params` is no object
 */
export function splitParams(spec: OperationSpec, params: unknown): SplitParams {
  if (params !== undefined && (typeof params !== 'object' || params === null || !hasMembers(params)))
    throw refuse('params', `of ${spec.id} is no plain object: pass an object with the parameters, such as { limit: 10 }.`);
  const merged = spec.body !== undefined && spec.bodyParam === undefined;
  const sorted: Record<keyof SplitParams, [string, unknown][]> = { query: [], header: [], cookie: [], body: [] };
  let whole: unknown;
  for (const entry of Object.entries(params ?? {})) {
    const [member, value] = entry;
    if (value === undefined) continue;
    const place = parameterOf(spec, member)?.in;
    if (member === spec.bodyParam) whole = value;
    else sorted[place && place !== 'path' ? place : merged ? 'body' : 'query'].push(entry);
  }
  const body = merged && (spec.bodyRequired || sorted.body.length > 0) ? Object.fromEntries(sorted.body) : whole;
  return {
    // Object.fromEntries defines members, so that `__proto__` is one like any other.
    query: Object.fromEntries(sorted.query),
    header: Object.fromEntries(sorted.header),
    cookie: Object.fromEntries(sorted.cookie),
    body,
  };
}
