import { browserBuild } from './build.js';

/**
 * The value of an environment variable; undefined where it is unset or blank, and on platforms that have none, such as pages. (Their
 * build passes no names, so that most of them are not in a bundle either.)
 */
export function readEnv(name: string): string | undefined {
  if (browserBuild) return undefined;
  try {
    const value = member(member(member(globalThis, 'process'), 'env'), name);
    return isBlank(value) ? undefined : String(value).trim();
  } catch {
    // Deno refuses where it was not permitted to read the environment: then the variable is as good as unset.
    return undefined;
  }
}

/** Whether a value counts as not given. */
export function isBlank(value: unknown): boolean {
  return value === undefined || !String(value).trim();
}

/** A page in a browser, where further headers would need the server's consent (CORS) or are not allowed at all. */
export function isBrowser(): boolean {
  return 'document' in globalThis;
}

/** A member of a value that may be anything, also null; undefined where it has none. */
export function member(of: unknown, name: PropertyKey): unknown {
  return Reflect.get(Object(of), name);
}
