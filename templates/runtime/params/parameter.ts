import type { OperationSpec, ParameterSpec } from '../operation.js';

/** What the operation says about a member of `params`, by own name only: `constructor` and `__proto__` are ordinary names. */
export function parameterOf({ params = {} }: Pick<OperationSpec, 'params'>, member: string): Partial<ParameterSpec> {
  const listed = Object.hasOwn(params, member) ? params[member] : undefined;
  return typeof listed === 'string' ? { in: listed } : (listed ?? {});
}
