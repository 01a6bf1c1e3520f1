import type { OperationSpec, ParameterLocation, ParameterSpec } from '../operation.js';
import { writePlain } from './plain.js';

/** What the operation says about a member of `params`, by own name only: `constructor` and `__proto__` are ordinary names. */
export function parameterOf(spec: OperationSpec, member: string): ParameterSpec | undefined {
  const listed = spec.params && Object.hasOwn(spec.params, member) ? spec.params[member] : undefined;
  return typeof listed === 'string' ? { in: listed } : listed;
}

/** The members that have something to send: wire name and text. */
export function writeMembers(
  spec: OperationSpec,
  place: ParameterLocation,
  members: Readonly<Record<string, unknown>>,
): [string, string][] {
  return Object.entries(members).flatMap(([member, value]): [string, string][] => {
    const how = parameterOf(spec, member);
    const name = how?.name ?? member;
    const text = (how?.write ?? writePlain)(place, name, value);
    return text === undefined ? [] : [[name, text]];
  });
}
