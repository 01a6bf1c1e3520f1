import { refuse } from '../params/refuse.js';
import { tag } from '../params/value.js';
import { member } from '../platform.js';

/**
 * Writes JSON (RFC 8259) as JSON.stringify does, except that nothing is lost in silence: a BigInt becomes a number with
 * all its digits; NaN, infinities, invalid dates, cycles and objects whose content is not in their members (Map, Blob,
 * typed arrays, streams, promises) are refused with the path of the member, and so is a function in place of the whole.
 * Members that are undefined or functions are dropped, null is kept, a Date becomes its ISO 8601 instant, `toJSON` is honoured. The value is never changed.
 *
 * @param name what the path of a refused member begins with; absent: the member itself
 * @throws InvalidRequestError
 */
export function writeJSON(value: unknown, name = ''): string {
  // The objects that the present member is in, outermost first.
  const parents: { readonly object: unknown; readonly path: string }[] = [];
  // Stands before a BigInt's digits until all is written; no text of the caller's can hold it.
  let mark: string | undefined;
  const text = JSON.stringify(value, function (this: unknown, key, written: unknown) {
    while (parents.length > 0 && parents.at(-1)?.object !== this) parents.pop();
    const parent = parents.at(-1);
    const path = parent ? pathOf(parent.path, key, this) : name;
    const flaw = parents.some(({ object }) => object === written) ? 'one of its own parents' : flawOf(written, member(this, key));
    if (flaw) throw refuse(path || 'body', `is ${flaw}, which JSON can't hold: ${flaw === 'a Promise' ? 'await it' : 'pass plain data'}.`);
    if (Object(written) === written) parents.push({ object: written, path });
    return typeof written === 'bigint' ? (mark ??= crypto.randomUUID()) + written : written;
  });
  if (text === undefined && value !== undefined) throw refuse(name || 'body', `is a ${typeof value}, which JSON can't hold: pass plain data.`);
  return (mark ? text.replace(new RegExp(`"${mark}(-?\\d+)"`, 'g'), '$1') : text) ?? 'null';
}

function pathOf(path: string, key: string, parent: unknown): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  return path ? `${path}.${key}` : key;
}

/**
 * What JSON.stringify would make null or an empty object of.
 *
 * @param given the value before its `toJSON` was asked
 */
function flawOf(written: unknown, given: unknown): string | undefined {
  if (typeof written === 'number' && !Number.isFinite(written)) return String(written);
  if (given instanceof Date && written === null) return 'an invalid Date';
  const kind = typeof written === 'object' && written !== null ? tag(written) : 'Object';
  return ['Object', 'Array'].includes(kind) ? undefined : `a ${kind}`;
}
