/** A set of names in which no two are alike, not even by case: they become files and exports side by side. */
export interface Scope {
  has(name: string): boolean;
  /** Whether nobody may take the name, because it means something already. */
  reserves(name: string): boolean;
  /** Takes the first candidate that is free; else the last one with the lowest number that is. */
  take(candidates: readonly [string, ...string[]]): Taken;
}

export interface Taken {
  readonly name: string;
  /** No candidate was free. */
  readonly numbered: boolean;
}

/**
 * @param reserved names that nobody may take, exactly as spelled
 * @param caseSensitive false where names become file names: some file systems fold case
 */
export function createScope(reserved: ReadonlySet<string>, caseSensitive: boolean): Scope {
  const taken = new Set<string>();
  const key = (name: string): string => (caseSensitive ? name : name.toLowerCase());
  const has = (name: string): boolean => reserved.has(name) || taken.has(key(name));
  const claim = (name: string, numbered: boolean): Taken => {
    taken.add(key(name));
    return { name, numbered };
  };
  return {
    has,
    reserves: (name) => reserved.has(name),
    take(candidates) {
      const free = candidates.find((candidate) => !has(candidate));
      if (free !== undefined) return claim(free, false);
      const base = candidates.at(-1) ?? candidates[0];
      let number = 2;
      while (has(`${base}${number}`)) number += 1;
      return claim(`${base}${number}`, true);
    },
  };
}
