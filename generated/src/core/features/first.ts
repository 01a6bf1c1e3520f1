import type { Shared } from '../middleware.js';

/** What was told already. */
class Told extends Set<string> {}

/** Raw requests have as many ids as there are paths: a server that has something to say of each must not fill the memory. */
const most = 1000;

/** Whether it is the first time that something is told, for a client and all that are derived from it. */
export function isFirst(shared: Shared, what: string): boolean {
  const told = shared(Told);
  if (told.has(what) || told.size === most) return false;
  told.add(what);
  return true;
}
