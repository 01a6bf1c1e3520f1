import { isSecret, redactText } from '../extras/secrets.js';

/**
 * A value as it may be logged: `***` stands for whatever its name calls a secret (a header, a parameter, a member), at any
 * depth, and for secrets within texts.
 *
 * @returns plain data, as JSON would have it; headers are an object and errors their message
 */
export function redact(value: unknown): unknown {
  try {
    return JSON.parse(
      JSON.stringify(value, (name, member: unknown) => {
        if (isSecret(name)) return '***';
        if (typeof member === 'string') return redactText(member);
        if (member instanceof Error) return redactText(String(member));
        return member instanceof Headers ? Object.fromEntries(member) : member;
      }),
    );
  } catch {
    // What JSON can't hold, such as a cycle.
    return redactText(String(value));
  }
}
