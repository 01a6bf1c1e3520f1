import { refuse } from '../params/refuse.js';
import { finite, hasMembers, instant, tag } from '../params/value.js';

/**
 * Writes JSON (RFC 8259) as JSON.stringify does, except that nothing is lost in silence: a BigInt becomes a number with
 * all its digits; NaN, infinities, invalid dates, cycles and objects whose content is not in their members (Map, Blob,
 * typed arrays) are refused with the path of the member. Members that are undefined or functions are dropped, null is
 * kept, a Date becomes its ISO 8601 instant, `toJSON` is honoured. The value is never changed.
 *
 * @param name what the path of a refused member begins with; absent: the member itself
 * @throws InvalidRequestError
 */
export function writeJSON(value: unknown, name = ''): string {
  return write(value, name, []) ?? 'null';
}

/** Undefined where JSON has no text for the value, so that the member is dropped. */
function write(value: unknown, path: string, parents: readonly object[]): string | undefined {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value);
    case 'number':
      return finite(value, path || 'body');
    case 'bigint':
      return String(value);
    case 'object':
      break;
    default:
      return undefined;
  }
  if (value === null) return 'null';
  if (value instanceof Date) return `"${instant(value, path || 'body')}"`;
  if (parents.includes(value)) throw refuse(path || 'body', 'holds itself, which JSON has no text for: pass a tree.');
  const inside = [...parents, value];
  if ('toJSON' in value && typeof value.toJSON === 'function') {
    const json: unknown = value.toJSON();
    return write(json, path, inside);
  }
  if (Array.isArray(value)) return `[${value.map((item, index) => write(item, `${path}[${index}]`, inside) ?? 'null').join(',')}]`;
  if (!hasMembers(value)) throw refuse(path || 'body', `is a ${tag(value)}, which JSON has no text for: pass plain objects, arrays, strings, numbers, booleans or null.`);
  const members: string[] = [];
  for (const [key, member] of Object.entries(value)) {
    const text = write(member, path ? `${path}.${key}` : key, inside);
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`);
  }
  return `{${members.join(',')}}`;
}
