/**
 * Reads the fields of a form as PHP and Express do: `a[b]=1` is a member, `a[]=1` appends, `a[0][b]=1` numbers. Written
 * by the rules of those servers, from the names only; it shares nothing with the code that writes.
 */
export function readBrackets(form: string): unknown {
  const root = new Map<string, unknown>();
  for (const [name, value] of new URLSearchParams(form)) {
    const open = name.indexOf('[');
    const keys = open < 0 ? [name] : [name.slice(0, open), ...[...name.slice(open).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? '')];
    let level = root;
    for (const [depth, key] of keys.entries()) {
      const name = key === '' ? String(level.size) : key;
      if (depth === keys.length - 1) level.set(name, value);
      else {
        const below = level.get(name);
        const next = below instanceof Map ? below : new Map<string, unknown>();
        level.set(name, next);
        level = next;
      }
    }
  }
  return plain(root);
}

/** Maps whose keys count from 0 are lists. */
function plain(value: unknown): unknown {
  if (!(value instanceof Map)) return value;
  const keys = [...value.keys()];
  const members = [...value.values()].map(plain);
  return keys.length > 0 && keys.every((key, index) => key === String(index)) ? members : Object.fromEntries(keys.map((key, index) => [key, members[index]]));
}
