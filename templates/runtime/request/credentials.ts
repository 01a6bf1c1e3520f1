import { ConfigurationError } from '../errors/configuration.js';
import type { CredentialOption } from '../options.js';
import { isBlank, readEnv } from '../platform.js';
import { sdk } from '../sdk.js';
import type { KeyFormat } from '../security/scheme.js';
import type { Extras } from '../transport/state.js';
import { headerValue } from './headers.js';

/** Gives a secret that has been checked. */
export type Secret = () => string | Promise<string>;

/** The secrets at hand, by the name of their option; null where the caller wants none. */
export type Credentials = ReadonlyMap<string, Secret | null>;

/**
 * Finds the credentials of a client: its option, else what it inherits, else the environment variable. Blank counts as unset.
 *
 * @throws ConfigurationError for a value that can't be right; the message gives the reason, never the value
 */
export function resolveCredentials(
  given: Readonly<Record<string, CredentialOption | undefined>>,
  from: Credentials | undefined,
  flawOf: Extras['flawOf'],
): Credentials {
  const found = new Map(from);
  for (const scheme of Object.values(sdk.schemes)) {
    for (const { option, env } of scheme.sources) {
      const own = !isBlank(given[option]);
      const value = own ? given[option] : found.has(option) ? undefined : readEnv(env);
      if (value !== undefined) found.set(option, value === null ? null : secretOf(value, own ? option : env, scheme.format, flawOf));
    }
  }
  return found;
}

/**
 * @param value the result of a function is shared by the callers that come while it runs
 * @param named the option or variable that it is from
 */
function secretOf(value: NonNullable<CredentialOption>, named: string, format: KeyFormat | undefined, flawOf: Extras['flawOf']): Secret {
  // A caller without a compiler may give anything.
  const check = (secret: unknown, from: string): string => {
    const text = typeof secret === 'string' ? secret : '';
    const flaw = isBlank(text) ? 'is no text: pass a string, or a function that gives one.' : format && flawOf?.(text, format);
    if (flaw) throw new ConfigurationError(`${from} ${flaw}`);
    return format ? headerValue(from, text, ConfigurationError) : text;
  };
  if (typeof value !== 'function') {
    const secret = check(value, named);
    return () => secret;
  }
  let running: Promise<string> | undefined;
  const run = async (): Promise<string> => {
    try {
      return check(await value(), `${named}()`);
    } catch (cause) {
      throw cause instanceof ConfigurationError ? cause : new ConfigurationError(`${named}() failed to give a credential.`, { cause });
    } finally {
      running = undefined;
    }
  };
  return () => (running ??= run());
}
