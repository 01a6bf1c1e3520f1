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
  if (params !== undefined && (typeof params !== 'object' || params === null || Array.isArray(params) || !hasMembers(params))) {
    throw refuse('params', `of ${spec.id} is ${params === null ? 'null' : 'no plain object'}: pass an object with the parameters as members, such as { limit: 10 }.`);
  }
  const merged = spec.body !== undefined && spec.bodyParam === undefined;
  const query: [string, unknown][] = [];
  const header: [string, unknown][] = [];
  const cookie: [string, unknown][] = [];
  const body: [string, unknown][] = [];
  let whole: unknown;
  for (const entry of Object.entries(params ?? {})) {
    const [member, value] = entry;
    if (value === undefined) continue;
    const place = parameterOf(spec, member)?.in;
    if (member === spec.bodyParam) whole = value;
    else if (place === 'query' || place === 'querystring') query.push(entry);
    else if (place === 'header') header.push(entry);
    else if (place === 'cookie') cookie.push(entry);
    else (merged ? body : query).push(entry);
  }
  return {
    // Object.fromEntries defines members, so that `__proto__` is one like any other.
    query: Object.fromEntries(query),
    header: Object.fromEntries(header),
    cookie: Object.fromEntries(cookie),
    body: merged ? (body.length > 0 || spec.bodyRequired ? Object.fromEntries(body) : undefined) : whole,
  };
}
