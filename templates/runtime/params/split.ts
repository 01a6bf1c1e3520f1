import type { OperationSpec, ParameterLocation } from '../operation.js';
import { parameterOf } from './parameter.js';

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
 */
export function splitParams(spec: OperationSpec, params: unknown): SplitParams {
  const merged = spec.body !== undefined && spec.bodyParam === undefined;
  const sorted: Record<ParameterLocation | 'body', [string, unknown][]> = { path: [], query: [], header: [], cookie: [], body: [] };
  let whole: unknown;
  for (const entry of Object.entries(params ?? {})) {
    const [member, value] = entry;
    if (value === undefined) continue;
    if (member === spec.bodyParam) whole = value;
    else {
      const place = parameterOf(spec, member)?.in ?? 'path';
      sorted[place !== 'path' ? place : merged ? 'body' : 'query'].push(entry);
    }
  }
  // Object.fromEntries defines members, so that `__proto__` is one like any other.
  return {
    query: Object.fromEntries(sorted.query),
    header: Object.fromEntries(sorted.header),
    cookie: Object.fromEntries(sorted.cookie),
    body: merged && (spec.bodyRequired || sorted.body.length > 0) ? Object.fromEntries(sorted.body) : whole,
  };
}
