import { isSecret } from '../transport/curl.js';

/**
 * A value as it may be logged: `***` stands for whatever its name calls a secret (a header, a parameter, a member), at any
 * depth, and for secrets within texts.
 *
 * @returns plain data; headers become an object, an error its message
 */
export function redact(value: unknown, name = '', depth = 6): unknown {
  if (isSecret(name)) return '***';
  if (typeof value === 'string') return redactText(value);
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '…';
  if (value instanceof Error || value instanceof URL || value instanceof Date) return redactText(String(value));
  if (Array.isArray(value)) return value.map((each) => redact(each, '', depth - 1));
  const members = value instanceof Headers ? [...value] : Object.entries(value);
  return Object.fromEntries(members.map(([key, member]) => [key, redact(member, key, depth - 1)]));
}

/** A text without the secrets in it: in the query of a URL, before its host, behind the name of an HTTP authentication scheme. */
export function redactText(text: string): string {
  return text
    .replace(/:\/\/[^\s/?#]*@/g, '://***@')
    .replace(/([?&;#]([^\s?&;#=]+)=)[^\s&;#]*/g, (whole, start: string, name: string) =>
      isSecret(decode(name)) ? `${start}***` : whole,
    )
    .replace(/\b(bearer|basic)\s+[^\s,;]+/gi, '$1 ***');
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
