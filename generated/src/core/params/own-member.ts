/** A member by own name only: `constructor` and `__proto__` are ordinary names. */
export function ownMember<T>(of: Readonly<Record<string, T>> | undefined, name: string): T | undefined {
  return of && Object.hasOwn(of, name) ? of[name] : undefined;
}
