import { member } from '../platform.js';

/**
 * A short text that differs where two JSON values do: 64 bits of FNV-1a. Not for secrets, and no guard against someone who looks
 * for two values with one fingerprint. It takes values of any depth.
 */
export function fingerprint(value: unknown): string {
  let low = 0x811c9dc5;
  let high = 0xcbf29ce4;
  // No recursion: a server may send nesting that is deeper than the stack.
  const rest: unknown[] = [value];
  while (rest.length > 0) {
    const next = rest.pop();
    const names = Object(next) === next ? Object.keys(Object(next)) : [];
    const text = `${typeof next}${names.length || String(next)};`;
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      low = Math.imul(low ^ unit, 0x01000193);
      high = Math.imul(high ^ unit, 0x85ebca6b);
    }
    for (const name of names) rest.push(member(next, name), name);
  }
  return `${low} ${high}`;
}
