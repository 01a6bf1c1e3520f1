import type { OperationSpec, ParameterSpec } from '../operation.js';

/** What the operation says about a member of `params`, by own name only: `constructor` and `__proto__` are ordinary names. */
export function parameterOf(spec: OperationSpec, member: string): ParameterSpec | undefined {
  const listed = spec.params && Object.hasOwn(spec.params, member) ? spec.params[member] : undefined;
  return typeof listed === 'string' ? { in: listed } : listed;
}
