/** A set of names in which no two are alike, not even by case: they become files and exports side by side. */
export interface Scope {
  has(name: string): boolean;
  /** Whether nobody may take the name, because it means something already. */
  reserves(name: string): boolean;
  /**
   * Takes the first candidate that is free; else the last one with the lowest number that is.
   *
   * @param key whose name it is: what is held for it comes before all candidates
   */
  take(candidates: readonly [string, ...string[]], key?: string): Taken;
}

export interface Taken {
  readonly name: string;
  /** No candidate was free. */
  readonly numbered: boolean;
}

/**
 * @param reserved names that nobody may take, exactly as spelled
 * @param caseSensitive false where names become file names: some file systems fold case
 * @param held names by the key of whom they belong to, which no other key gets
 */
export function createScope(reserved: ReadonlySet<string>, caseSensitive: boolean, held: ReadonlyMap<string, string> = new Map()): Scope {
  const fold = (name: string): string => (caseSensitive ? name : name.toLowerCase());
  const taken = new Set([...held.values()].map(fold));
  const given = new Set<string>();
  const has = (name: string): boolean => reserved.has(name) || taken.has(fold(name));
  const claim = (name: string, numbered: boolean): Taken => {
    taken.add(fold(name));
    return { name, numbered };
  };
  return {
    has,
    reserves: (name) => reserved.has(name),
    take(candidates, key) {
      const own = key === undefined ? undefined : held.get(key);
      if (own !== undefined && !reserved.has(own) && !given.has(fold(own))) {
        given.add(fold(own));
        return { name: own, numbered: false };
      }
      const free = candidates.find((candidate) => !has(candidate));
      if (free !== undefined) return claim(free, false);
      const base = candidates.at(-1) ?? candidates[0];
      let number = 2;
      while (has(`${base}${number}`)) number += 1;
      return claim(`${base}${number}`, true);
    },
  };
}
