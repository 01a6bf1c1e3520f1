import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../support/bundled.js';
import { isObject } from '../support/spec.js';

const bounds = [['minLength', Math.max], ['minItems', Math.max], ['minimum', Math.max], ['minProperties', Math.max], ['maxLength', Math.min], ['maximum', Math.min], ['maxItems', Math.min]] as const;

/**
 * Two schemas at once: members of either, of values those that both list, and of a bound the narrower.
 *
 * @returns nothing where no value fits both
 */
export function together(one: JsonObject, other: JsonObject): JsonObject | undefined {
  const merged: Record<string, unknown> = { ...other, ...one };
  if (isObject(one['properties']) || isObject(other['properties'])) merged['properties'] = bothProperties(one, other);
  if (Array.isArray(one['required']) && Array.isArray(other['required'])) merged['required'] = [...new Set([...one['required'], ...other['required']])];
  for (const [name, narrower] of bounds) {
    const [a, b] = [one[name], other[name]];
    if (typeof a === 'number' && typeof b === 'number') merged[name] = narrower(a, b);
  }
  if (one['additionalProperties'] === false || other['additionalProperties'] === false) merged['additionalProperties'] = false;
  if (one['not'] !== undefined && other['not'] !== undefined) merged['not'] = { anyOf: [one['not'], other['not']] };
  return layType(merged, one['type'], other['type']) && layValues(merged, one, other) ? merged : undefined;
}

/** A schema that is closed admits the members that itself describes: those of the other have no value then. */
function bothProperties(one: JsonObject, other: JsonObject): JsonObject {
  const mine = isObject(one['properties']) ? one['properties'] : {};
  const theirs = isObject(other['properties']) ? other['properties'] : {};
  const names = [...new Set([...Object.keys(theirs), ...Object.keys(mine)])];
  return Object.fromEntries(
    names.map((name): readonly [string, unknown] => {
      if (excludes(one, name) || excludes(other, name)) return [name, false];
      const [a, b] = [Object.hasOwn(mine, name) ? mine[name] : undefined, Object.hasOwn(theirs, name) ? theirs[name] : undefined];
      if (a === undefined || b === undefined || a === b) return [name, a ?? b];
      return [name, a === false || b === false ? false : { allOf: [a, b] }];
    }),
  );
}

/** Whether a schema forbids a member that it does not describe. */
export function excludes({ additionalProperties, properties, patternProperties }: JsonObject, name: string): boolean {
  if (additionalProperties !== false || (isObject(properties) && Object.hasOwn(properties, name))) return false;
  return !isObject(patternProperties) || !Object.keys(patternProperties).some((pattern) => new RegExp(pattern, 'u').test(name));
}

function layType(merged: Record<string, unknown>, one: unknown, other: unknown): boolean {
  if (one === undefined || other === undefined) return true;
  const [mine, theirs] = [[one].flat(), [other].flat()];
  const common = [...mine.filter((type) => theirs.includes(type) || (type === 'integer' && theirs.includes('number'))), ...(mine.includes('number') && !mine.includes('integer') ? theirs.filter((type) => type === 'integer') : [])];
  merged['type'] = common.length === 1 ? common[0] : common;
  return common.length > 0;
}

function layValues(merged: Record<string, unknown>, one: JsonObject, other: JsonObject): boolean {
  const [mine, theirs] = [listed(one), listed(other)];
  if (mine === undefined || theirs === undefined) return true;
  const common = mine.filter((value) => theirs.some((each) => isDeepStrictEqual(each, value)));
  delete merged['const'];
  merged['enum'] = common;
  return common.length > 0;
}

/** The values that a schema lists; undefined: it lists none. */
function listed(schema: JsonObject): readonly unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  const values = schema['enum'];
  return Array.isArray(values) && values.length > 0 ? values : undefined;
}
