import { BaseClient } from '../../templates/runtime/base-client.js';
import { plain } from '../../templates/runtime/extras/plain.js';
import type { OperationSpec } from '../../templates/runtime/operation.js';
import { expandPath, parseTemplate } from '../../templates/runtime/params/path.js';
import { describeOperation } from '../../templates/runtime/request/describe.js';
import { createPlan, type Plan } from '../../templates/runtime/request/plan.js';

/** An operation to test with: only what the test is about has to be said. */
export function operation(parts: Partial<OperationSpec> = {}): OperationSpec {
  return { id: 'getThing', method: 'GET', path: '/things', ...parts };
}

/** The message of what a function throws, and the class it belongs to. */
export function thrown(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    if (error instanceof Error) return error;
  }
  throw new Error('Nothing was thrown.');
}

/** The request that an operation makes of some params. */
export function planOf(spec: OperationSpec, params: unknown): Plan {
  const client = new BaseClient({ baseURL: 'http://server.test' }, { apiKey: null }, plain);
  return createPlan(BaseClient.stateOf(client), { security: [], ...spec }, { operation: describeOperation(spec), template: parseTemplate(spec.path), values: [], params, options: undefined });
}

/** The path that an operation makes of the values of its variables. */
export function pathOf({ path, variables }: OperationSpec, values: readonly unknown[]): string {
  return expandPath(parseTemplate(path), values, variables);
}

/** The query that an operation makes of some params, without the question mark. */
export function queryTextOf(spec: OperationSpec, params: unknown): string {
  const { url } = planOf(spec, params);
  return url.includes('?') ? url.slice(url.indexOf('?') + 1) : '';
}

/** The header parameters, by name in lower case. */
export function headersOf(spec: OperationSpec, params: unknown): [string, string | null][] {
  return [...planOf(spec, params).headers].filter(([name]) => name !== 'accept' && name !== 'user-agent');
}

/** The value of the Cookie header; empty where none is sent. */
export function cookiesOf(spec: OperationSpec, params: unknown): string {
  return planOf(spec, params).headers.get('cookie') ?? '';
}
